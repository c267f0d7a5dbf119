import {
  addDays,
  type CountryConfig,
  dayNumber,
  drawsBetween,
  nextDraw,
  plannedDraws,
  weekdays,
} from '@jackpot/config-schema';
import fc from 'fast-check';
import { decide } from '../../src/index.ts';
import { missingDraws, pastSums, payoutWindow, payoutWindows } from '../../src/constraint/payout-ratio.ts';
import { lottery, salesRow, ticketDistribution } from '../lottery.ts';

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

test('past draws count by the odds and the prizes in force when they were drawn', () => {
  const jackpotAt = (oneIn: number) => ({
    win: 'odds' as const,
    oneIn,
    paid: 'shared' as const,
    ticketsPerWinningUnit: 1,
  });
  const secondary = { shareOfSales: 0.25 };
  const history = [1, 2].map((weeks) => salesRow({ drawDate: weeksBefore(weeks), ticketsSold: 45e6 }));
  const before = lottery({ prizes: { jackpot: jackpotAt(45e6), secondary } });
  const changed = {
    ...lottery({ prizes: { jackpot: jackpotAt(59e6), secondary } }),
    earlier: [{ until: weeksBefore(1), prizes: before.prizes }],
  };
  const expected = (of: typeof before) => payoutWindow({ config: of, history, openDraws: [] }, drawDate).expectedPrizes;
  expect(expected(changed)).toBe(expected(before));
  const sinceLastWeek = { ...changed, earlier: [{ until: weeksBefore(2), prizes: before.prizes }] };
  expect(expected(sinceLastWeek)).toBeLessThan(expected(before) - 1e5);
});

test('open draws are in their windows in expectation, whatever basis counts what was paid', async () => {
  const history = [2, 3].map((weeks) =>
    salesRow({ drawDate: weeksBefore(weeks), ticketsSold: 4e6, jackpotPaid: 0, secondaryPrizesPaid: 2.5e6 }),
  );
  const openDraws = [{ drawDate: weeksBefore(1), jackpot: 2e6, sales: 8e6, prizes: 4e6 }];
  const window = payoutWindow({ config, history, openDraws }, drawDate);
  expect(window).toMatchObject({ draws: 2, open: { draws: 1, sales: 8e6, prizes: 4e6 } });
  expect(missingDraws({ config, drawDate, window })).toBe(48);
  expect(pastSums(window, 'realised')).toEqual({ sales: 28e6, prizes: 9e6 });
  const realised = lottery({
    jackpot: { min: 1e6, max: 1e6, step: 1e6 },
    prizes: { jackpot: { win: 'certain' }, secondary: { shareOfSales: 0.25 } },
    constraints: {
      payoutRatio: { weeks: 52, max: 0.9, basis: 'realised' },
      cash: { share: 1, breachProbabilityPerYear: 0.01 },
    },
  });
  const decision = await decide({
    config: realised,
    history,
    openDraws,
    drawDate,
    forecast: () => ticketDistribution([[4e6, 1]]),
    cash: { available: 1e9, safetyNet: 0, exchangeRate: 1 },
  });
  const ratio = decision.constraints.find(({ name }) => name === 'payoutRatio')?.value;
  expect(ratio).toBeCloseTo((9e6 + 1e6 + 2.5e6) / (28e6 + 10e6), 12);
  expect([decision.realisedPayoutRatio, decision.lastJackpot, decision.missingWeeks]).toEqual([5e6 / 20e6, 2e6, 48]);
});

const anyCalendar = fc.constantFrom<CountryConfig['draws']>(
  { weekdays: ['saturday'] },
  { weekdays: ['wednesday', 'saturday'] },
  { weekdays: [...weekdays] },
  { weekdays: ['friday'], everyWeeks: 2, from: '2026-01-02' },
  { dayOfMonth: 28 },
  { weekdays: ['saturday'], exceptions: [{ date: '2026-08-01', until: '2026-09-25', cancelled: true }] },
);

test('the windows of a plan are sums over dates, whatever is drawn in 364 days', () => {
  fc.assert(
    fc.property(anyCalendar, fc.integer({ min: 0, max: 3 }), (draws, open) => {
      const game = { ...lottery({ plan: { horizonWeeks: 52 } }), draw: undefined, draws };
      const first = nextDraw(game, '2026-11-20');
      const past = drawsBetween(game, addDays(first, -800), addDays(first, -1));
      const history = past.slice(0, past.length - open).map((date) => salesRow({ drawDate: date }));
      const openDraws = past
        .slice(past.length - open)
        .map((date) => ({ drawDate: date, jackpot: 1e6, sales: 1e6, prizes: 4e5 }));
      const dates = plannedDraws(game, first, 52);
      const windows = payoutWindows({ config: game, history, openDraws, drawDate: first }, dates);
      expect(windows).toHaveLength(dates.length);
      for (const window of windows) {
        const last = dates[window.last] ?? '';
        const inside = (date: string) => dayNumber(date) > dayNumber(last) - 364 && date <= last;
        expect(dates.filter(inside)).toEqual(dates.slice(window.first, window.last + 1));
        const rows = history.filter((row) => inside(row.drawDate));
        const sales = rows.reduce((sum, row) => sum + row.grossSales, 0);
        expect(window.pastSales).toBe(sales + 1e6 * openDraws.filter((draw) => inside(draw.drawDate)).length);
      }
    }),
    { numRuns: 24 },
  );
});
