import fc from 'fast-check';
import { decide, type DecisionInput, evaluateJackpots } from '../../src/index.ts';
import { lottery, salesRow, ticketDistribution } from '../lottery.ts';

const grid = Array.from({ length: 20 }, (_, at) => 10e3 + at * 5e3);

interface Game {
  readonly level: number;
  readonly elasticity: number;
  readonly spread: number;
  readonly limit: { readonly atMost: number; readonly orShareOfSales?: number; readonly confidence?: number };
  readonly horizonWeeks: number;
}

/** A society lottery of tickets at 2, whose jackpot of 10 to 105 thousand is seldom won. */
function inputOf({ level, elasticity, spread, limit, horizonWeeks }: Game): DecisionInput {
  return {
    config: lottery({
      ticketPrice: 2,
      jackpot: { min: 10e3, max: 105e3, step: 5e3 },
      prizes: { jackpot: { win: 'probability', value: 0.01 }, secondary: { shareOfSales: 0.1 } },
      fixedCost: 0,
      constraints: { payoutRatio: { weeks: 52, max: 1 }, cash: { share: 1, breachProbabilityPerYear: 0.5 } },
      limits: { largestPrize: limit },
      plan: { horizonWeeks },
    }),
    history: [salesRow({ drawDate: '2026-11-21', jackpotAnnounced: 25e3 })],
    openDraws: [],
    drawDate: '2026-11-28',
    forecast: ({ jackpot }) => {
      const median = level * (jackpot / 25e3) ** elasticity;
      return ticketDistribution(
        [0.01, 0.04, 0.45, 0.45, 0.05].map((probability, at) => [
          Math.round(median * (1 + spread * (at - 2))),
          probability,
        ]),
      );
    },
    cash: { available: 1e12, safetyNet: 0, exchangeRate: 1 },
  };
}

/** P(the jackpot is allowed), over the points of the forecast, by the words of the law. */
function probabilityAllowed({ config, drawDate, forecast }: DecisionInput, { limit }: Game, jackpot: number): number {
  return forecast({ drawDate, jackpot })
    .points.filter(
      ({ tickets }) => jackpot <= Math.max(limit.atMost, (limit.orShareOfSales ?? 0) * config.ticketPrice * tickets),
    )
    .reduce((sum, { probability }) => sum + probability, 0);
}

/** Largest prize that may be paid with the confidence, at the sales of a jackpot. */
function largestAllowed({ config, drawDate, forecast }: DecisionInput, { limit }: Game, jackpot: number): number {
  let [beyond, tickets] = [1, 0];
  for (const point of forecast({ drawDate, jackpot }).points.toSorted((a, b) => a.tickets - b.tickets)) {
    if (beyond < (limit.confidence ?? 0.99) - 1e-9) break;
    tickets = point.tickets;
    beyond -= point.probability;
  }
  return Math.max(limit.atMost, (limit.orShareOfSales ?? 0) * config.ticketPrice * tickets);
}

const games = (horizonWeeks: number) =>
  fc.record({
    level: fc.integer({ min: 50e3, max: 400e3 }),
    elasticity: fc.double({ min: 0, max: 0.9, noNaN: true }),
    spread: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
    limit: fc.record(
      {
        atMost: fc.constantFrom(5e3, 25e3, 60e3),
        orShareOfSales: fc.constantFrom(0.05, 0.1),
        confidence: fc.constantFrom(0.5, 0.95),
      },
      { requiredKeys: ['atMost'] },
    ),
    horizonWeeks: fc.constant(horizonWeeks),
  });

test('the best jackpot among those that the law allows with the confidence, by brute force', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(games(1), async (game) => {
      const input = inputOf(game);
      const allowed = grid.filter(
        (jackpot) => probabilityAllowed(input, game, jackpot) >= (game.limit.confidence ?? 0.99) - 1e-9,
      );
      const decision = await decide(input);
      seen.add(decision.status);
      expect(decision.status).toBe(allowed.length > 0 ? 'recommended' : 'infeasible');
      if (allowed.length === 0) {
        const [violation] = decision.violations;
        expect(violation).toMatchObject({ name: 'largestPrize' });
        expect(violation?.amount).toBeCloseTo(10e3 - largestAllowed(input, game, 10e3), 6);
        expect(decision.jackpot).toBe(10e3);
        return;
      }
      expect(allowed).toContain(decision.jackpot);
      const values = evaluateJackpots(input, allowed).map(({ objectiveValue }) => objectiveValue);
      // Near-ties: 0.05 % of the draw's expected net revenue may be given for stability.
      const best = Math.max(...values);
      expect(decision.objectiveValue).toBeGreaterThanOrEqual(
        best - 5e-4 * Math.abs(best) - 1e-8 * decision.expectedSales,
      );
    }),
    { numRuns: 60 },
  );
  expect(seen).toContain('recommended');
});

test('25,000 or a tenth of sales, whichever is more', async () => {
  const limit = { atMost: 25e3, orShareOfSales: 0.1, confidence: 0.95 };
  const jackpotAt = async (level: number) =>
    (await decide(inputOf({ level, elasticity: 0.5, spread: 0, limit, horizonWeeks: 1 }))).jackpot;
  // A tenth of sales is 10,000 at a jackpot of 25,000: the amount allows more.
  expect(await jackpotAt(50e3)).toBe(25e3);
  // A tenth of sales is 50,000 · √(J / 25,000), which is J at 100,000.
  expect(await jackpotAt(250e3)).toBe(100e3);
});

test('infeasible where even the lowest jackpot is too large; a prize of a tier counts', async () => {
  const game = { level: 10e3, elasticity: 0.5, spread: 0.1, limit: { atMost: 5e3 }, horizonWeeks: 1 };
  expect(await decide(inputOf(game))).toMatchObject({
    status: 'infeasible',
    jackpot: 10e3,
    violations: [{ name: 'largestPrize', amount: 5e3 }],
  });
  const input = inputOf({ ...game, limit: { atMost: 25e3 } });
  const config = { ...input.config };
  config.prizes = { ...config.prizes, secondary: [{ name: 'car', oneIn: 1e6, prize: 30e3, ticketsPerWinningUnit: 1 }] };
  expect((await decide({ ...input, config })).violations).toMatchObject([{ name: 'largestPrize', amount: 5e3 }]);
});

test('every planned week keeps it', async () => {
  const limit = { atMost: 25e3, orShareOfSales: 0.1, confidence: 0.95 };
  const game = { level: 200e3, elasticity: 0.5, spread: 0.1, limit, horizonWeeks: 52 };
  const input = inputOf(game);
  const { plan, constraints } = await decide(input);
  expect(plan.weeks.filter(({ jackpot }) => probabilityAllowed(input, game, jackpot) < 0.95 - 1e-9)).toEqual([]);
  expect(constraints.find(({ name }) => name === 'largestPrize')).toMatchObject({ satisfied: true, binding: true });
});

test('a winner of a capped jackpot gets the cap', () => {
  const input = inputOf({ level: 1e5, elasticity: 0.2, spread: 0.1, limit: { atMost: 20e3 }, horizonWeeks: 1 });
  const prizes: DecisionInput['config']['prizes'] = {
    jackpot: { win: 'odds', oneIn: 1e6, paid: 'shared', atMostEach: 20e3, ticketsPerWinningUnit: 1 },
    secondary: { shareOfSales: 0.1 },
  };
  const [row] = evaluateJackpots({ ...input, config: { ...input.config, prizes } }, [60e3]);
  expect(row?.constraints.find(({ name }) => name === 'largestPrize')).toMatchObject({ value: 20e3, satisfied: true });
});
