import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { installedProgram } from '../src/installed-program.ts';
import { declaredInputs } from '../src/recorded-reads/declared-inputs.ts';
import { RECORDER, recordedReads } from '../src/recorded-reads/recorded-reads.ts';

jest.setTimeout(600_000);

const ROOT = join(import.meta.dirname, '../..');
const nx = installedProgram('nx');
const PATH = [dirname(nx), process.env['PATH']].join(delimiter);

const shown = (...what: readonly string[]): unknown =>
  JSON.parse(execFileSync(process.execPath, [nx, 'show', ...what, '--json'], { cwd: ROOT, encoding: 'utf8' }));

/**
 * Targets that Nx answers from its cache and no Jest runs, which compares its own; bundles first, since synth reads them. Not the
 * linter: Nx's rules read the whole workspace for its graph. esbuild reads modules unseen; they are of packages that the
 * manifest names, as the linter holds.
 */
const tasks = ['bundle', 'synth', 'typecheck'].flatMap((target) =>
  (shown('projects', '--with-target', target) as string[]).map((project) => `${project}:${target}`),
);

test('there are tasks of each target', () => expect(tasks.length).toBeGreaterThan(35));

test.each(tasks)('%s opens none but its inputs', async (task) => {
  const reads = mkdtempSync(join(tmpdir(), 'jackpot-'));
  const { command } = shown('target', task) as { command: string };
  const env = { ...process.env, PATH, RECORDED_READS: reads, NODE_OPTIONS: `--require=${JSON.stringify(RECORDER)}` };
  const { status, stderr, stdout } = spawnSync(command, { cwd: ROOT, env, shell: true, encoding: 'utf8' });
  expect([status, status === 0 ? '' : `${stdout}${stderr}`]).toEqual([0, '']);
  const opened = recordedReads(reads, ROOT);
  expect(opened).not.toEqual([]);
  const inputs = await declaredInputs(task);
  expect(opened.filter((file) => !inputs.has(file))).toEqual([]);
});
