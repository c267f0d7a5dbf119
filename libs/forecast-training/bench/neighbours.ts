/**
 * Measures what a new country gains from its neighbours: loss of the 13 draws after its first 15, 30 and 60, weights frozen, with
 * the stated prior and with what the other countries' models say. Two tables: real games, each in turn the new one; and made ones
 * of elasticities 0.15 ± 0.05, the new one of jackpots that hardly moved so far and then move over the whole grid.
 *
 *     PUBLIC_DRAWS=sales.csv.gz [CONFIGS=folder] node libs/forecast-training/bench/neighbours.ts
 */
import type { CountryConfig } from '@jackpot/config-schema';
import {
  type NeighboursPrior,
  borrowedPrior,
  defaultRecipe,
  learnedElasticity,
  middleElasticityRow,
  quantileLoss,
  quantilesFrom,
  responseSlopes,
  scoredQuantiles,
} from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import { fitWindows } from '../src/fit-windows.ts';
import { frozenForecasts } from '../src/frozen-forecasts.ts';
import { fitCountry } from '../src/index.ts';
import { trainingWindow } from '../src/training-window.ts';
import { config as madeConfig, gaussians, salesRows } from '../test/sales.ts';
import { readSeries } from './public-series.ts';

const OWN_DRAWS = [15, 30, 60];
const SCORED = 13;
/** Places in a history where the new country's life begins. */
const STARTS = 6;

interface Country {
  readonly config: CountryConfig;
  readonly rows: readonly SalesRow[];
}

/** A new country, and what its neighbours say. */
interface Life {
  readonly life: Country;
  readonly prior: NeighboursPrior;
  /** Elasticity that its sales are made with; null of a real game. */
  readonly truth: number | null;
}

/** Loss of the draws after the first `own`, over their mean sales, and the distance of the elasticity at the last from the truth. */
function scoreAfter({ life: { config, rows }, truth }: Life, own: number, prior: NeighboursPrior | null) {
  const borrowed = borrowedPrior(defaultRecipe, prior);
  const priors = { ...defaultRecipe.priors, ...(borrowed && { elasticity: borrowed.elasticity }) };
  const recipe = { ...defaultRecipe, priors };
  const options = { recipe, monotone: config.forecast.monotone, calendar: config };
  const [fitted] = fitWindows([trainingWindow(rows, own, recipe)], options);
  if (fitted === undefined) throw new Error(`${config.country} was not fitted`);
  const draws = frozenForecasts(rows.slice(0, own + SCORED), fitted.fit, own, options);
  const losses = draws.map(({ row, at }) =>
    quantileLoss({ actual: row.ticketsSold, quantiles: quantilesFrom(at, fitted.leaveOneOut, scoredQuantiles) }),
  );
  const slopes = middleElasticityRow(fitted.fit.scaling.response, recipe.response);
  const elasticity = dot(slopes, responseSlopes({ fit: fitted.fit, recipe }));
  return {
    loss: mean(losses) / mean(draws.map(({ row }) => row.ticketsSold)),
    off: truth === null ? NaN : Math.abs(elasticity - truth),
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** Responses that the models of whole histories found, without `but`. */
function priorOf<T extends Country>(
  countries: readonly T[],
  but: Country,
  said: Map<T, ReturnType<typeof learnedElasticity>>,
) {
  const neighbours = countries.flatMap((other) => {
    const elasticity = other === but ? null : (said.get(other) ?? null);
    return elasticity ? [{ country: other.config.country, version: 1, digest: '', elasticity }] : [];
  });
  return { formatVersion: 1 as const, neighbours };
}

/** A line a number of own draws: geometric mean of the loss, and mean distance of the elasticity from the truth. */
function print(title: string, livesOf: (own: number) => readonly Life[]): void {
  console.log(`${title}\nown draws  loss alone, with neighbours  elasticity off alone, with neighbours`);
  for (const own of OWN_DRAWS) {
    const lives = livesOf(own);
    const columns = [false, true].map((borrows) => {
      const scores = lives.map((life) => scoreAfter(life, own, borrows ? life.prior : null));
      return {
        loss: Math.exp(mean(scores.map(({ loss }) => Math.log(loss)))).toFixed(4),
        // A real game's elasticity is known to nobody.
        off: mean(scores.map(({ off }) => off))
          .toFixed(3)
          .replace('NaN', '–'),
      };
    });
    const of = (name: 'loss' | 'off') => columns.map((column) => column[name]).join('  ');
    console.log(`${String(own).padStart(9)}  ${of('loss')}  ${of('off')}`);
  }
}

const games = readSeries(process.env.PUBLIC_DRAWS ?? '', process.env.CONFIGS);
const ofGames = new Map(games.map((game) => [game, learnedElasticity(fitCountry(game.config, game.rows))]));
for (const [{ config }, elasticity] of ofGames)
  console.log(
    `${config.country} ${elasticity ? `${elasticity.mean.toFixed(2)} ± ${elasticity.deviation.toFixed(2)}` : 'says too little'}`,
  );

function realLives(): Life[] {
  const longest = Math.max(...OWN_DRAWS) + SCORED;
  return games.flatMap((game) => {
    const prior = priorOf(games, game, ofGames);
    const step = Math.floor((game.rows.length - longest) / STARTS);
    return Array.from({ length: STARTS }, (_, i) => ({
      life: { ...game, rows: game.rows.slice(i * step) },
      prior,
      truth: null,
    }));
  });
}

/** Sales whose first draws have one of two neighbouring jackpots, as of an operator that hardly dares. */
function steadyAtFirst(rows: readonly SalesRow[], own: number, elasticity: number): SalesRow[] {
  return rows.map((row, i) => {
    if (i >= own) return row;
    const jackpotAnnounced = 5e6 + 1e6 * Number(row.jackpotAnnounced > 5e6);
    const ticketsSold = Math.round(row.ticketsSold * (jackpotAnnounced / row.jackpotAnnounced) ** elasticity);
    return { ...row, jackpotAnnounced, ticketsSold };
  });
}

function madeLives(own: number): Life[] {
  const gaussian = gaussians(1);
  const elasticityOfNext = () => 0.15 + 0.05 * gaussian();
  const neighbours = [101, 102, 103].map((seed) => ({
    config: { ...madeConfig, country: `made-${seed}` },
    rows: salesRows(150, { seed, elasticity: elasticityOfNext() }),
  }));
  const said = new Map(neighbours.map((one) => [one, learnedElasticity(fitCountry(one.config, one.rows))]));
  return Array.from({ length: 24 }, (_, i) => {
    const elasticity = elasticityOfNext();
    const rows = steadyAtFirst(salesRows(own + SCORED, { seed: i + 1, elasticity }), own, elasticity);
    const life = { config: madeConfig, rows };
    return { life, prior: priorOf(neighbours, life, said), truth: elasticity };
  });
}

print('Real games', realLives);
print('Made countries, jackpots steady at first', madeLives);
