import { addDays } from '@jackpot/config-schema';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { decide, type DecisionInput } from '../../src/index.ts';
import { logNormalTickets, lottery, salesRow } from '../lottery.ts';

jest.setTimeout(60_000);

const drawDate = '2026-11-28';
const oneIn = 6e6;
const median = (jackpot: number) => 4e6 * (jackpot / 10e6) ** 0.9;

/** A game that is won every second week, after a year at one jackpot, planned on eleven jackpots. */
function planInput(payoutRatio: object, { pastJackpot = 6e6, paid = 2e6, weeks = 51 } = {}): DecisionInput {
  return {
    config: lottery({
      jackpot: { min: 4e6, max: 24e6, step: 2e6 },
      prizes: { jackpot: { win: 'odds', oneIn, paid: 'shared' }, secondary: { shareOfSales: 0.25 } },
      constraints: {
        payoutRatio: { weeks: 52, ...payoutRatio },
        cash: { share: 1, breachProbabilityPerYear: 0.5 },
      },
      plan: { horizonWeeks: 52 },
    }),
    history: Array.from({ length: weeks }, (_, at) =>
      salesRow({
        drawDate: addDays(drawDate, -7 * (at + 1)),
        jackpotAnnounced: pastJackpot,
        ticketsSold: Math.round(median(pastJackpot)),
        jackpotPaid: paid,
        secondaryPrizesPaid: 0.25 * 2.5 * Math.round(median(pastJackpot)),
      }),
    ),
    openDraws: [],
    drawDate,
    forecast: ({ jackpot }) => logNormalTickets(median(jackpot), 0.1, 21),
    cash: { available: 1e9, safetyNet: 0, exchangeRate: 1 },
  };
}

const weeksOf = (bounds: { min?: number; max?: number }) => (ratio: number) =>
  ratio <= (bounds.max ?? Infinity) + 1e-8 && ratio >= (bounds.min ?? 0) - 1e-8;

test.each([
  { bounds: { max: 0.6 }, pastJackpot: 6e6 },
  { bounds: { min: 0.655 }, pastJackpot: 8e6 },
  { bounds: { min: 0.62, max: 0.65 }, pastJackpot: 7.4e6 },
])('every window of the year keeps $bounds, within a small gap of the bound', async ({ bounds, pastJackpot }) => {
  const { status, plan, yearAhead, firstWeekInBounds, why } = await decide(planInput(bounds, { pastJackpot }));
  expect(status).toBe('recommended');
  expect(plan.weeks.map(({ payoutRatio }) => payoutRatio).filter((ratio) => !weeksOf(bounds)(ratio))).toEqual([]);
  expect(plan.objective).toBeLessThanOrEqual(plan.bound);
  expect(plan.gap).toBeLessThanOrEqual(5e-3);
  expect(yearAhead?.drawDate).toBe('2027-11-20');
  const fan = plan.weeks.map(({ realisedRatioInterval90: [low, high] = [0, 0] }) => [low, high] as const);
  expect(fan.at(-1)).toEqual(yearAhead?.ratioInterval90);
  const widths = fan.map(([low, high]) => high - low);
  expect(widths[0]).toBeGreaterThan(0);
  expect(widths.every((width, week) => width > (widths[week - 1] ?? 0))).toBe(true);
  // Nearly all of the first window was paid already, a share of sales that the past jackpots' expectation is not.
  const [first] = fan;
  const paid = (2e6 + 0.625 * median(pastJackpot)) / (2.5 * median(pastJackpot));
  expect(first?.[0]).toBeLessThan(paid + 0.05);
  expect(first?.[0]).toBeGreaterThan(paid - 0.05);
  expect(firstWeekInBounds).toBeNull();
  expect(why).toHaveLength(3);
});

test('no relief makes the year worse, and no first jackpot does better than the one chosen', async () => {
  const { constraints, up, down } = await decide(planInput({ max: 0.6 }));
  expect(constraints.find(({ name }) => name === 'payoutRatio')?.shadowPrice).toBeGreaterThan(0);
  expect(constraints.find(({ name }) => name === 'cash')?.shadowPrice).toBe(0);
  for (const step of [up, down]) if (step?.horizonChange) expect(step.horizonChange).toBeLessThanOrEqual(1e-6);
});

