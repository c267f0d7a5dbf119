import { log } from '@jackpot/elementary-functions';
import type { ModelFit } from './artefact.ts';
import { DynamicFilter, type DynamicForecast, type DynamicSetting, type DynamicState } from './dynamic-regression.ts';
import { type DrawInput, type FeatureScaling, featureGroups, featureRow } from './features.ts';
import { momentsOf } from './elasticity-prior.ts';
import { jackpotScore } from './jackpot-response.ts';
import { jackpotLogScale, structuralLogTickets } from './location-scale.ts';
import { type MemoryState, recollect } from './memory.ts';
import type { Recipe } from './recipe.ts';
import { specialDraws } from './special-dates.ts';

/** State that a series leaves to the next draw. */
export interface SeriesState extends MemoryState {
  readonly dynamic?: DynamicState | undefined;
}

/** A draw that was held. */
export interface HeldDraw extends DrawInput {
  readonly tickets: number;
}

/** First draws whose mean the level starts at. */
const STARTING_DRAWS = 26;
/** Elasticity before data speak, in recipes without a prior of it. */
const ANY_ELASTICITY = { mean: 0.25, deviation: 0.25 };

/** The setting of the model whose weights drift. */
export function dynamicSetting(
  { scaling, borrowed }: { readonly scaling: FeatureScaling } & Pick<ModelFit, 'borrowed'>,
  monotone: boolean,
  variances: DynamicSetting['variances'],
  recipe: Recipe,
): DynamicSetting {
  const { marketing } = recipe.priors;
  const elasticity = borrowed?.elasticity ?? recipe.priors.elasticity;
  return {
    variances,
    groups: featureGroups(recipe, scaling.kinds),
    kinds: scaling.kinds ?? [],
    knots: scaling.response.knots,
    elasticity: elasticity ? momentsOf(elasticity) : ANY_ELASTICITY,
    marketing,
    monotone,
  };
}

/** One draw of a filter's run: its forecast from the draws before it, and what it left. */
interface DynamicStep {
  readonly forecast: DynamicForecast;
  /** Log tickets less the forecast. */
  readonly surprise: number;
}

/**
 * Runs the model whose weights drift over a series. Draws on special dates teach it nothing: they are explained by their shift.
 * @param keep called after each draw
 */
export function runDynamic(
  draws: readonly { readonly row: readonly number[]; readonly jackpotScore: number; readonly logTickets: number }[],
  setting: DynamicSetting,
  isSpecial: (draw: number) => boolean,
  keep?: (draw: number, filter: DynamicFilter) => void,
): DynamicStep[] {
  const first = draws.slice(0, STARTING_DRAWS);
  const filter = new DynamicFilter(
    setting,
    first.reduce((sum, draw) => sum + usualLogTickets(draw, setting), 0) / first.length,
  );
  return draws.map((draw, t) => {
    if (t > 0) filter.drift();
    const forecast = filter.foresee(draw);
    if (!isSpecial(t)) filter.learn(draw.logTickets, forecast);
    keep?.(t, filter);
    return { forecast, surprise: draw.logTickets - forecast.location };
  });
}

/** Log tickets less what the draw's kind is expected to make of them. */
function usualLogTickets(
  { row, logTickets }: { readonly row: readonly number[]; readonly logTickets: number },
  { groups, kinds }: DynamicSetting,
): number {
  const first = groups.indexOf('kind');
  return kinds.reduce((rest, { mean }, i) => rest - mean * (row[first + i] ?? 0), logTickets);
}

/** Turns held draws into what the filter reads. */
function dynamicDraws(draws: readonly HeldDraw[], { scaling }: { readonly scaling: FeatureScaling }, recipe: Recipe) {
  return draws.map((draw) => ({
    row: featureRow(draw, scaling, recipe),
    jackpotScore: jackpotScore(log(draw.jackpot), scaling.response),
    logTickets: log(draw.tickets),
  }));
}

/**
 * States that a series leaves after each of `after` (numbers of its first draws), weights and variances as they were fitted.
 * @param draws from the first that was fitted on
 */
export function statesAfter(
  draws: readonly HeldDraw[],
  after: readonly number[],
  fit: ModelFit,
  recipe: Recipe,
): SeriesState[] {
  const residuals = draws.map((draw) => log(draw.tickets) - structuralLogTickets(draw, fit, recipe));
  const logScales = draws.map(({ jackpot }) => jackpotLogScale(jackpot, fit));
  const dynamic = dynamicStatesAfter(draws, after, fit, recipe);
  return after.map((known) => {
    const before = { residuals: residuals.slice(0, known), logScales: logScales.slice(0, known) };
    const { last } = recollect(before, fit.weights.memory, fit.weights.scale.volatility, recipe);
    return { ...last, dynamic: dynamic.get(known) };
  });
}

function dynamicStatesAfter(draws: readonly HeldDraw[], after: readonly number[], fit: ModelFit, recipe: Recipe) {
  const states = new Map<number, DynamicState>();
  if (fit.dynamic === undefined) return states;
  const { variances, specialDates } = fit.dynamic;
  const wanted = new Set(after);
  runDynamic(
    dynamicDraws(draws, fit, recipe),
    dynamicSetting(fit, fit.monotone, variances, recipe),
    specialDraws(draws, specialDates),
    (t, filter) => {
      if (wanted.has(t + 1)) states.set(t + 1, filter.state());
    },
  );
  return states;
}

/** A fit whose state is that after a later draw, its weights and variances as they were. */
export function withState(fit: ModelFit, state: SeriesState, cutoff: string): ModelFit {
  const { averages, logVolatility, dynamic } = state;
  const copied = dynamic && {
    ...dynamic,
    mean: [...dynamic.mean],
    covariance: dynamic.covariance.map((line) => [...line]),
  };
  return {
    ...fit,
    cutoff,
    state: { averages: [...averages], logVolatility },
    ...(fit.dynamic && copied ? { dynamic: { ...fit.dynamic, state: copied } } : {}),
  };
}

/** The state that a fit's last row left. */
export function stateOf({ state, dynamic }: ModelFit): SeriesState {
  return { ...state, dynamic: dynamic?.state };
}
