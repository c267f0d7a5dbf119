/**
 * Measures the gain of each part of the recipe: the backtest that peers are scored by, with one part changed. Prints the
 * geometric means over the real series of our loss over the best peer's, whole and without the draw that costs that peer most.
 *
 *     PUBLIC_DRAWS=sales.csv.gz PEERS=peers.json node libs/forecast-training/bench/ablation.ts ['no tilt' …]
 */
import { readFileSync } from 'node:fs';
import { type Recipe, defaultRecipe, quantileLoss } from '@jackpot/forecast-model';
import { backtest } from '../src/index.ts';
import { type Series, readSeries } from './public-series.ts';

const DRAWS = 104;
/** A prior that leaves nothing of its weight, and degrees of freedom at which Student-t is normal. */
const CLOSED = 1e-6;
const NORMAL = 1e6;

const { features, memory, priors, specialDates, optimiser, calibration } = defaultRecipe;
const changes: Readonly<Record<string, Partial<Recipe>>> = {
  none: {},
  'no month': { features: { ...features, monthlyHarmonics: 0 } },
  'no special dates': { specialDates: { ...specialDates, shrinkage: 1e9 } },
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

type Peers = Readonly<Record<string, Readonly<Record<string, { readonly wql: number; readonly losses: number[] }>>>>;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const geometricMean = (values: readonly number[]) => Math.exp(sum(values.map(Math.log)) / values.length);

/** Loss over the best peer's, as `forecast.py score` works it out. */
function ratios({ config, rows }: Series, recipe: Recipe, peers: Peers): { whole: number; trimmed: number } {
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

function run(data: string, peersFile: string, names: readonly string[]): void {
  const peers = JSON.parse(readFileSync(peersFile, 'utf8')) as Peers;
  const series = readSeries(data);
  for (const name of names) {
    const each = series.map((one) => ratios(one, { ...defaultRecipe, ...changes[name] }, peers));
    const whole = geometricMean(each.map((ratio) => ratio.whole)).toFixed(3);
    const trimmed = geometricMean(each.map((ratio) => ratio.trimmed)).toFixed(3);
    console.log(`${name.padEnd(36)}${whole}  ${trimmed}`);
  }
}

const { PUBLIC_DRAWS: data, PEERS: peersFile } = process.env;
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(changes, name));
if (data === undefined || peersFile === undefined || unknown.length > 0) {
  console.error(`name PUBLIC_DRAWS=sales.csv.gz and PEERS=peers.json; changes are ${Object.keys(changes).join(', ')}`);
  process.exitCode = 2;
} else run(data, peersFile, asked.length > 0 ? asked : Object.keys(changes));