test('a history out of bounds: infeasible, the excess is paid off, and the first week back in bounds is told', async () => {
  const decision = await decide(planInput({ max: 0.6 }, { pastJackpot: 10e6 }));
  expect(decision.status).toBe('infeasible');
  expect(decision.violations.map(({ name }) => name)).toEqual(['payoutRatio']);
  const inBounds = decision.plan.weeks.filter(({ payoutRatio }) => payoutRatio <= 0.6 + 1e-8);
  expect(decision.firstWeekInBounds).toBe(inBounds[0]?.drawDate);
  expect(decision.jackpot).toBe(4e6);
});

test('the cash safety net tells what it costs the year: what deciding with all the cash would earn more', async () => {
  const rich = planInput({ max: 0.62 });
  const poor = { ...rich, cash: { ...rich.cash, available: 4e6 } };
  const [short, enough] = [await decide(poor), await decide(rich)];
  const lost = short.constraints.find(({ name }) => name === 'cash')?.lost ?? 0;
  expect(enough.constraints.find(({ name }) => name === 'cash')).not.toHaveProperty('lost');
  expect(lost / (enough.plan.bound - short.plan.bound)).toBeCloseTo(1, 3);
});

describe('with realised prizes', () => {
  const lucky = { paid: 2.395e6 };

  test('windows may recover from luck, by the least excess, and are hard from the draw in recoveryWeeks weeks on', async () => {
    const decision = await decide(planInput({ max: 0.6, basis: 'realised', recoveryWeeks: 20 }, lucky));
    expect(decision).toMatchObject({ status: 'recommended', recovering: true, payoutBasis: 'realised' });
    const late = decision.plan.weeks.map(({ payoutRatio }) => payoutRatio > 0.6 + 1e-8);
    expect(late[0]).toBe(true);
    expect(late.slice(19)).not.toContain(true);
    expect(decision.why[2]).toContain(decision.firstWeekInBounds);
  });

  test('without time to recover nothing keeps the bound', async () => {
    const decision = await decide(planInput({ max: 0.6, basis: 'realised', recoveryWeeks: 0 }, lucky));
    expect(decision).toMatchObject({ status: 'infeasible', recovering: false });
  });

  test('those expected count where the data does not say what was paid', async () => {
    const input = planInput({ max: 0.6, basis: 'realised' });
    const unknown = input.history.map((row) => ({ ...row, jackpotPaid: null }));
    expect((await decide({ ...input, history: unknown })).payoutBasis).toBe('expected');
  });
});

test('missing weeks are counted, and hold nothing', async () => {
  expect((await decide(planInput({ max: 0.6 }))).missingWeeks).toBe(0);
  expect((await decide(planInput({ max: 0.6 }, { weeks: 40 }))).missingWeeks).toBe(11);
});

test('a floor is kept with the confidence that is asked, though a larger jackpot needs a larger margin', async () => {
  const { status, yearAhead } = await decide(planInput({ min: 0.6, confidence: 0.8 }, { pastJackpot: 8e6 }));
  expect(status).toBe('recommended');
  expect(yearAhead?.keepsMin).toBeGreaterThanOrEqual(0.8 - 1e-6);
});

test.each([{ forecastErrors: 'independent' }, { forecastErrors: 'the same in every draw' }])(
  "the first wholly planned window keeps its cap with the config's confidence, forecast errors $forecastErrors, seed 7",
  async ({ forecastErrors }) => {
    const bounds = { max: 0.6, confidence: 0.9 };
    const { plan, yearAhead } = await decide(planInput(bounds));
    const generator = xoroshiro128plus(7);
    const uniform = (): number => ((generator.next() >>> 0) + 0.5) / 2 ** 32;
    const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const years = 4000;
    let kept = 0;
    for (let year = 0; year < years; year++) {
      const shared = normal();
      let [sales, prizes] = [0, 0];
      for (const { jackpot } of plan.weeks) {
        const error = forecastErrors === 'independent' ? normal() : shared;
        const tickets = median(jackpot) * Math.exp(0.1 * error);
        const won = uniform() < -Math.expm1(-tickets / oneIn);
        sales += 2.5 * tickets;
        prizes += 0.25 * 2.5 * tickets + (won ? jackpot : 0);
      }
      if (prizes <= bounds.max * sales) kept++;
    }
    const deviation = Math.sqrt((0.9 * 0.1) / years);
    expect(kept / years).toBeGreaterThan(0.9 - 4 * deviation);
    expect(kept / years).toBeLessThan(0.97);
    expect(yearAhead?.keepsMax).toBeGreaterThanOrEqual(0.9 - 1e-6);
  },
);
