import { type Evaluation, defaultRecipe, evaluation, judge } from '../src/index.ts';

const gate = { draws: 26, marginOverSeasonalNaive: 0.05, coverage90: { min: 0.75, max: 1 } };
const other = { ...defaultRecipe, features: { ...defaultRecipe.features, holidays: false } };

/** Ten draws of 100 tickets, each forecast `off` too low at every quantile: loss off/100; the first `missed` outside the interval. */
function folds(off: number, missed = 0) {
  return Array.from({ length: 10 }, (_, i) => ({
    drawDate: `2026-01-${String(i + 10)}`,
    actual: 100,
    quantiles:
      i < missed ? Array.from({ length: 11 }, () => 100 - off) : [...Array.from({ length: 10 }, () => 100 - off), 100],
  }));
}

function evaluated(challenger: number, champion: number | null, { missed = 0, refresh = false } = {}): Evaluation {
  return {
    formatVersion: 1,
    country: 'testland',
    drawDate: '2026-01-31',
    challenger: { recipe: defaultRecipe, folds: folds(challenger, missed) },
    champion:
      champion === null ? null : { recipe: refresh ? structuredClone(defaultRecipe) : other, folds: folds(champion) },
    seasonalNaive: { folds: folds(20) },
    refresh,
    drift: null,
    training: { rows: 100, cutoff: '2026-01-24', backend: 'cpu', seed: 1 },
  };
}

describe('the gate', () => {
  test.each([
    ['a first model that beats the naive', evaluated(10, null), 'approved', /50\.0 % better than the seasonal naive/],
    ['a first model inside the margin', evaluated(19.9, null), 'rejected', /5\.0 % better is required/],
    ['a model worse than the naive', evaluated(25, null), 'rejected', /25\.0 % worse/],
    ['a new recipe better than the champion', evaluated(9, 10), 'approved', /not worse than the champion/],
    ['a new recipe equal to the champion', evaluated(10, 10), 'approved', /not worse than the champion/],
    ['a new recipe worse than the champion', evaluated(11, 10), 'rejected', /is worse than the champion recipe's 0\.0/],
    ['a refresh, whatever the champion scored', evaluated(11, 10, { refresh: true }), 'approved', /seasonal naive/],
    [
      'a refresh that covers too little',
      evaluated(10, 10, { refresh: true, missed: 3 }),
      'rejected',
      /covered 70\.0 %, outside 75\.0 % to 100\.0 %/,
    ],
    ['coverage at the band’s edge', evaluated(10, null, { missed: 2 }), 'approved', /covered 80\.0 %, inside/],
  ] as const)('%s', (_, input, verdict, reason) => {
    const judgement = judge(evaluation.parse(input), gate);
    expect(judgement.verdict).toBe(verdict);
    expect(judgement.refresh).toBe(input.refresh);
    expect(judgement.reasons.join('\n')).toMatch(reason);
  });

  test('a naive that foretold every draw exactly is told in words, not by a share of nothing', () => {
    const exact = { ...evaluated(0.01, null), seasonalNaive: { folds: folds(0) } };
    const [reason] = judge(evaluation.parse(exact), gate).reasons;
    expect(reason).toMatch(/foretold every draw exactly/);
    expect(reason).not.toMatch(/Infinity|NaN/);
  });

  test('says what failed first', () => {
    expect(judge(evaluated(10, 9, { missed: 3 }), gate).reasons[0]).toMatch(/covered/);
  });

  test('reports drift and never decides by it', () => {
    const since = folds(90, 10).map((fold) => ({ ...fold, rare: [5, 20], jackpot: 1e6, jackpotBeyond: 0 }));
    const drifted = { ...evaluated(10, 11), drift: { cutoff: '2026-01-01', folds: since } };
    const judgement = judge(evaluation.parse(drifted), gate);
    expect(judgement.verdict).toBe('approved');
    expect(judgement.metrics.drift?.coverage90).toBe(0);
    expect(judgement.drift).toMatch(/100 tickets were sold on 2026-01-19/);
  });

  test('an evaluation on unequal draws is refused', () => {
    const uneven = { ...evaluated(10, null), seasonalNaive: { folds: folds(20).slice(1) } };
    expect(evaluation.safeParse(uneven).success).toBe(false);
  });
});
