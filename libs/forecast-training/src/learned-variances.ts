import { exp, log, log1p } from '@jackpot/elementary-functions';
import {
  type DynamicDraw,
  type DynamicSetting,
  type DynamicVariances,
  type Recipe,
  runDynamic,
} from '@jackpot/forecast-model';

/** First draws, which are foreseen from next to nothing, don't count. */
const UNCOUNTED = 20;
/** The first steps, in units of the prior's doubt; and how a step that found nothing shrinks. */
const FIRST_STEP = 0.6;
const SHRINK = 0.4;
/** Steps in one direction at most. */
const MOST_STEPS = 3;

type Name = keyof DynamicVariances;
const names = [
  'noise',
  'level',
  'passing',
  'persistence',
  'season',
  'month',
  'holiday',
  'bend',
  'slopeDrift',
  'seasonDrift',
  'jackpot',
  'smallJackpot',
  'volatility',
] as const satisfies readonly Name[];
const exponents: readonly Name[] = ['jackpot', 'smallJackpot', 'volatility'];

/** Moves a variance by a step: its log, the log odds of a share, an exponent itself. */
function moved(name: Name, value: number, step: number): number {
  if (exponents.includes(name)) return value + step;
  if (name !== 'persistence') return value * exp(step);
  const odds = (value / (1 - value)) * exp(step);
  return odds / (1 + odds);
}

/** Distance from the prior's median in the same measure. */
function distance(name: Name, value: number, median: number): number {
  if (exponents.includes(name)) return value - median;
  const odds = (x: number) => (name === 'persistence' ? x / (1 - x) : x);
  return log(odds(value) / odds(median));
}

interface Learning {
  readonly prior: NonNullable<Recipe['dynamic']>;
  readonly isSpecial: (draw: number) => boolean;
  /** Rounds through the variances, one at a time. */
  readonly sweeps: number;
}

const doubtOf = (name: Name, { doubt, exponentDoubt }: Learning['prior']) =>
  exponents.includes(name) ? exponentDoubt : doubt;

/**
 * Log posterior of the variances: each draw's Student-t log density as foreseen from those before it, which is the marginal
 * likelihood of the weights (prediction error decomposition: Harvey 1989, 3.4), and the prior.
 */
function logPosterior(
  draws: readonly (DynamicDraw & { readonly logTickets: number })[],
  setting: DynamicSetting,
  { prior, isSpecial }: Learning,
  nu: number,
): number {
  const steps = runDynamic(draws, setting, isSpecial);
  let sum = 0;
  for (const [t, { surprise, forecast }] of steps.entries()) {
    if (t < UNCOUNTED || isSpecial(t)) continue;
    const z = surprise / forecast.scale;
    const density = -log(forecast.scale) - ((nu + 1) / 2) * log1p(z ** 2 / nu);
    sum += exp(-prior.decayPerDraw * (steps.length - 1 - t)) * density;
  }
  for (const name of names) {
    const off = distance(name, setting.variances[name], prior.variances[name]) / doubtOf(name, prior);
    sum -= off ** 2 / 2;
  }
  return sum;
}

/**
 * The variances that a series speaks for: the mode of their posterior, sought along one at a time by steps that shrink. Nothing
 * is drawn at random.
 * @param setting where the search starts
 */
export function learnedVariances(
  draws: readonly (DynamicDraw & { readonly logTickets: number })[],
  setting: DynamicSetting,
  learning: Learning,
  { likelihood }: Recipe,
): DynamicVariances {
  const valueOf = (variances: DynamicVariances) =>
    logPosterior(draws, { ...setting, variances }, learning, likelihood.degreesOfFreedom);
  let best = { variances: setting.variances, value: valueOf(setting.variances) };
  const steps = new Map(names.map((name) => [name, FIRST_STEP * doubtOf(name, learning.prior)]));
  /** Steps on while that is better; tells whether the first one was. */
  const went = (name: Name, step: number): boolean => {
    for (let taken = 0; taken < MOST_STEPS; taken++) {
      const variances = { ...best.variances, [name]: moved(name, best.variances[name], step) };
      const value = valueOf(variances);
      if (!(value > best.value)) return taken > 0;
      best = { variances, value };
    }
    return true;
  };
  for (let sweep = 0; sweep < learning.sweeps; sweep++)
    for (const name of names) {
      const step = steps.get(name) ?? 0;
      if (!went(name, step) && !went(name, -step)) steps.set(name, SHRINK * step);
    }
  return best.variances;
}
