import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { DecisionInput } from '../src/index.ts';
import { evaluateCandidate, evaluationContext } from '../src/evaluate-candidate.ts';
import type { RolloverGame } from '../src/plan/rollover/rollover-game.ts';
import { RolloverHorizon } from '../src/plan/rollover/rollover-horizon.ts';
import { aimOf, Mixtures } from '../src/plan/rollover/rollover-plan.ts';
import { loadSolver } from '../src/plan/solver.ts';
import { type AccruingGame, accruingGame } from '../test/plan/rollover/accruing-game.ts';

jest.setTimeout(300_000);

/** Answer of the second program, in the game's currency. */
interface Checked {
  readonly best: number;
  readonly bound: number;
  readonly earned: number;
  readonly ratios: readonly number[];
}

const MAX = 0.9;

/** The plan under a cap of the payout ratio, and what the second program says of the same game. */
async function both(of: AccruingGame, cap: number) {
  const input = accruingGame({ ...of, ratio: { max: cap } });
  const context = evaluationContext(input);
  const game = new RolloverHorizon(context).game(
    context.bounds.jackpots.map((jackpot) => evaluateCandidate(context, jackpot)),
  );
  const highs = await loadSolver();
  const { aim, seeds } = aimOf(highs, game);
  const mixtures = new Mixtures(highs, game, aim, seeds);
  const plan = mixtures.plan(mixtures.best());
  const policy = plan.followed.policy.map((levels, draw) =>
    levels.map((byFloor) => (draw === 0 ? [plan.first] : [...byFloor])),
  );
  const asked = { ...posed(input, game), ratio: cap, prices: [...mixtures.free.prices], policy };
  const answer = execFileSync('python3', [join(import.meta.dirname, 'value_iteration.py')], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
  });
  return { mixtures, plan, second: JSON.parse(answer) as Checked };
}

/** The game as the second program is told it: rules, past and tickets, and no money that was computed here. */
function posed({ config, history, forecast, drawDate }: DecisionInput, { draws, drawsUnwon }: RolloverGame) {
  const { prizes, jackpot, shares, ticketPrice, fixedCost } = config;
  const { rollover } = jackpot;
  const [first, later] = draws.map(({ options }) => options.map((option) => option.jackpot));
  if (prizes.jackpot.win !== 'odds' || Array.isArray(prizes.secondary) || typeof rollover !== 'object')
    throw new TypeError('a game with odds, whose jackpot accrues');
  const ticketsAt = (amount: number) => forecast({ drawDate, jackpot: amount }).points;
  return {
    draws: draws.length,
    ticketPrice,
    ...shares,
    fixedCost,
    oneIn: prizes.jackpot.oneIn,
    secondaryShare: prizes.secondary.shareOfSales,
    carries: rollover.carries,
    start: rollover.start,
    cap: rollover.cap,
    mustBeWonAfter: rollover.mustBeWon?.after ?? null,
    drawsUnwon,
    firstJackpots: first,
    laterJackpots: later,
    tickets: Object.fromEntries(
      [...(first ?? []), ...(later ?? [])].map((amount) => [
        amount,
        ticketsAt(amount).map(({ tickets, probability }) => [tickets, probability]),
      ]),
    ),
    pastDraws: history.length,
    pastTickets: history[0]?.ticketsSold,
    pastJackpot: history[0]?.jackpotAnnounced,
  };
}

const games: readonly (AccruingGame & { readonly name: string })[] = [
  { name: 'like the UK Lotto', oneIn: 45e6, tickets: 8e6, elasticity: 0.5, carries: 0.2, after: 5, unwon: 2 },
  { name: 'at odds of 14 million', oneIn: 14e6, tickets: 6e6, carries: 0.1, unwon: 1 },
  {
    name: 'of 292 million',
    oneIn: 292e6,
    tickets: 20e6,
    elasticity: 0.45,
    carries: 0.3,
    grid: { min: 20, max: 1020, step: 5 },
    available: 1e11,
  },
];

test.each(games)('a game $name: a second program finds the same value, and no policy that does better', async (of) => {
  const free = await both(of, MAX);
  const near = (found: number, expected: number) => expect(Math.abs(found / expected - 1)).toBeLessThan(1e-7);
  near(free.mixtures.free.value, free.second.best);
  near(free.plan.followed.objective, free.second.earned);

  // Nine tenths of the way from the ratio of the past to the one that the free plan ends with: a cap that binds and can be kept.
  const [past, end] = [free.second.ratios[0] ?? NaN, free.second.ratios.at(-1) ?? NaN];
  const cap = past + 0.9 * (end - past);
  const { mixtures, plan, second } = await both(of, cap);
  expect(second.best).toBeGreaterThan(1.0005 * second.bound);
  near(mixtures.free.value, second.bound);
  near(plan.followed.objective, second.earned);
  expect(Math.max(...second.ratios)).toBeLessThan(cap + 1e-7);
  expect(second.earned).toBeLessThan(second.bound * (1 + 1e-7));
  expect(1 - second.earned / second.bound).toBeLessThan(2e-3);
});
