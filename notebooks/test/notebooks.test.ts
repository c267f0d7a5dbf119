import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

jest.setTimeout(180_000);

const FOLDER = join(import.meta.dirname, '..');

describe.each([
  ['sales', 3],
  ['response', 1],
  ['decision', 3],
])('%s.ts', (name, tables) => {
  test('runs as a program, and prints its tables', () => {
    const run = spawnSync(process.execPath, [`${name}.ts`], { cwd: FOLDER, encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(run.stdout.match(/^┌/gm)).toHaveLength(tables);
    expect(run.stdout).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("is in Jupytext's percent format: text in comments, every cell with code or text", () => {
    const [header = '', ...cells] = readFileSync(join(FOLDER, `${name}.ts`), 'utf8').split(/^\/\/ %%/m);
    expect(header).toMatch(/format_name: percent[^]*name: deno/);
    expect(cells.length).toBeGreaterThan(4);
    for (const cell of cells) {
      const [mark = '', ...lines] = cell.trimEnd().split('\n');
      expect(lines.join('').trim()).not.toBe('');
      if (mark.includes('[markdown]')) for (const line of lines.filter(Boolean)) expect(line).toMatch(/^\/\//);
    }
  });
});
