import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROWS = join(import.meta.dirname, '../src/output/running-rows.ts');
/** Says two rows, then holds its thread for two seconds, as the solver does. */
const PROGRAM = `
import { runningRows } from ${JSON.stringify(ROWS)};
const rows = runningRows(process.stderr, () => performance.now(), 250);
rows.say('germany', 'germany choosing the jackpot: done', false);
rows.say('england', 'england choosing the jackpot', true);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
rows.end();
`;

const folder = mkdtempSync(join(tmpdir(), 'jackpot-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('what runs is said again with its time while the thread is held, and what is done is not', () => {
  const program = join(folder, 'program.mts');
  writeFileSync(program, PROGRAM);
  const { stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  const [first, second, ...ticks] = stderr.trimEnd().split('\n');
  expect([first, second]).toEqual([
    expect.stringMatching(/^ +0\.\d s {2}germany choosing the jackpot: done$/),
    expect.stringMatching(/^ +0\.\d s {2}england choosing the jackpot$/),
  ]);
  expect(ticks.length).toBeGreaterThanOrEqual(2);
  for (const tick of ticks) expect(tick).toMatch(/^ +\d\.\d s {2}england choosing the jackpot, \d s so far$/);
});
