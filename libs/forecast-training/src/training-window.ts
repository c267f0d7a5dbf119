import {
  type FeatureScaling,
  type Recipe,
  drawsAhead,
  featureRow,
  featureScaling,
  jackpotExcess,
} from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';

/** One row of sales as the features read it. */
export function drawInput(row: SalesRow): { drawDate: string; jackpot: number; marketingSpend: number | null } {
  return { drawDate: row.drawDate, jackpot: row.jackpotAnnounced, marketingSpend: row.marketingSpend };
}

/** The rows that one origin may see, turned into numbers; nothing of a later row is in here. */
export interface TrainingWindow {
  readonly rows: readonly SalesRow[];
  readonly scaling: FeatureScaling;
  /** Mean log tickets of the last year, which the targets are relative to. */
  readonly centre: number;
  readonly features: readonly (readonly number[])[];
  readonly targets: readonly number[];
  /** Weeks since the draw before. */
  readonly gaps: readonly number[];
  readonly jackpotExcess: readonly number[];
  readonly weights: readonly number[];
}

const DRAWS_PER_YEAR = 52;

/** Weeks between each draw and the one before it; 1 for the first. */
export function gapsOf(rows: readonly SalesRow[]): number[] {
  return rows.map(({ drawDate }, i) => drawsAhead(rows[i - 1]?.drawDate ?? drawDate, drawDate));
}

/** The window that ends before row `origin` of `rows`. */
export function trainingWindow(rows: readonly SalesRow[], origin: number, recipe: Recipe): TrainingWindow {
  const { windowDraws, decayPerDraw } = recipe.likelihood;
  const seen = rows.slice(Math.max(0, origin - windowDraws), origin);
  const inputs = seen.map(drawInput);
  const scaling = featureScaling(inputs, recipe);
  const logTickets = seen.map(({ ticketsSold }) => Math.log(ticketsSold));
  const recent = logTickets.slice(-DRAWS_PER_YEAR);
  const centre = recent.reduce((sum, y) => sum + y, 0) / recent.length;
  return {
    rows: seen,
    scaling,
    centre,
    features: inputs.map((input) => featureRow(input, scaling, recipe)),
    targets: logTickets.map((y) => y - centre),
    gaps: gapsOf(seen),
    jackpotExcess: inputs.map(({ jackpot }) => jackpotExcess(Math.log(jackpot), scaling.response)),
    weights: seen.map((_, i) => Math.exp(-decayPerDraw * (seen.length - 1 - i))),
  };
}
