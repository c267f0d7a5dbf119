import { exp, log } from '@jackpot/elementary-functions';
import {
  type DrawInput,
  type DrawKind,
  type FeatureScaling,
  type HeldDraw,
  type Recipe,
  featureRow,
  featureScaling,
  jackpotScore,
} from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';

/** One row of sales as the features read it. */
export function drawInput({ drawDate, jackpotAnnounced, marketingSpend, event }: SalesRow): DrawInput {
  return { drawDate, jackpot: jackpotAnnounced, marketingSpend, event };
}

/** One row of sales as the state that a series leaves reads it. */
export function heldDraw(row: SalesRow): HeldDraw {
  return { ...drawInput(row), tickets: row.ticketsSold };
}

/** Rows turned into numbers. */
export interface SeenRows {
  readonly rows: readonly SalesRow[];
  readonly features: readonly (readonly number[])[];
  /** Log tickets less the window's centre. */
  readonly targets: readonly number[];
  /** Standard deviations of log jackpot above the reference. */
  readonly jackpotScore: readonly number[];
}

/** Rows that one origin may see: those fitted, and the whole history; nothing of a later row is in here. */
export interface TrainingWindow extends SeenRows {
  readonly scaling: FeatureScaling;
  /** Mean log tickets of the last year, which the targets are relative to. */
  readonly centre: number;
  readonly weights: readonly number[];
  /** All rows, down to the first: yearly draws need more years than the weights do. */
  readonly history: SeenRows;
}

const DRAWS_PER_YEAR = 52;

function lastOf({ rows, features, targets, jackpotScore: scores }: SeenRows, draws: number): SeenRows {
  const last = <T>(values: readonly T[]) => values.slice(-draws);
  return {
    rows: last(rows),
    features: last(features),
    targets: last(targets),
    jackpotScore: last(scores),
  };
}

/** The window that ends before row `origin` of `rows`. Windows that are fitted side by side have the same kinds of draws. */
export function trainingWindow(
  rows: readonly SalesRow[],
  origin: number,
  recipe: Recipe,
  kinds?: readonly DrawKind[],
): TrainingWindow {
  const { windowDraws, decayPerDraw } = recipe.likelihood;
  const seen = rows.slice(0, origin);
  const inputs = seen.map(drawInput);
  const scaling = featureScaling(inputs, recipe, kinds);
  const logTickets = seen.map(({ ticketsSold }) => log(ticketsSold));
  const recent = logTickets.slice(-DRAWS_PER_YEAR);
  const centre = recent.reduce((sum, y) => sum + y, 0) / recent.length;
  const history = {
    rows: seen,
    features: inputs.map((input) => featureRow(input, scaling, recipe)),
    targets: logTickets.map((y) => y - centre),
    jackpotScore: inputs.map(({ jackpot }) => jackpotScore(log(jackpot), scaling.response)),
  };
  const fitted = lastOf(history, windowDraws);
  return {
    ...fitted,
    scaling,
    centre,
    weights: fitted.rows.map((_, i) => exp(-decayPerDraw * (fitted.rows.length - 1 - i))),
    history,
  };
}
