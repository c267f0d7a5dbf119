import { addDays } from '@jackpot/config-schema';
import { decide, type DecisionInput, drawMoney, PinnedJackpotError } from '../../src/index.ts';
import { logNormalTickets, lottery, salesRow } from '../lottery.ts';

jest.setTimeout(60_000);

// 2028 has five draws: its first is in the calendar year, and not in the 52 weeks that end with its last.
const drawDate = '2028-07-01';
const dates = [0, 91, 182, 273].map((days) => addDays(drawDate, days));
const past = [6e6, 8e6, 4e6].map((jackpot, at) => ({ date: addDays(drawDate, -91 * (at + 1)), jackpot }));
const jackpots = [4e6, 6e6, 8e6, 10e6, 12e6];
const median = (jackpot: number) => 4e6 * (jackpot / 10e6) ** 0.9;
const levels = new Map(dates.map((date, at) => [date, [1, 1.2, 0.9, 1.05][at] ?? 1]));
const tickets = (date: string, jackpot: number) => logNormalTickets((levels.get(date) ?? 1) * median(jackpot), 0.1, 9);

interface Rules {
  readonly ratio: { readonly min?: number; readonly max?: number };
  readonly also?: 'calendarYear';
  readonly pinned?: Readonly<Record<string, number>>;
  readonly maxChange?: number;
  readonly available?: number;
}

/** Four draws a year and five jackpots, after three draws: few enough to try every plan. */
function quarterly({ ratio, also, pinned, maxChange, available = 1e9 }: Rules): DecisionInput {
  return {
    config: lottery({
      draw: undefined,
      draws: { weekdays: ['saturday'], everyWeeks: 13, from: drawDate },
      jackpot: { min: 4e6, max: 12e6, step: 2e6, ...(maxChange && { maxChange }) },
      prizes: { jackpot: { win: 'odds', oneIn: 6e6, paid: 'shared' }, secondary: { shareOfSales: 0.25 } },
      constraints: {
        payoutRatio: { weeks: 52, ...ratio, ...(also && { also }) },
        cash: { share: 1, breachProbabilityPerYear: 0.5 },
      },
      plan: { horizonWeeks: 52, ...(pinned && { pinned }) },
    }),
    history: past.map(({ date, jackpot }) =>
      salesRow({ drawDate: date, jackpotAnnounced: jackpot, ticketsSold: Math.round(median(jackpot)) }),
    ),
    openDraws: [],
    drawDate,
    forecast: (draw) => tickets(draw.drawDate, draw.jackpot),
    cash: { available, safetyNet: 0, exchangeRate: 1 },
  };
}

/** The best of all 625 plans that the rules allow, told by dates alone; null where they allow none. */
function bestOfAll({ ratio, also, pinned = {}, maxChange = Infinity }: Rules): number | null {
  const { config } = quarterly({ ratio });
  const moneyOf = (date: string, jackpot: number) => drawMoney({ config, jackpot, tickets: tickets(date, jackpot) });
  const known = past.toReversed().map(({ date, jackpot }) => {
    const sold = Math.round(median(jackpot));
    const won = 1 - (1 - 1 / 6e6) ** sold;
    return { date, jackpot, sales: sold * 2.5, prizes: jackpot * won + 0.25 * sold * 2.5, revenue: 0 };
  });
  let plans = [known];
  for (const date of dates)
    plans = plans.flatMap((plan) =>
      jackpots
        .filter((jackpot) => jackpot === (pinned[date] ?? jackpot))
        .filter((jackpot) => {
          const last = plan.at(-1)?.jackpot ?? 0;
          return Math.abs(jackpot - last) <= maxChange * last + 1e-6;
        })
        .map((jackpot) => {
          const { expectedSales, expectedPrizes, expectedNetRevenue } = moneyOf(date, jackpot);
          return [
            ...plan,
            { date, jackpot, sales: expectedSales, prizes: expectedPrizes, revenue: expectedNetRevenue },
          ];
        }),
    );
  const isKept = (draws: typeof known) => {
    const sum = (of: (draw: (typeof known)[number]) => number) => draws.reduce((total, draw) => total + of(draw), 0);
    const value = sum(({ prizes }) => prizes) / sum(({ sales }) => sales);
    return value <= (ratio.max ?? 1) + 1e-8 && value >= (ratio.min ?? 0) - 1e-8;
  };
  const kept = plans.filter(
    (plan) =>
      dates.every((end) => isKept(plan.filter(({ date }) => date > addDays(end, -364) && date <= end))) &&
      (also === undefined || isKept(plan.filter(({ date }) => date.startsWith('2028')))),
  );
  const revenues = kept.map((plan) => plan.reduce((sum, { revenue }) => sum + revenue, 0));
  return revenues.length === 0 ? null : Math.max(...revenues);
}

const christmas = dates[2] ?? '';

