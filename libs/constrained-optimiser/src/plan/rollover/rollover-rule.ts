import type { Plan, RolloverAhead } from '@jackpot/decision';
import type { Highs } from 'highs';
import type { Relief } from '../../constraint/relief.ts';
import type { EvaluatedJackpot } from '../../evaluated-jackpot.ts';
import type { EvaluationContext } from '../../evaluate-candidate.ts';
import type { WithinLoss } from '../../near-ties.ts';
import type { Outlook, Rule } from '../../rule.ts';
import { windowSums, yearEnding } from '../plan-problem.ts';
import { ratioOf, realisedInterval, yearAheadOf } from '../plan-rule.ts';
import { shortfall, yearsOf } from '../shortfall.ts';
import { loadSolver, SolverError } from '../solver.ts';
import type { DrawSpread } from '../year-ahead.ts';
import { policySpreads } from './policy-spread.ts';
import { type ExpectedWeek, floorsAfter, oneMoreUnwon, type RolloverGame } from './rollover-game.ts';
import type { RolloverHorizon } from './rollover-horizon.ts';
import { aimOf, Mixtures, type RolloverPlan } from './rollover-plan.ts';

/**
 * The decision where the jackpot accrues: the first jackpot of the best mixture of policies over the horizon, windows kept in
 * expectation over luck. Reliefs and other first jackpots are measured on mixtures, where differences are exact.
 *
 * @throws SolverError
 */
export async function rolloverRule(
  context: EvaluationContext,
  horizon: RolloverHorizon,
  candidates: readonly EvaluatedJackpot[],
): Promise<Rule> {
  const highs = await loadSolver();
  const game = horizon.game(candidates);
  const { aim, seeds } = aimOf(highs, game);
  const mixtures = new Mixtures(highs, game, aim, seeds);
  const plan = mixtures.plan(mixtures.best());
  const chosen = jackpotOf(game, plan.first);
  const candidate = candidates.find(({ jackpot }) => jackpot === chosen);
  if (candidate === undefined) throw new SolverError('the plan begins with a jackpot that was not evaluated');
  const isKept = aim.excessAtMost === 0;
  const lenient = isKept ? null : { before: Infinity, excessAtMost: aim.excessAtMost };
  const held = { held: isKept ? [] : game.windows, plan: plan.followed.weeks, lenient };
  const spreads = spreadsOf(horizon, game, plan);
  const optionOf = ({ jackpot }: EvaluatedJackpot) => firstOptionOf(game, jackpot);
  const valueOf = (option: number) => mixtures.withFirst(option)?.value ?? null;
  const outlook = { jackpot: chosen, value: plan.mixture.value };
  return {
    candidate,
    ...shortfall(context, horizon, candidate, held),
    years: yearsOf(context, { ...held, held: game.windows }),
    yearAhead: yearAheadOf(context, horizon, game, plan.followed.weeks, spreads),
    plan: planOf(context, horizon, game, plan, spreads),
    rollover: aheadOf(context, horizon, game, plan),
    changeDropped: false,
    outlook,
    under: remembered((relief) => outlookOf(highs, horizon.game(candidates, { relief, chosen }))),
    mayKeepAll: (relief) => keeping(highs, horizon.game(candidates, { relief, keepsAll: true })),
    keepingAll: (relief) => {
      const posed = horizon.game(candidates, { relief, keepsAll: true });
      return keeping(highs, posed) ? outlookOf(highs, posed) : null;
    },
    withFirst: (first) => {
      const option = optionOf(first);
      return option < 0 ? null : valueOf(option);
    },
    firstWithin: (questions) => firstWithin(mixtures, plan, questions, optionOf),
  };
}

function remembered(under: Rule['under']): Rule['under'] {
  const known = new Map<string, Outlook>();
  return (relief: Relief) => {
    const key = JSON.stringify(relief);
    const outlook = known.get(key) ?? under(relief);
    known.set(key, outlook);
    return outlook;
  };
}

function jackpotOf({ draws }: RolloverGame, option: number): number {
  return draws[0]?.options[option]?.jackpot ?? 0;
}

function firstOptionOf({ draws }: RolloverGame, jackpot: number): number {
  return draws[0]?.options.findIndex((option) => option.jackpot === jackpot) ?? -1;
}

/** True where some mixture keeps every window; not where no jackpot is left. */
function keeping(highs: Highs, game: RolloverGame): boolean {
  return (game.draws[0]?.options.length ?? 0) > 0 && aimOf(highs, game).aim.excessAtMost === 0;
}

function outlookOf(highs: Highs, game: RolloverGame): Outlook {
  const { aim, seeds } = aimOf(highs, game);
  const { first, mixture } = new Mixtures(highs, game, aim, seeds).best();
  return { jackpot: jackpotOf(game, first), value: mixture.value };
}

