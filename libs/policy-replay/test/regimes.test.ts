import { calendarUplift, expectedTickets, simulateSales } from '@jackpot/simulator';
import { type Regime, regimes } from '../src/index.ts';

function regime(name: string): Regime {
  const found = regimes.find((other) => other.name === name);
  if (found === undefined) throw new Error(`no regime ${name}`);
  return found;
}

const past = ({ config, market, pastWeeks, lastPastDraw }: Regime) =>
  simulateSales({ rules: config, ...market }, { weeks: pastWeeks, seed: 1, lastDrawDate: lastPastDraw });

function correlation(x: readonly number[], y: readonly number[]): number {
  const centred = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  const [a, b] = [centred(x), centred(y)];
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** Correlation of the past's jackpots with what the calendar alone sold. */
const confounding = (one: Regime) => {
  const draws = past(one);
  return correlation(
    draws.map(({ jackpotAnnounced }) => Math.log(jackpotAnnounced)),
    draws.map(({ drawDate }) => calendarUplift(one.market.demand, drawDate)),
  );
};

/** Share by which sales rise where the jackpot rises by 1 %. */
const elasticityOn = ({ market: { demand } }: Regime, date: string) =>
  Math.log(expectedTickets(demand, date, 6.06e6, 40e3) / expectedTickets(demand, date, 6e6, 40e3)) / Math.log(1.01);

test('elastic and inelastic', () => {
  expect(elasticityOn(regime('elastic'), '2027-03-06')).toBeCloseTo(0.6, 9);
  expect(elasticityOn(regime('inelastic'), '2027-03-06')).toBeCloseTo(0.05, 9);
});

test('confounded: jackpots stood high in weeks that sold well anyway, elsewhere hardly', () => {
  expect(confounding(regime('confounded'))).toBeGreaterThan(0.8);
  expect(confounding(regime('elastic'))).toBeLessThan(0.4);
});

test('redesign: another level and response since half a year', () => {
  const { market } = regime('redesign');
  const [before, after] = ['2026-05-23', '2026-05-30'].map((date) => expectedTickets(market.demand, date, 8e6, 40e3));
  expect((after ?? 0) / (before ?? 1)).toBeCloseTo(Math.exp(0.15), 1);
  expect(elasticityOn(regime('redesign'), '2026-05-23')).toBeCloseTo(0.5, 9);
  expect(elasticityOn(regime('redesign'), '2026-05-30')).toBeCloseTo(0.2, 9);
});

test('christmas sells twice as much as an ordinary week', () => {
  const { demand } = regime('christmas').market;
  const [ordinary, christmas] = ['2026-10-17', '2026-12-26'].map((date) => expectedTickets(demand, date, 5e6, 40e3));
  expect((christmas ?? 0) / (ordinary ?? 1)).toBeGreaterThan(1.8);
});

test('rare wins: fewer than one in fifty draws', () => {
  const { config, market } = regime('rare-wins');
  const { jackpot } = config.prizes;
  if (jackpot.win !== 'odds') throw new Error('rare-wins is a game of odds');
  expect(market.demand.tickets / jackpot.oneIn).toBeLessThan(0.02);
});

test('every past lies on its grid and in two years of weeks', () => {
  for (const one of regimes) {
    const draws = past(one);
    expect(draws).toHaveLength(104);
    for (const { jackpotAnnounced } of draws) expect((jackpotAnnounced - 1e6) % 250e3).toBe(0);
  }
});
