import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Workplace } from './workplace.ts';

jest.setTimeout(30_000);

const REPOSITORY = join(import.meta.dirname, '../../..');
const simulated = `"$0" apps/cli/bin/jackpot.js simulate --config configs/england.yaml --weeks 3000 --seed 1`;
const inShell = (line: string) =>
  spawnSync('bash', ['-o', 'pipefail', '-c', line, process.execPath], {
    cwd: REPOSITORY,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  });

test('a reader that has gone ends nothing', () => {
  const { status, stdout, stderr } = inShell(`${simulated} | head -1`);
  expect([status, stdout.split(',')[0], stderr]).toEqual([0, 'country', expect.not.stringContaining('EPIPE')]);
});

const onLinux = process.platform === 'linux' ? test : test.skip;
onLinux('a disk that takes no more is the machine’s fault, and said once', () => {
  const { status, stderr } = inShell(`${simulated} > /dev/full`);
  expect([status, stderr.match(/.*ENOSPC.*/g)]).toEqual([
    6,
    ['what it prints could not be written: ENOSPC: no space left on device, write'],
  ]);
});

test('a draw after the last year that dates have is wrong usage', async () => {
  const place = new Workplace(['england'], { weeks: 1 });
  const { code, stderr } = await place.weekly('--draw-date', '9999-12-31');
  expect([code, stderr]).toEqual([2, '--draw-date: expected a draw before 9999, found 9999-12-31\n']);
});