/** The first candidate of each question that loses no more than asked against the plan's first jackpot. */
function firstWithin(
  mixtures: Mixtures,
  { mixture }: RolloverPlan,
  questions: readonly WithinLoss[],
  optionOf: (candidate: EvaluatedJackpot) => number,
): (EvaluatedJackpot | null)[] {
  return questions.map(({ loss, inOrder }) => {
    const least = mixture.value - loss;
    const isWithin = (option: number) =>
      option >= 0 && mixtures.boundOf(option) >= least && (mixtures.withFirst(option)?.value ?? -Infinity) >= least;
    return inOrder.find((candidate) => isWithin(optionOf(candidate))) ?? null;
  });
}

/** Expectations of the followed policy by draw, with the jackpots that luck may bring. */
function planOf(
  context: EvaluationContext,
  horizon: RolloverHorizon,
  game: RolloverGame,
  { followed, bound, gap }: RolloverPlan,
  spreads: readonly DrawSpread[],
): Plan {
  const { weeks } = followed;
  return {
    weeks: weeks.map(({ expectedSales, expectedPrizes, expectedNetRevenue, chances }, week) => {
      const options = game.draws[week]?.options ?? [];
      const at = (level: number) => options[quantile(chances, level)]?.jackpot ?? 0;
      const window = yearEnding(game.windows, week);
      const drawDate = horizon.dates[week] ?? '';
      return {
        drawDate,
        jackpot: at(0.5),
        jackpotInterval90: [at(0.05), at(0.95)] as const,
        expectedSales,
        expectedPrizes,
        expectedNetRevenue,
        payoutRatio: window ? ratioOf(weeks, window) : 0,
        ...(window &&
          week < spreads.length && {
            realisedRatioInterval90: realisedInterval(context, drawDate, window, weeks, spreads),
          }),
      };
    }),
    objective: followed.objective,
    bound,
    gap,
  };
}

/** Spreads of the draws of the first window that is wholly planned, under the followed policy. */
function spreadsOf(horizon: RolloverHorizon, game: RolloverGame, { followed }: RolloverPlan): DrawSpread[] {
  const last = horizon.firstWhole ?? game.draws.length - 1;
  const { sales, prizes } = windowSums(followed.weeks, { first: 0, last, pastSales: 0, pastPrizes: 0 });
  const spreads = policySpreads(game, followed.policy, prizes / (sales || 1), (draw, option, mustBeWon) =>
    horizon.spreadOf(draw, option, mustBeWon),
  );
  return spreads.slice(0, last + 1);
}

function quantile(chances: ExpectedWeek['chances'], level: number): number {
  let sum = 0;
  const at = chances.findIndex((chance) => (sum += chance) >= level - 1e-12);
  return at < 0 ? chances.length - 1 : at;
}

/** Floor that this draw leaves to the next one, won or not, and the policy's jackpot there. */
function aheadOf(
  { unwon }: EvaluationContext,
  horizon: RolloverHorizon,
  game: RolloverGame,
  { first, followed }: RolloverPlan,
): RolloverAhead {
  const [draw, next] = game.draws;
  const floors = draw ? floorsAfter(game, draw, game.drawsUnwon, first) : [];
  const notWon = floors.reduce((sum, { probability }) => sum + probability, 0);
  const announced = (level: number, floor: number) =>
    next?.options[followed.policy[1]?.[level]?.[floor] ?? -1]?.jackpot ?? null;
  const likely = floors.toSorted((a, b) => b.probability - a.probability)[0];
  const path = (probability: number, level: number, floor: number) => ({
    probability,
    least: horizon.jackpotAt(floor),
    jackpot: announced(level, floor),
  });
  return {
    drawsUnwon: unwon,
    mustBeWon: game.drawsUnwon === game.mustBeWonAfter,
    beyondCash: beyondCash(horizon, game, followed.weeks),
    won: path(1 - notWon, 0, game.start),
    unwon: likely === undefined ? null : path(notWon, oneMoreUnwon(game, game.drawsUnwon), likely.floor),
  };
}

/** The later draw whose carried amount most probably demands a jackpot that the forecast's filters, such as the cash, would stop. */
function beyondCash(
  { dates }: RolloverHorizon,
  { draws }: RolloverGame,
  weeks: readonly ExpectedWeek[],
): RolloverAhead['beyondCash'] {
  const chances = weeks.map(({ chances }, week) => {
    const allowed = draws[week]?.choices[0]?.[1] ?? chances.length;
    const probability = chances.slice(allowed).reduce((sum, chance) => sum + chance, 0);
    return { drawDate: dates[week] ?? '', probability };
  });
  const worst = chances.reduce((most, other) => (other.probability > most.probability ? other : most));
  return worst.probability > 0 ? worst : null;
}
