import { breachProbabilityPerDraw, cashLimit, evaluateJackpots } from '../../src/index.ts';
import { lottery, ticketDistribution } from '../lottery.ts';

test('a country may lose its share of what is above the net, in its own currency', () => {
  const config = lottery();
  expect(cashLimit(config, { available: 105, safetyNet: 5, exchangeRate: 1.25 })).toBeCloseTo(0.4 * 80, 12);
  expect(cashLimit(config, { available: 4, safetyNet: 5, exchangeRate: 1.25 })).toBe(0);
});

test('52 draws at the probability of one breach as often as the year may', () => {
  for (const year of [0.5, 0.01, 1e-9]) {
    const draw = breachProbabilityPerDraw(year, 52);
    expect(1 - Math.exp(52 * Math.log1p(-draw))).toBeCloseTo(year, 12);
    expect((52 * draw) / year).toBeGreaterThanOrEqual(1);
  }
});

describe('the constraint', () => {
  // Cash in is 4 M × 2.5 × 0.62 − 0.5 M = 5.7 M, other prizes are 2.5 M: the loss is 6.8 M when 10 M are won.
  const evaluate = (available: number, year: number) =>
    evaluateJackpots(
      {
        config: lottery({
          prizes: { jackpot: { win: 'probability', value: 0.01 }, secondary: { shareOfSales: 0.25 } },
          constraints: { payoutRatio: { weeks: 52, max: 1 }, cash: { share: 0.4, breachProbabilityPerYear: year } },
        }),
        history: [],
        openDraws: [],
        drawDate: '2026-11-28',
        forecast: () => ticketDistribution([[4e6, 1]]),
        cash: { available, safetyNet: 5e6, exchangeRate: 1 },
      },
      [10e6],
    )[0];
  const cashOf = (available: number, year: number) =>
    evaluate(available, year)?.constraints.find(({ name }) => name === 'cash');

  test('is the probability to lose more than the limit, against that of one draw', () => {
    expect(cashOf(5e6 + 6.7e6 / 0.4, 0.2)).toMatchObject({ value: 0.01, satisfied: false });
    expect(cashOf(5e6 + 6.9e6 / 0.4, 0.2)).toMatchObject({ value: 0, satisfied: true });
    expect(cashOf(5e6 + 6.7e6 / 0.4, 0.5)).toMatchObject({ value: 0.01, satisfied: true });
  });

  test('with a probability of 0, is the worst case given that the jackpot is won', () => {
    expect(cashOf(5e6 + 6.7e6 / 0.4, 0)).toMatchObject({ value: 1, satisfied: false });
    expect(cashOf(5e6 + 6.9e6 / 0.4, 0)).toMatchObject({ value: 0, satisfied: true });
    expect(evaluate(0, 0)?.lossQuantile).toBeCloseTo(6.8e6, 0);
    expect(evaluate(0, 0.2)?.lossQuantile).toBeCloseTo(6.8e6, 0);
    expect(evaluate(0, 0.5)?.lossQuantile).toBeCloseTo(-3.2e6, 0);
  });
});
