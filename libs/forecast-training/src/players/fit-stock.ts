import {
  type CountryConfig,
  type DrawCalendar,
  attritionPerDraw,
  drawsBetween,
  drawsPerYear,
} from '@jackpot/config-schema';
import { log } from '@jackpot/elementary-functions';
import {
  type DrawKind,
  type JoiningDraw,
  type JoiningScaling,
  type StockArtefact,
  type StockRecipe,
  type StockWeights,
  defaultRecipe,
  flowFeatures,
  kindColumns,
  marketingScaling,
} from '@jackpot/forecast-model';
import { type SalesRow, medianOf } from '@jackpot/sales-data';
import { rounded } from '../rounded.ts';
import { drawInput } from '../training-window.ts';
import { type StockDraw, filterStock } from './stock-filter.ts';
import { type StockData, stockPosterior } from './stock-posterior.ts';

/** The recipe of a config's subscription: what its operator says, and priors. */
export function stockRecipeOf(config: CountryConfig, lastDraw: string): StockRecipe {
  if (config.demand?.kind !== 'subscription') throw new TypeError(`${config.country} has no subscription`);
  const { leadDraws, attritionPerYear } = config.demand;
  return {
    structure: 'stock-of-players',
    leadDraws,
    attritionPerDraw: rounded(attritionPerDraw(attritionPerYear, drawsPerYear(config, lastDraw))),
    priors: {
      attrition: 0.3,
      elasticity: defaultRecipe.priors.elasticity ?? [{ weight: 1, mean: 0.25, deviation: 0.22 }],
      joiningSeason: 0.1,
      leavingSeason: 0.05,
      marketing: 0.13,
      noise: { payments: [0.005, 1], joining: [0.15, 0.7], level: [0.02, 0.7] },
    },
    windowDraws: 416,
    calibration: { draws: 260, rollingDraws: 104, refitEvery: 26 },
  };
}

export interface StockOptions {
  readonly calendar: DrawCalendar;
  /** A larger jackpot never makes fewer join. */
  readonly monotone: boolean;
  /** Kinds of draws with a level of their own. */
  readonly kinds?: readonly DrawKind[];
}

/** A stock fitted to rows. */
export interface FittedStock {
  readonly fit: StockArtefact['fit'];
  /** Of the posterior, where the next fit starts. */
  readonly mode: readonly number[];
  /** Standardised errors of log tickets, one a row that was fitted, oldest first. */
  readonly errors: readonly number[];
}

/** Every draw of the calendar from the first row on; a draw without a row has the jackpot of the one before. */
function drawsOf(
  rows: readonly SalesRow[],
  calendar: DrawCalendar,
): (JoiningDraw & Pick<SalesRow, 'event'> & Pick<StockDraw, 'tickets'>)[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const byDate = new Map(rows.map((row) => [row.drawDate, row]));
  const dates = new Set([...drawsBetween(calendar, first.drawDate, last.drawDate), ...byDate.keys()]);
  let jackpot = first.jackpotAnnounced;
  return [...dates].sort().map((drawDate) => {
    const row = byDate.get(drawDate);
    jackpot = row?.jackpotAnnounced ?? jackpot;
    const { marketingSpend = null, event = null, ticketsSold: tickets = null } = row ?? {};
    return { drawDate, jackpot, marketingSpend, event, tickets };
  });
}

function scalingOf(rows: readonly SalesRow[], kinds: readonly DrawKind[] = []): JoiningScaling {
  const reference = medianOf(rows.map(({ jackpotAnnounced }) => log(jackpotAnnounced))) ?? 0;
  return { reference, marketing: marketingScaling(rows.map(drawInput)), ...(kinds.length > 0 && { kinds }) };
}

/** Rows as the filter reads them; in the scales of the jackpots seen unless others are given. */
export function stockData(
  all: readonly SalesRow[],
  recipe: StockRecipe,
  { calendar, monotone, kinds }: StockOptions,
  given?: JoiningScaling,
): StockData {
  const rows = all.slice(-recipe.windowDraws);
  const scaling = given ?? scalingOf(rows, kinds);
  const draws = drawsOf(rows, calendar).map((draw) => ({
    ...draw,
    ...flowFeatures(draw, scaling),
    ...(scaling.kinds && { kinds: kindColumns(draw, scaling.kinds) }),
  }));
  return { draws, scaling, recipe, monotone };
}

/** Fits the stock to rows, rising by date. `start`: the mode of a fit to fewer of them. @throws DivergedError */
export function fitStock(
  rows: readonly SalesRow[],
  recipe: StockRecipe,
  options: StockOptions,
  start?: readonly number[],
): FittedStock {
  const data = stockData(rows, recipe, options);
  const { mean: weights, draws, mode } = stockPosterior(data, start);
  const { before, arriving, errors } = filterStock(data.draws, weights, recipe.leadDraws);
  const jackpots = data.draws.map(({ jackpot }) => log(jackpot));
  const last = before.at(-1);
  if (last === undefined) throw new TypeError('no rows to fit');
  const { marketing, reference, kinds } = data.scaling;
  return {
    mode,
    errors,
    fit: {
      cutoff: data.draws.at(-1)?.drawDate ?? '',
      rows: rows.length,
      scaling: {
        reference,
        min: Math.min(...jackpots),
        max: Math.max(...jackpots),
        marketing: { ...marketing, byWeek: [...marketing.byWeek] },
        ...(kinds && { kinds: [...kinds] }),
      },
      weights: roundedWeights(weights),
      state: {
        players: rounded(last.players),
        joiners: rounded(last.joiners),
        covariance: [rounded(last.covariance[0]), rounded(last.covariance[1]), rounded(last.covariance[2])],
      },
      arriving: arriving.map(rounded),
      draws: draws.map((own) => possibleState(data, own)),
    },
  };
}

/** A possible set of weights with the players and joiners that the rows then say. */
function possibleState(data: StockData, own: StockWeights): StockArtefact['fit']['draws'][number] {
  const { before } = filterStock(data.draws, own, data.recipe.leadDraws);
  const { players = NaN, joiners = NaN } = before.at(-1) ?? {};
  return {
    attrition: rounded(own.attrition),
    elasticity: rounded(own.elasticity),
    players: rounded(players),
    joiners: rounded(joiners),
    ...(own.kinds && { kinds: own.kinds.map(rounded) }),
  };
}

function roundedWeights(weights: StockWeights): StockWeights {
  const [a, b] = [weights.joiningSeason, weights.leavingSeason];
  return {
    attrition: rounded(weights.attrition),
    elasticity: rounded(weights.elasticity),
    joiningSeason: [rounded(a[0]), rounded(a[1])],
    leavingSeason: [rounded(b[0]), rounded(b[1])],
    marketing: rounded(weights.marketing),
    ...(weights.kinds && { kinds: weights.kinds.map(rounded) }),
    noise: {
      payments: rounded(weights.noise.payments),
      joining: rounded(weights.noise.joining),
      level: rounded(weights.noise.level),
    },
  };
}
