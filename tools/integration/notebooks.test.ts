import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonEnvironment } from '../src/python-environment.ts';

jest.setTimeout(900_000);

const NOTEBOOKS = join(import.meta.dirname, '../../notebooks');
const names = ['sales', 'response', 'decision'] as const;
const tools = pythonEnvironment('notebooks');
const home = mkdtempSync(join(tmpdir(), 'jackpot-jupyter-'));

interface Cell {
  readonly cell_type: string;
  readonly source: string | readonly string[];
  readonly outputs?: readonly { readonly output_type: string }[];
}

/** Runs a program in a home folder of its own, where Deno's kernel is installed. */
function run(cwd: string, program: string, ...args: readonly string[]): void {
  const env = { ...process.env, HOME: home, PATH: `${tools}:${process.env['PATH']}` };
  const { status, stdout, stderr } = spawnSync(join(tools, program), args, { cwd, env, encoding: 'utf8' });
  expect([status, status === 0 ? '' : `${stdout}${stderr}`]).toEqual([0, '']);
}

const cellsOf = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as { cells: readonly Cell[] }).cells;
const text = ({ source }: Cell) => (typeof source === 'string' ? source : source.join(''));

beforeAll(() => run(home, 'deno', 'jupyter', '--install'));

test.each(names)('%s.ts becomes a notebook and comes back as it was', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-notebook-'));
  copyFileSync(join(NOTEBOOKS, `${name}.ts`), join(folder, `${name}.ts`));
  run(folder, 'jupytext', '--to', 'ipynb', '--test', `${name}.ts`);
});

test('jupytext --sync carries an edit of the program to the notebook', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-notebook-'));
  const [program, notebook] = [join(folder, 'sales.ts'), join(folder, 'sales.ipynb')];
  copyFileSync(join(NOTEBOOKS, 'sales.ts'), program);
  run(folder, 'jupytext', '--set-formats', 'ipynb,ts:percent', 'sales.ts');
  const before = cellsOf(notebook).length;
  writeFileSync(program, `${readFileSync(program, 'utf8')}\n// %%\nconsole.log('a cell more');\n`);
  // A later edit, also where two of them fall into one tick of the file system's clock.
  const later = new Date(Date.now() + 2000);
  utimesSync(program, later, later);
  run(folder, 'jupytext', '--sync', 'sales.ts');
  expect(cellsOf(notebook)).toHaveLength(before + 1);
  expect(text(cellsOf(notebook).at(-1) as Cell)).toBe("console.log('a cell more');");
});

test.each(names)("%s runs on Deno's kernel from its first cell to its last", (name) => {
  const notebook = join(NOTEBOOKS, `${name}.ipynb`);
  try {
    run(NOTEBOOKS, 'jupytext', '--to', 'ipynb', `${name}.ts`);
    run(NOTEBOOKS, 'jupyter', 'nbconvert', '--to', 'notebook', '--execute', '--inplace', `${name}.ipynb`);
    const outputs = cellsOf(notebook).flatMap((cell) => cell.outputs ?? []);
    expect(outputs.filter(({ output_type }) => output_type === 'error')).toEqual([]);
  } finally {
    rmSync(notebook, { force: true });
  }
});
