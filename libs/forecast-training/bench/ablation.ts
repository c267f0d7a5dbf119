/**
 * Measures the gain of each part of the recipe: the backtest that peers are scored by, with one part changed. Prints the
 * geometric means over the real series of our loss over the best peer's, whole and without the draw that costs that peer most.
 *
 *     PUBLIC_DRAWS=sales.csv.gz PEERS=peers.json node libs/forecast-training/bench/ablation.ts ['no tilt' …]
 *
 * With BEFORE=104 it scores the draws before the last 104 instead, refitted every twelfth draw: there hyperparameters are chosen.
 * No peer was run on those, so it prints our loss itself, whole and without each series' worst draw. CONFIGS names the games' folder.
 */
import { readFileSync } from 'node:fs';
import { type Recipe, defaultRecipe, quantileLoss } from '@jackpot/forecast-model';
import { backtest, horizonBacktest } from '../src/index.ts';
import { type Series, readSeries } from './public-series.ts';

const DRAWS = 104;
const DIGITS = 4;
const before = Number(process.env.BEFORE ?? 0);
/** A prior that leaves nothing of its weight, and degrees of freedom at which Student-t is normal. */
const CLOSED = 1e-6;
const NORMAL = 1e6;

const shared = (share: number): Recipe['dynamic'] => defaultRecipe.dynamic && { ...defaultRecipe.dynamic, share };
const { features, memory, priors, specialDates, optimiser, calibration } = defaultRecipe;
const changes: Readonly<Record<string, Partial<Recipe>>> = {
  none: {},
  'no month': { features: { ...features, monthlyHarmonics: 0 } },
  'no special dates': { specialDates: { ...specialDates, shrinkage: 1e9 } },
  'no model whose weights drift': { dynamic: undefined },
  'a share of 0.3 for it': { dynamic: shared(0.3) },
  'a share of 0.7 for it': { dynamic: shared(0.7) },
  'no tilt': { priors: { ...priors, tilt: CLOSED } },
  'memory of the last draw alone': { memory: { ...memory, rates: [1] } },
  'constant scale': { priors: { ...priors, scale: CLOSED } },
  'no holidays': { features: { ...features, holidays: false } },
  'normal priors for the calendar': {
    priors: { ...priors, calendar: { ...priors.calendar, degreesOfFreedom: NORMAL } },
  },
  'slopes change half as freely': { priors: { ...priors, slopeChange: priors.slopeChange / 2 } },
  'slopes change twice as freely': { priors: { ...priors, slopeChange: priors.slopeChange * 2 } },
  '156 rolling-origin errors alone': { calibration: { ...calibration, draws: calibration.rollingDraws } },
  '60 steps': { optimiser: { ...optimiser, steps: 60 } },
  '200 steps': { optimiser: { ...optimiser, steps: 200 } },
  'calibration refitted every 6 draws': { calibration: { ...calibration, refitEvery: 6 } },
};

interface Score {
  readonly whole: number;
  readonly trimmed: number;
}

type Peers = Readonly<Record<string, Readonly<Record<string, { readonly wql: number; readonly losses: number[] }>>>>;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const geometricMean = (values: readonly number[]) => Math.exp(sum(values.map(Math.log)) / values.length);

/** Loss over the best peer's, as `forecast.py score` works it out. */
function ratios({ config, rows }: Series, recipe: Recipe, peers: Peers): Score {
  const draws = backtest({ config, rows, draws: DRAWS, recipe }).map(({ row, quantiles }) => ({
    actual: row.grossSales,
    quantiles: quantiles.map((tickets) => tickets * row.ticketPrice),
  }));
  const mean = sum(draws.map(({ actual }) => actual)) / DRAWS;
  const ours = draws.map((draw) => quantileLoss(draw) / mean);
  const theirs = Object.values(peers[config.country] ?? {}).toSorted((a, b) => a.wql - b.wql);
  const best = theirs[0]?.losses ?? [];
  const worstDraw = best.indexOf(Math.max(...best));
  const without = (losses: readonly number[]) => sum(losses.filter((_, i) => i !== worstDraw));
  return {
    whole: sum(ours) / sum(best),
    trimmed: without(ours) / Math.min(...theirs.map(({ losses }) => without(losses))),
  };
}

/** Our loss on the draws before the last ones. */
function lossesBefore({ config, rows }: Series, recipe: Recipe, before: number): Score {
  const seen = rows.slice(0, -before);
  const [ahead] = horizonBacktest({ config, rows: seen, draws: DRAWS, recipe, horizons: [1] });
  const draws = (ahead?.draws ?? []).map(({ row, quantiles }) => ({ actual: row.ticketsSold, quantiles }));
  const mean = sum(draws.map(({ actual }) => actual)) / DRAWS;
  const losses = draws.map((draw) => quantileLoss(draw) / mean);
  return { whole: sum(losses) / DRAWS, trimmed: (sum(losses) - Math.max(...losses)) / (DRAWS - 1) };
}

/** Draws that a series needs before the scored ones. */
const LEAST_BEFORE = 52;

function run(data: string, names: readonly string[], score: (series: Series, recipe: Recipe) => Score): void {
  const series = readSeries(data, process.env.CONFIGS).filter(
    ({ rows }) => rows.length >= before + DRAWS + LEAST_BEFORE,
  );
  for (const name of names) {
    const each = series.map((one) => score(one, { ...defaultRecipe, ...changes[name] }));
    const whole = geometricMean(each.map((ratio) => ratio.whole)).toFixed(DIGITS);
    const trimmed = geometricMean(each.map((ratio) => ratio.trimmed)).toFixed(DIGITS);
    console.log(`${name.padEnd(36)}${whole}  ${trimmed}`);
  }
}

const { PUBLIC_DRAWS: data, PEERS: peersFile } = process.env;
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(changes, name));
if (data === undefined || (peersFile === undefined && before === 0) || unknown.length > 0) {
  console.error(
    `name PUBLIC_DRAWS=sales.csv.gz and PEERS=peers.json, or BEFORE=104; changes are ${Object.keys(changes).join(', ')}`,
  );
  process.exitCode = 2;
} else {
  const peers = peersFile === undefined ? {} : (JSON.parse(readFileSync(peersFile, 'utf8')) as Peers);
  run(data, asked.length > 0 ? asked : Object.keys(changes), (series, recipe) =>
    before > 0 ? lossesBefore(series, recipe, before) : ratios(series, recipe, peers),
  );
}
