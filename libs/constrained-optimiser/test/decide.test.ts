import { addDays } from '@jackpot/config-schema';
import type { Decision } from '@jackpot/decision';
import fc from 'fast-check';
import { decide, type DecisionInput, evaluateJackpots } from '../src/index.ts';
import { lottery, salesRow, ticketDistribution } from './lottery.ts';

const drawDate = '2026-11-28';
const grid = Array.from({ length: 12 }, (_, at) => 4e6 + at * 2e6);

const jackpotPrize = fc.oneof(
  fc.record({
    win: fc.constant('odds' as const),
    oneIn: fc.integer({ min: 2e6, max: 60e6 }),
    paid: fc.constantFrom('shared' as const, 'each' as const),
    ticketsPerWinningUnit: fc.constantFrom(1, 12),
  }),
  fc.constant({ win: 'certain' as const }),
  fc.record({ win: fc.constant('probability' as const), value: fc.double({ min: 0.01, max: 1, noNaN: true }) }),
);

/** Games in which a larger jackpot sells more, but not so much more that it lowers the loss. */
const inputs = fc
  .record({
    prize: jackpotPrize,
    secondary: fc.constantFrom({ shareOfSales: 0.2 }, [
      { name: 'street', oneIn: 20_000, prize: 1000, ticketsPerWinningUnit: 12 },
    ]),
    elasticity: fc.double({ min: 0, max: 0.25, noNaN: true }),
    base: fc.integer({ min: 1e6, max: 8e6 }),
    bounds: fc.constantFrom({ max: 0.5 }, { max: 0.9 }, { min: 0.3 }, { min: 0.35, max: 0.6 }),
    maxChange: fc.constantFrom(undefined, 0.2, 0.6),
    rollover: fc.boolean(),
    lastPaid: fc.constantFrom(null, 0, 5e6),
    year: fc.constantFrom(0, 0.01, 0.5),
    weeks: fc.integer({ min: 1, max: 60 }),
    pastJackpot: fc.constantFrom(...grid),
    available: fc.integer({ min: 0, max: 120e6 }),
    objective: fc.constantFrom('netRevenue' as const, 'operatorSurplus' as const),
  })
  .map((game): DecisionInput => ({
    config: lottery({
      jackpot: {
        min: 4e6,
        max: 26e6,
        step: 2e6,
        rollover: game.rollover,
        ...(game.maxChange === undefined ? {} : { maxChange: game.maxChange }),
      },
      prizes: { jackpot: game.prize, secondary: game.secondary },
      constraints: {
        payoutRatio: { weeks: 52, ...game.bounds },
        cash: { share: 0.4, breachProbabilityPerYear: game.year },
      },
      objective: game.objective,
    }),
    history: Array.from({ length: game.weeks }, (_, at) =>
      salesRow({
        drawDate: addDays(drawDate, -7 * (at + 1)),
        jackpotAnnounced: game.pastJackpot,
        ticketsSold: game.base,
        jackpotPaid: game.lastPaid,
      }),
    ),
    openDraws: [],
    drawDate,
    forecast: ({ jackpot }) => {
      const median = game.base * (jackpot / 10e6) ** game.elasticity;
      return ticketDistribution([
        [Math.round(0.7 * median), 0.2],
        [Math.round(median), 0.6],
        [Math.round(1.3 * median), 0.2],
      ]);
    },
    cash: { available: game.available, safetyNet: 5e6, exchangeRate: 1.17 },
  }));

