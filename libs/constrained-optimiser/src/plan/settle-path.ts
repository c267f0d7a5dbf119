import { plannedDraws } from '@jackpot/config-schema';
import type { Highs } from 'highs';
import type { EvaluationContext } from '../evaluate-candidate.ts';
import type { CarriedDemand } from '../carried-demand.ts';
import type { EvaluatedJackpot } from '../evaluated-jackpot.ts';
import { carriedAlong, forecastAlong, type JackpotMixture } from './carried-path.ts';
import type { CarriedState } from './carried-state.ts';
import { Horizon } from './horizon.ts';
import { withRelaxation } from './plan-relaxation.ts';
import { loadSolver } from './solver.ts';

/** Rounds after which the path is taken without having settled. */
const MOST_ROUNDS = 12;
/** From so many rounds on, a path is the mean of the last one and of what the program makes of it. */
const FREE_ROUNDS = 3;
/** Shares of the largest state: paths nearer than this to each other are one. */
const SETTLED = 1e-4;
/** Later draws are planned on so many jackpots while the path settles: it only needs their sums. */
const JACKPOTS = 48;

/**
 * The context with the states of its own best plan: the program is taken at a path of states, solved (its relaxation), and taken at the
 * solution's path again, until the path stays. It begins with the last jackpot, announced in every draw.
 *
 * @throws SolverError
 */
export async function settledContext(
  context: EvaluationContext,
  candidates: readonly EvaluatedJackpot[],
): Promise<EvaluationContext> {
  const { carried: demand, config, drawDate } = context;
  if (demand === undefined) return context;
  const highs = await loadSolver();
  const dates = plannedDraws(config, drawDate, config.plan.horizonWeeks);
  const contextAt = (state: CarriedState) => ({
    ...context,
    path: state,
    forecast: forecastAlong(demand, dates, state),
  });
  const usual = context.bounds.lastJackpot ?? config.jackpot.min;
  let mixtures: JackpotMixture[] = dates.map(() => [{ jackpot: usual, share: 1 }]);
  let path = carriedAlong(context, demand, dates, mixtures);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const found = mixtureOf(highs, new Horizon(contextAt(path), JACKPOTS), candidates);
    if (found === null) break;
    mixtures = round < FREE_ROUNDS ? found : found.map((mixture, t) => meanOf(mixtures[t] ?? [], mixture));
    const next = carriedAlong(context, demand, dates, mixtures);
    const moved = farthest(demand, path, next);
    path = next;
    if (moved < SETTLED) break;
  }
  return contextAt(path);
}

/** The jackpots of the relaxation's solution; where no plan keeps the windows, of that without them. */
function mixtureOf(highs: Highs, horizon: Horizon, candidates: readonly EvaluatedJackpot[]): JackpotMixture[] | null {
  for (const problem of [horizon.problem(candidates), horizon.problem(candidates, { windows: [] })]) {
    const found = withRelaxation(highs, { problem, aim: 'objective', lenient: null }, (relaxation) =>
      relaxation.solve(null) === null ? null : relaxation.shares(),
    );
    if (found !== null)
      return found.map((shares, t) =>
        shares.map(({ option, share }) => ({ jackpot: problem.draws[t]?.[option]?.jackpot ?? 0, share })),
      );
  }
  return null;
}

const LEAST_SHARE = 1e-4;

function meanOf(a: JackpotMixture, b: JackpotMixture): JackpotMixture {
  const shares = new Map<number, number>();
  for (const { jackpot, share } of [...a, ...b]) shares.set(jackpot, (shares.get(jackpot) ?? 0) + share / 2);
  const kept = [...shares].filter(([, share]) => share > LEAST_SHARE);
  const total = kept.reduce((sum, [, share]) => sum + share, 0);
  return kept.map(([jackpot, share]) => ({ jackpot, share: share / total }));
}

/** The largest move of a state, as a share of what its difference for slopes stands for. */
function farthest(demand: CarriedDemand, from: CarriedState, to: CarriedState): number {
  const scale = Math.max(...to.draws.map(({ state }) => Math.abs(100 * demand.difference(state))));
  return Math.max(...to.draws.map(({ state }, t) => Math.abs(state - (from.draws[t]?.state ?? 0)))) / scale;
}
