import {
  type DatedSurprise,
  type DynamicDraw,
  type DynamicFilter,
  type DynamicVariances,
  type FeatureScaling,
  type ModelFit,
  type Recipe,
  type SpecialDate,
  dynamicSetting,
  runDynamic,
  specialDates,
  specialDraws,
} from '@jackpot/forecast-model';
import { learnedVariances } from './learned-variances.ts';
import { rounded, roundedDates } from './rounded.ts';
import { type SeenRows, type TrainingWindow, trainingWindow } from './training-window.ts';

/** First draws of a run, still influenced by its start. */
const BURN_IN = 20;
/** Rounds of finding special dates: one that is known no longer hides the next. */
const ROUNDS = 2;
/** Rounds of learning the variances before special dates are known; one more follows. */
const SWEEPS = 3;
/** Variances are learned anew so seldom: each year's draws, and sooner while the first year fills. */
const LEARNED_AT = [26, 52, 104];
const LEARNED_EVERY = 52;

interface FitOptions {
  readonly recipe: Recipe;
  readonly monotone: boolean;
}

type Run = readonly (DynamicDraw & { readonly logTickets: number })[];

function runOf(rows: SeenRows, centre: number): Run {
  return rows.features.map((row, t) => ({
    row,
    jackpotScore: rows.jackpotScore[t] ?? 0,
    logTickets: (rows.targets[t] ?? 0) + centre,
  }));
}

/** Special dates of the whole history, under given variances. */
function dynamicSpecialDates(
  window: TrainingWindow,
  variances: DynamicVariances,
  { recipe, monotone }: FitOptions,
): SpecialDate[] {
  const { history } = window;
  const run = runOf(history, window.centre);
  const setting = dynamicSetting(window, monotone, variances, recipe);
  let special: SpecialDate[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const surprises = runDynamic(run, setting, specialDraws(history.rows, special)).map(
      ({ surprise, forecast }, t): DatedSurprise => ({
        drawDate: history.rows[t]?.drawDate ?? '',
        surprise,
        standardised: surprise / forecast.scale,
      }),
    );
    special = specialDates(surprises.slice(BURN_IN), recipe);
  }
  return special;
}

/** The last number of rows, up to `rows`, that variances are learned from. */
function learnedAt(rows: number): number {
  if (rows < LEARNED_EVERY * LEARNED_AT.length) return LEARNED_AT.findLast((at) => at <= rows) ?? rows;
  return rows - (rows % LEARNED_EVERY);
}

const learned = new WeakMap<
  object,
  {
    first: unknown;
    rows: number;
    recipe: Recipe;
    monotone: boolean;
    kinds: FeatureScaling['kinds'];
    variances: DynamicVariances;
  }[]
>();

/** Variances of the rows up to the last year's end: with and without what special dates, found by them, explain. */
function variancesOf(
  { history, scaling: { kinds } }: TrainingWindow,
  { recipe, monotone }: FitOptions,
  prior: NonNullable<Recipe['dynamic']>,
): DynamicVariances {
  const rows = learnedAt(history.rows.length);
  const [first, last] = [history.rows[0], history.rows[rows - 1]];
  if (last === undefined) return prior.variances;
  const kept = learned.get(last) ?? [];
  const known = kept.find(
    (one) =>
      one.first === first &&
      one.rows === rows &&
      one.recipe === recipe &&
      one.monotone === monotone &&
      one.kinds === kinds,
  );
  if (known) return known.variances;
  const window = trainingWindow(history.rows, rows, recipe, kinds);
  const run = runOf(window, window.centre);
  const rough = learnedVariances(
    run,
    dynamicSetting(window, monotone, prior.variances, recipe),
    { prior, isSpecial: () => false, sweeps: SWEEPS },
    recipe,
  );
  const special = dynamicSpecialDates(window, rough, { recipe, monotone });
  const variances =
    special.length === 0
      ? rough
      : learnedVariances(
          run,
          dynamicSetting(window, monotone, rough, recipe),
          { prior, isSpecial: specialDraws(window.rows, special), sweeps: 1 },
          recipe,
        );
  learned.set(last, [...kept, { first, rows, recipe, monotone, kinds, variances }]);
  return variances;
}

/** The model whose weights drift, after a window's last row; null where the recipe has none. */
export function dynamicFit(
  window: TrainingWindow,
  { recipe, monotone }: FitOptions,
): NonNullable<ModelFit['dynamic']> | null {
  if (recipe.dynamic === undefined) return null;
  const variances = variancesOf(window, { recipe, monotone }, recipe.dynamic);
  const special = dynamicSpecialDates(window, variances, { recipe, monotone });
  let state: ReturnType<DynamicFilter['state']> = { mean: [], covariance: [], logVolatility: 0 };
  const last = window.rows.length - 1;
  runDynamic(
    runOf(window, window.centre),
    dynamicSetting(window, monotone, variances, recipe),
    specialDraws(window.rows, special),
    (t, filter) => {
      if (t === last) state = filter.state();
    },
  );
  return {
    variances,
    specialDates: roundedDates(special),
    state: {
      mean: state.mean.map(rounded),
      covariance: state.covariance.map((line) => line.map(rounded)),
      logVolatility: rounded(state.logVolatility),
    },
  };
}
