import { averageRegret, type PolicyName, type Replay, summariseRegimes } from '../src/index.ts';
import { plainRegime } from './plain-regime.ts';

/** Two weeks that keep everything, at 100 a week. */
function replayOf(policy: PolicyName, seed: number, changes: Partial<Replay> = {}): Replay {
  return {
    regime: 'plain',
    policy,
    seed,
    jackpots: [50_000, 50_000],
    objective: 200,
    sales: 1000,
    prizes: 400,
    startingRatio: 0.4,
    payoutMisses: [0, 0],
    cashBreaches: 0,
    expectedCashBreaches: 0.1,
    attainable: 200,
    ...changes,
  };
}

function summaryOf(regime: string, replays: readonly Replay[]) {
  const own = replays.map((replay) => ({ ...replay, regime }));
  return summariseRegimes([{ ...plainRegime(), name: regime }], own);
}

/** A regime in which the plan's regret is as given, by seed. */
function withRegrets(regime: string, regrets: Readonly<Record<number, number>>) {
  return summaryOf(
    regime,
    Object.entries(regrets).flatMap(([seed, regret]) => [
      replayOf('oracle', Number(seed)),
      replayOf('plan', Number(seed), { objective: 200 * (1 - regret) }),
    ]),
  );
}

describe('a summary of a regime', () => {
  test('has regrets by seed, of the seeds that every policy was replayed with, and gains paired by them', () => {
    const [summary] = summaryOf('plain', [
      replayOf('oracle', 2),
      replayOf('oracle', 1, { objective: 400 }),
      replayOf('oracle', 3),
      replayOf('constant', 1, { objective: 300 }),
      replayOf('constant', 2, { objective: 150 }),
      replayOf('plan', 1, { objective: 380 }),
      replayOf('plan', 2, { objective: 190 }),
      replayOf('plan', 3, { objective: 0 }),
    ]);
    expect(summary?.seeds).toEqual([1, 2]);
    const plan = summary?.policies.find(({ policy }) => policy === 'plan');
    expect(plan?.regretBySeed.map((regret) => regret.toFixed(9))).toEqual(['0.050000000', '0.050000000']);
    expect(plan?.gainOnConstant?.mean).toBeCloseTo(0.2, 12);
    expect(plan?.gainOnConstant?.standardError).toBeCloseTo(0, 12);
    expect(plan?.gainOnOneWeek).toBeNull();
  });

  test('charges what a policy spends of the ratio beyond the oracle, and counts misses and breaches', () => {
    const [summary] = summaryOf('plain', [
      replayOf('oracle', 1),
      replayOf('plan', 1, { attainable: 220, payoutMisses: [0.0005, 0.02], cashBreaches: 2, prizes: 450 }),
    ]);
    const plan = summary?.policies.find(({ policy }) => policy === 'plan');
    expect(plan?.revenue).toEqual({ mean: 180, standardError: null });
    expect(plan).toMatchObject({ missedWindows: 0.5, largestMiss: 0.02, payoutRatio: { mean: 0.45 } });
    expect(plan?.cash).toMatchObject({ breaches: 2, expected: 0.1 });
    expect(plan?.cash.pValue).toBeLessThan(1e-6);
  });

  test('is none without the oracle', () => {
    expect(summaryOf('plain', [replayOf('plan', 1)])).toEqual([]);
  });
});

describe('regret averaged over regimes', () => {
  test('is as uncertain as its seeds: what goes together in two regimes does not average out', () => {
    const together = [...withRegrets('a', { 1: 0, 2: 0.02 }), ...withRegrets('b', { 1: 0, 2: 0.02 })];
    expect(averageRegret(together, 'plan')?.mean).toBeCloseTo(0.01, 12);
    expect(averageRegret(together, 'plan')?.standardError).toBeCloseTo(0.01, 12);
    const opposed = [...withRegrets('a', { 1: 0, 2: 0.02 }), ...withRegrets('b', { 1: 0.02, 2: 0 })];
    expect(averageRegret(opposed, 'plan')?.standardError).toBeCloseTo(0, 12);
  });

  test('is of the seeds that all regimes have; none without one', () => {
    const [first, second] = [withRegrets('a', { 1: 0, 2: 0.5 }), withRegrets('b', { 1: 0.02, 3: 0.9 })];
    expect(averageRegret([...first, ...second], 'plan')).toEqual({
      mean: expect.closeTo(0.01, 12) as number,
      standardError: null,
    });
    expect(averageRegret([...first, ...withRegrets('c', { 7: 0.1 })], 'plan')).toBeNull();
    expect(averageRegret(first, 'one week')).toBeNull();
  });
});
