import { addDays } from '@jackpot/config-schema';
import { decide } from '../src/index.ts';
import { payoutWindow } from '../src/payout-ratio.ts';
import { lottery, salesRow, ticketDistribution } from './lottery.ts';

const drawDate = '2026-11-28';
const weeksBefore = (weeks: number): string => addDays(drawDate, -7 * weeks);
const config = lottery({
  jackpot: { min: 1e6, max: 2e6, step: 1e6 },
  prizes: { jackpot: { win: 'certain' }, secondary: { shareOfSales: 0.25 } },
});

test('the window holds the 51 calendar weeks before the draw, and nothing from the draw on', () => {
  const history = [0, 1, 51, 52, 53].map((weeks) => salesRow({ drawDate: weeksBefore(weeks), ticketsSold: 1 + weeks }));
  const window = payoutWindow({ config, history, openDraws: [] }, drawDate);
  expect(window.draws).toBe(2);
  expect(window.sales).toBe((2 + 52) * 2.5);
});

test('missing weeks do not let older ones in', () => {
  const history = Array.from({ length: 104 }, (_, at) =>
    salesRow({ drawDate: weeksBefore(at + 1), ticketsSold: 1000 }),
  );
  const everyOther = history.filter((_, at) => at % 2 === 0);
  expect(payoutWindow({ config, history: everyOther, openDraws: [] }, drawDate)).toMatchObject({
    draws: 26,
    sales: 26 * 2500,
  });
});

test('past prizes are those expected given jackpot and tickets, not those paid', () => {
  const odds = lottery({
    prizes: { jackpot: { win: 'odds', oneIn: 10, paid: 'shared' }, secondary: { shareOfSales: 0.25 } },
  });
  const row = {
    drawDate: weeksBefore(1),
    ticketsSold: 2,
    jackpotAnnounced: 100,
    jackpotPaid: 0,
    secondaryPrizesPaid: 3,
  };
  const window = payoutWindow({ config: odds, history: [salesRow(row)], openDraws: [] }, drawDate);
  expect(window.expectedPrizes).toBeCloseTo(100 * (1 - 0.9 ** 2) + 0.25 * 5, 12);
  expect(window.realisedPrizes).toBe(3);
  expect(
    payoutWindow({ config: odds, history: [salesRow({ ...row, jackpotPaid: null })], openDraws: [] }, drawDate)
      .realisedPrizes,
  ).toBeNull();
});

test.each([
  { bounds: { min: 0.3, max: 0.5 }, slack: 0.05 },
  { bounds: { min: 0.4, max: 0.7 }, slack: 0.05 },
  { bounds: { max: 0.4 }, slack: -0.05 },
  { bounds: { min: 0.5 }, slack: -0.05 },
])('the ratio of the sums, 0.45, against $bounds', async ({ bounds, slack }) => {
  // This draw: sales 10 M, prizes 1 M + 2.5 M. Last week: sales 10 M, prizes 3 M + 2.5 M.
  const decision = await decide({
    config: lottery({
      jackpot: { min: 1e6, max: 1e6, step: 1e6 },
      prizes: { jackpot: { win: 'certain' }, secondary: { shareOfSales: 0.25 } },
      constraints: { payoutRatio: { weeks: 52, ...bounds }, cash: { share: 1, breachProbabilityPerYear: 0.01 } },
    }),
    history: [salesRow({ drawDate: weeksBefore(1), jackpotAnnounced: 3e6 })],
    openDraws: [],
    drawDate,
    forecast: () => ticketDistribution([[4e6, 1]]),
    cash: { available: 1e9, safetyNet: 0, exchangeRate: 1 },
  });
  const payout = decision.constraints.find(({ name }) => name === 'payoutRatio');
  expect(payout).toMatchObject({ satisfied: slack > 0, ...bounds });
  expect(payout?.value).toBeCloseTo(0.45, 12);
  expect(payout?.slack).toBeCloseTo(slack, 12);
  expect(decision.status).toBe(slack > 0 ? 'recommended' : 'infeasible');
  expect(decision.payoutExcess).toBeCloseTo(slack > 0 ? 0 : 1e6, 4);
});