/** The rules again, from their definitions, on each jackpot's evaluated figures. */
function feasibleJackpots(input: DecisionInput): number[] {
  const { config, history } = input;
  const { min, max } = config.constraints.payoutRatio;
  const last = history[0];
  return evaluateJackpots(input, grid)
    .filter((row) => {
      const ratio = row.constraints.find(({ name }) => name === 'payoutRatio')?.value ?? NaN;
      const change = Math.abs(row.jackpot - (last?.jackpotAnnounced ?? 0)) / (last?.jackpotAnnounced ?? 1);
      const limit = (0.4 * Math.max(0, input.cash.available - 5e6)) / 1.17;
      const floor = config.jackpot.rollover && last?.jackpotPaid === 0 ? last.jackpotAnnounced : 0;
      return (
        (min === undefined || ratio >= min) &&
        (max === undefined || ratio <= max) &&
        row.lossQuantile <= limit * (1 + 1e-9) &&
        change <= (config.jackpot.maxChange ?? Infinity) + 1e-12 &&
        row.jackpot >= floor
      );
    })
    .map(({ jackpot }) => jackpot);
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('properties of the decision', () => {
  test('the best feasible jackpot of the grid, wherever there is one; else infeasible, on the grid', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        const decision = await decide(input);
        const feasible = feasibleJackpots(input);
        expect(grid).toContain(decision.jackpot);
        expect(decision.status).toBe(feasible.length > 0 ? 'recommended' : 'infeasible');
        if (feasible.length === 0) return;
        expect(feasible).toContain(decision.jackpot);
        expect(decision.constraints.every(({ satisfied }) => satisfied)).toBe(true);
        const values = evaluateJackpots(input, feasible).map(({ objectiveValue }) => objectiveValue);
        expect(decision.objectiveValue).toBeGreaterThanOrEqual(Math.max(...values) - 1e-8 * decision.expectedSales);
      }),
      { numRuns: 20 },
    );
  });

  test('never falls when available cash rises', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, fc.integer({ min: 1, max: 80e6 }), async (input, more) => {
        const richer = { ...input, cash: { ...input.cash, available: input.cash.available + more } };
        expect((await decide(richer)).jackpot).toBeGreaterThanOrEqual((await decide(input)).jackpot);
      }),
      { numRuns: 20 },
    );
  });

  test('never earns less when the bounds of the payout ratio widen', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, fc.double({ min: 0.001, max: 0.2, noNaN: true }), async (input, wider) => {
        const decision = await decide(input);
        if (decision.status === 'infeasible') return;
        const { payoutRatio, cash } = input.config.constraints;
        const { min, max } = payoutRatio;
        const bounds = {
          ...payoutRatio,
          ...(min === undefined ? {} : { min: min - wider }),
          ...(max === undefined ? {} : { max: max + wider }),
        };
        const eased = await decide({
          ...input,
          config: { ...input.config, constraints: { payoutRatio: bounds, cash } },
        });
        expect(eased.status).toBe('recommended');
        expect(eased.objectiveValue).toBeGreaterThanOrEqual(decision.objectiveValue - 2e-9 * decision.expectedSales);
      }),
      { numRuns: 15 },
    );
  });

  test('does not depend on the currency in which money is counted', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, fc.constantFrom(0.01, 7.3, 1000), async (input, scale) => {
        const plain = await decide(input);
        const scaled = await decide(inCurrency(input, scale));
        expect(scaled.jackpot / scale).toBeCloseTo(plain.jackpot, 3);
        expect(scaled.status).toBe(plain.status);
        expect(scaled.expectedNetRevenue / scale / plain.expectedSales).toBeCloseTo(
          plain.expectedNetRevenue / plain.expectedSales,
          9,
        );
        expect(scaled.constraints.map(({ binding }) => binding)).toEqual(
          plain.constraints.map(({ binding }) => binding),
        );
      }),
      { numRuns: 15 },
    );
  });

  test('is the same every time, and plain JSON: finite numbers, no negative zero', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        const decision = await decide(input);
        expect(await decide(input)).toEqual(decision);
        expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
        expect(numbersIn(decision).filter((value) => !Number.isFinite(value) || Object.is(value, -0))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

function inCurrency(input: DecisionInput, scale: number): DecisionInput {
  const { config, history, forecast, cash } = input;
  const { secondary } = config.prizes;
  return {
    ...input,
    config: {
      ...config,
      ticketPrice: config.ticketPrice * scale,
      fixedCost: config.fixedCost * scale,
      jackpot: {
        ...config.jackpot,
        min: config.jackpot.min * scale,
        max: config.jackpot.max * scale,
        step: config.jackpot.step * scale,
      },
      prizes: {
        ...config.prizes,
        secondary: Array.isArray(secondary)
          ? secondary.map((tier) => ({ ...tier, prize: tier.prize * scale }))
          : secondary,
      },
    },
    history: history.map((row) => ({
      ...row,
      jackpotAnnounced: row.jackpotAnnounced * scale,
      grossSales: row.grossSales * scale,
      ticketPrice: row.ticketPrice * scale,
      jackpotPaid: row.jackpotPaid === null ? null : row.jackpotPaid * scale,
    })),
    openDraws: [],
    forecast: (draw) => forecast({ ...draw, jackpot: draw.jackpot / scale }),
    cash: { ...cash, exchangeRate: cash.exchangeRate / scale },
  };
}

/** Sales rise by 2 M tickets a step up to 14 M, then no more; the jackpot is always paid. */
function plainInput(changes: Parameters<typeof lottery>[0] = {}, pastJackpot = 10e6): DecisionInput {
  return {
    config: lottery({
      jackpot: { min: 4e6, max: 26e6, step: 2e6 },
      prizes: { jackpot: { win: 'certain' }, secondary: { shareOfSales: 0.25 } },
      constraints: { payoutRatio: { weeks: 52, max: 1 }, cash: { share: 0.4, breachProbabilityPerYear: 0.01 } },
      ...changes,
    }),
    history: [salesRow({ drawDate: '2026-11-21', jackpotAnnounced: pastJackpot, ticketsSold: 10e6 })],
    openDraws: [],
    drawDate,
    forecast: ({ jackpot }) => ticketDistribution([[Math.min(jackpot, 14e6), 1]]),
    cash: { available: 1e9, safetyNet: 0, exchangeRate: 1 },
  };
}

function bindingNames({ constraints }: Decision): string[] {
  return constraints.filter(({ binding }) => binding).map(({ name }) => name);
}

describe('what binds, and why', () => {
  test('nothing, where the objective turns inside the bounds', async () => {
    const decision = await decide(plainInput());
    expect(decision.jackpot).toBe(14e6);
    expect(bindingNames(decision)).toEqual([]);
    expect(decision.up).toEqual({
      jackpot: 16e6,
      netRevenueChange: -2e6,
      objectiveChange: -2e6,
      horizonChange: -2e6,
      stoppedBy: [],
    });
    expect(decision.down?.netRevenueChange).toBeCloseTo(-(2e6 * 2.5 * 0.7 - 2e6), 3);
    expect(decision.plan).toMatchObject({ weeks: [{ drawDate, jackpot: 14e6 }], gap: 0 });
  });

  test('the grid, where one more step past its end would be better', async () => {
    const decision = await decide(plainInput({ jackpot: { min: 4e6, max: 12e6, step: 2e6 } }));
    expect(decision.jackpot).toBe(12e6);
    expect(bindingNames(decision)).toEqual(['grid']);
    expect(decision.up).toBeNull();
  });

  test('the payout cap, and the step that it stops', async () => {
    // Last week: sales 25 M, prizes 15.25 M. This week at 12 M: 30 and 19.5; at 14 M: 35 and 22.75.
    const capped = { payoutRatio: { weeks: 52, max: 0.633 }, cash: { share: 0.4, breachProbabilityPerYear: 0.01 } };
    const decision = await decide(plainInput({ constraints: capped }, 9e6));
    expect(decision).toMatchObject({ status: 'recommended', jackpot: 12e6 });
    expect(decision.constraints.find(({ name }) => name === 'payoutRatio')?.value).toBeCloseTo(34.75 / 55, 12);
    expect(bindingNames(decision)).toEqual(['payoutRatio']);
    expect(decision.up?.stoppedBy).toEqual(['payoutRatio']);
  });

  test('the largest change', async () => {
    const decision = await decide(plainInput({ jackpot: { min: 4e6, max: 26e6, step: 2e6, maxChange: 0.2 } }));
    expect(decision.jackpot).toBe(12e6);
    expect(bindingNames(decision)).toEqual(['maxChange']);
    expect(decision.up?.stoppedBy).toEqual(['maxChange']);
    expect(decision.why[0]).toContain('misses the largest change');
  });

  test('equal objectives: the last jackpot again, and the lower one where there was none', async () => {
    const indifferent = {
      ...plainInput(),
      forecast: ({ jackpot }: { jackpot: number }) => ticketDistribution([[jackpot / 2.5 / 0.7, 1]]),
    };
    expect((await decide(indifferent)).jackpot).toBe(10e6);
    expect((await decide({ ...indifferent, history: [] })).jackpot).toBe(4e6);
  });
});

describe('where nothing satisfies all', () => {
  test('cash first: the jackpot that can lose least', async () => {
    const decision = await decide({
      ...plainInput(),
      forecast: () => ticketDistribution([[1e6, 1]]),
      cash: { available: 0, safetyNet: 0, exchangeRate: 1 },
    });
    expect(decision).toMatchObject({ status: 'infeasible', jackpot: 4e6 });
    expect(decision.violations.map(({ name }) => name)).toEqual(['cash']);
    expect(decision.violations[0]?.amount).toBeCloseTo(1 - (1 - 0.99 ** (1 / 52)), 9);
  });

  test('cash before the window: the jackpot that loses least, though a larger one would be nearer to the floor', async () => {
    // With J tickets a jackpot J, the loss is 0.075 J + 0.5 M: 0.8 M at 4 M, 0.95 M at 6 M. At 4 M the ratio is 22.75 / 35.
    const floor = { payoutRatio: { weeks: 52, min: 0.75 }, cash: { share: 0.4, breachProbabilityPerYear: 0.01 } };
    const withLimit = (limit: number) =>
      decide({
        ...plainInput({ constraints: floor }),
        cash: { available: limit / 0.4, safetyNet: 0, exchangeRate: 1 },
      });
    const fits = await withLimit(0.9e6);
    expect(fits).toMatchObject({ status: 'infeasible', jackpot: 4e6 });
    expect(fits.violations.map(({ name }) => name)).toEqual(['payoutRatio']);
    expect(fits.violations[0]?.amount).toBeCloseTo(0.75 - 22.75 / 35, 12);
    const none = await withLimit(0.7e6);
    expect(none).toMatchObject({ status: 'infeasible', jackpot: 4e6 });
    expect(none.violations.map(({ name }) => name)).toEqual(['payoutRatio', 'cash']);
    expect(await withLimit(1e9)).toMatchObject({ status: 'recommended', jackpot: 20e6 });
  });

  test('then the window: nearest to the cap or the floor', async () => {
    const rule = (bounds: { min?: number; max?: number }) =>
      decide({
        ...plainInput({
          constraints: { payoutRatio: { weeks: 52, ...bounds }, cash: { share: 0.4, breachProbabilityPerYear: 0.01 } },
        }),
        forecast: () => ticketDistribution([[10e6, 1]]),
      });
    expect(await rule({ max: 0.3 })).toMatchObject({ status: 'infeasible', jackpot: 4e6 });
    expect(await rule({ min: 0.99 })).toMatchObject({ status: 'infeasible', jackpot: 26e6 });
    expect((await rule({ min: 0.99 })).violations.map(({ name }) => name)).toEqual(['payoutRatio']);
  });
});

test('a game that rolls over says that later floors are ignored', async () => {
  const decision = await decide(plainInput({ jackpot: { min: 4e6, max: 26e6, step: 2e6, rollover: true } }));
  expect(decision).toMatchObject({ rolloverIgnoredAfterThisDraw: true, rolloverUnknown: true });
  expect((await decide(plainInput())).rolloverIgnoredAfterThisDraw).toBe(false);
});

test('a draw before a change of rules that is known already is decided by the rules of its day, the plan’s later draws by theirs', async () => {
  const until = addDays(drawDate, 13);
  // Eight weeks, which no config may ask for, show what 52 would.
  const cheap = { ...lottery({ ticketPrice: 2 }), plan: { horizonWeeks: 8 } };
  const dearer = { ...cheap, ticketPrice: 3, earlier: [{ until, ticketPrice: 2 }] };
  const input = (config: typeof cheap): DecisionInput => ({
    config,
    history: [],
    openDraws: [],
    drawDate,
    forecast: ({ jackpot }) => ticketDistribution([[4e6 * (jackpot / 10e6) ** 0.2, 1]]),
    cash: { available: 1e9, safetyNet: 0, exchangeRate: 1 },
  });
  const [before, changed] = [await decide(input(cheap)), await decide(input(dearer))];
  const sales = (decision: Decision) => decision.candidates.map(({ expectedSales }) => expectedSales);
  expect(sales(changed)).toEqual(sales(before));
  const net = (decision: Decision) => decision.plan?.weeks.map(({ expectedNetRevenue }) => expectedNetRevenue) ?? [];
  const ratios = net(changed).map((revenue, week) => revenue / (net(before)[week] ?? NaN));
  expect(Math.max(...ratios.slice(0, 2))).toBeLessThan(1.1);
  expect(Math.min(...ratios.slice(2))).toBeGreaterThan(1.3);
});
