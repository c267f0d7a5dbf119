import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(300_000);

const REPOSITORY = join(import.meta.dirname, '../..');
const OPTIMISER = join(REPOSITORY, 'libs/constrained-optimiser');

interface Fault {
  readonly what: string;
  readonly file: string;
  readonly found: string;
  readonly planted: string;
  /** The test that must fail. */
  readonly test: string;
}

/** Faults that money was lost by elsewhere, each planted in a copy of the optimiser. */
const faults: readonly Fault[] = [
  {
    what: 'a sign',
    file: 'draw/draw-money.ts',
    found: '- jackpotPaid - secondary',
    planted: '+ jackpotPaid - secondary',
    test: 'draw/draw-money',
  },
  {
    what: 'a window off by one',
    file: 'constraint/payout-ratio.ts',
    found: 'drawDate > opens && drawDate < date',
    planted: 'drawDate >= opens && drawDate < date',
    test: 'constraint/payout-ratio',
  },
  {
    what: 'shared for each',
    file: 'draw/expected-prizes.ts',
    found: "prize.paid === 'each'",
    planted: "prize.paid === 'shared'",
    test: 'draw/draw-money',
  },
  {
    what: 'the mean plugged in',
    file: 'draw/draw-money.ts',
    found: 'expectedJackpotPaid(prizes.jackpot, jackpot, point.tickets)',
    planted: 'expectedJackpotPaid(prizes.jackpot, jackpot, tickets.mean)',
    test: 'draw/draw-money',
  },
  {
    what: 'the share ignored',
    file: 'constraint/cash-safety-net.ts',
    found: 'constraints.cash.share * Math.max',
    planted: 'Math.sign(constraints.cash.share) * Math.max',
    test: 'constraint/cash-safety-net',
  },
  {
    what: 'the unit size ignored',
    file: 'draw/winning-units.ts',
    found: 'prize.oneIn, prize.ticketsPerWinningUnit)',
    planted: 'prize.oneIn, Math.min(1, prize.ticketsPerWinningUnit))',
    test: 'loss/point-tails',
  },
  {
    what: 'rows for weeks',
    file: 'constraint/payout-ratio.ts',
    found: 'history.filter(isInside)',
    planted: 'history.filter((row) => row.drawDate < date && row.drawDate !== opens).slice(0, 51)',
    test: 'constraint/payout-ratio',
  },
  {
    what: 'floor for cap',
    file: 'constraint/payout-ratio.ts',
    found: 'constraintValue(name, ratio, { min, max })',
    planted: 'constraintValue(name, ratio, { min: max, max: min })',
    test: 'constraint/payout-ratio',
  },
];

function plant(folder: string, { file, found, planted }: Fault): void {
  const path = join(folder, 'src', file);
  const text = readFileSync(path, 'utf8');
  expect(text.split(found)).toHaveLength(2);
  writeFileSync(path, text.replace(found, planted));
}

interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    /** Focused: passed, and some of its tests were not run. */
    readonly status: 'passed' | 'focused' | 'failed';
    readonly message: string;
  }[];
}

/** Every copy is tested in one run, which takes as long as one. */
test('each planted fault fails the test that is there for it, and the source as it is fails none', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'jackpot-')));
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
  const copy = (name: string): string => {
    const folder = join(root, name);
    for (const part of ['src', 'test']) cpSync(join(OPTIMISER, part), join(folder, part), { recursive: true });
    return folder;
  };
  const sound = copy('sound');
  const planted = faults.map((fault, at) => {
    const folder = copy(`fault-${at}`);
    plant(folder, fault);
    return join(folder, 'test', `${fault.test}.test.ts`);
  });
  const control = [...new Set(faults.map((fault) => join(sound, 'test', `${fault.test}.test.ts`)))];
  const jest = join(REPOSITORY, 'node_modules/jest/bin/jest.js');
  const args = ['--config', join(REPOSITORY, 'jest.config.mjs'), '--rootDir', root, '--json', '--runTestsByPath'];
  // The distribution of the loss takes most of the time, and no fault here is in it.
  const others = ['--testNamePattern', '^(?!.*(distribution of the loss|quantile is))'];
  const run = spawnSync(process.execPath, [jest, ...args, ...others, ...control, ...planted], { encoding: 'utf8' });
  const { testResults } = JSON.parse(run.stdout) as JestReport;
  const outcome = (path: string) => testResults.find(({ name }) => name === path)?.status;
  for (const path of control) expect(['passed', 'focused']).toContain(outcome(path));
  expect(faults.filter((_, at) => outcome(planted[at] ?? '') !== 'failed').map(({ what }) => what)).toEqual([]);
  // A copy that does not compile would fail as well.
  expect(testResults.filter(({ message }) => message.includes('Test suite failed to run'))).toEqual([]);
});