describe('against every plan of four draws and five jackpots', () => {
  test.each<Rules>([
    { ratio: { max: 0.62 } },
    { ratio: { max: 0.62 }, also: 'calendarYear' },
    { ratio: { min: 0.62 }, also: 'calendarYear' },
    { ratio: { min: 0.58, max: 0.62 }, also: 'calendarYear' },
    { ratio: { max: 0.65 }, pinned: { [christmas]: 12e6 } },
    { ratio: { max: 0.65 }, pinned: { [christmas]: 12e6 }, also: 'calendarYear' },
    { ratio: { max: 0.64 }, pinned: { [christmas]: 12e6 }, also: 'calendarYear' },
    { ratio: { max: 0.62 }, pinned: { [drawDate]: 8e6, [dates[3] ?? '']: 4e6 } },
    { ratio: { max: 0.7 }, pinned: { [christmas]: 10e6 }, maxChange: 0.5 },
    { ratio: { max: 0.55 }, pinned: { [christmas]: 12e6 } },
    { ratio: { min: 0.61 }, pinned: { [drawDate]: 4e6, [christmas]: 4e6 }, also: 'calendarYear' },
  ])('the plan of %j is the best', async (rules) => {
    const best = bestOfAll(rules);
    const { status, plan, constraints } = await decide(quarterly(rules));
    expect(status).toBe(best === null ? 'infeasible' : 'recommended');
    const set = plan.weeks.filter(({ pinned }) => pinned).map((week) => [week.drawDate, week.jackpot]);
    expect(set).toEqual(Object.entries(rules.pinned ?? {}));
    expect(constraints.filter(({ name }) => name === 'calendarYear')).toHaveLength(rules.also ? 1 : 0);
    if (best === null) return;
    expect(plan.objective / best).toBeGreaterThan(1 - 2.1e-4);
    expect(plan.objective / best).toBeLessThan(1 + 1e-9);
    expect(plan.bound / best).toBeGreaterThan(1 - 1e-9);
  });

  test('the calendar year moves the best plan, or leaves none', () => {
    const set = (max: number) => ({ ratio: { max }, pinned: { [christmas]: 12e6 } });
    expect(bestOfAll({ ...set(0.65), also: 'calendarYear' })).toBeLessThan(bestOfAll(set(0.65)) ?? 0);
    expect([bestOfAll(set(0.64)), bestOfAll({ ...set(0.64), also: 'calendarYear' })]).toEqual([
      expect.any(Number),
      null,
    ]);
  });
});

test('a calendar year that cannot be kept is named, with its last draw', async () => {
  const rules = { ratio: { max: 0.64 }, pinned: { [christmas]: 12e6 }, also: 'calendarYear' as const };
  const { violations, constraints, reliefs } = await decide(quarterly(rules));
  expect(violations.find(({ name }) => name === 'calendarYear')).toMatchObject({ bound: 'max', drawDate: christmas });
  expect(constraints.find(({ name }) => name === 'calendarYear')).toMatchObject({ satisfied: false, max: 0.64 });
  expect(reliefs?.find(({ name }) => name === 'calendarYear')).toMatchObject({ by: null });
});

test.each([
  [{ [drawDate]: 12e6 }, /plan\.pinned 2028-07-01: 12000000 misses maxChange: set another jackpot/],
  [{ [dates[3] ?? '']: 12e6, [christmas]: 4e6 }, /plan\.pinned 2028-12-30, 2029-03-31: no jackpots lead there/],
])('set jackpots that break the largest change are refused: %j', async (pinned, message) => {
  const asked = decide(quarterly({ ratio: { max: 0.7 }, maxChange: 0.4, pinned }));
  await expect(asked).rejects.toThrow(PinnedJackpotError);
  await expect(asked).rejects.toThrow(message);
});

test('a set jackpot that a later draw’s cash does not allow is a miss of that draw, which more cash restores', async () => {
  const { status, violations, reliefs } = await decide(
    quarterly({ ratio: { max: 0.9 }, pinned: { [christmas]: 12e6 }, available: 7.5e6 }),
  );
  expect(status).toBe('infeasible');
  expect(violations).toMatchObject([{ name: 'cash', drawDate: christmas }]);
  const cash = reliefs?.find(({ name }) => name === 'cash');
  const granted = quarterly({ ratio: { max: 0.9 }, pinned: { [christmas]: 12e6 }, available: 7.5e6 + (cash?.by ?? 0) });
  expect((await decide(granted)).status).toBe('recommended');
});

test('a set jackpot is announced and said to be set', async () => {
  const { jackpot, why } = await decide(quarterly({ ratio: { max: 0.7 }, pinned: { [drawDate]: 4e6 } }));
  expect(jackpot).toBe(4e6);
  expect(why[0]).toBe('GBP 4,000,000 is set for this draw, whatever is best.');
});
