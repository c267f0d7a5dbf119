import type { IsoDate } from '@jackpot/config-schema';
import {
  type Evaluation,
  type Fold,
  type LocationScale,
  quantilesFrom,
  rareProbabilities,
  scoredQuantiles,
} from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';

/** A scored draw: what was sold, and the quantiles that were forecast. */
export function foldOf(row: SalesRow, quantiles: number[]): Fold {
  return { drawDate: row.drawDate, actual: row.ticketsSold, quantiles };
}

/** The last `draws` draws as a naive forecast has them, each from the rows before it. */
export function naiveFolds(
  rows: readonly SalesRow[],
  draws: number,
  quantilesOf: (before: readonly SalesRow[], drawDate: IsoDate, probs: readonly number[]) => number[],
): Fold[] {
  return rows.slice(-draws).map((row, i) => {
    const before = rows.slice(0, rows.length - draws + i);
    return foldOf(row, quantilesOf(before, row.drawDate, scoredQuantiles));
  });
}

/** A champion's draw since it was fitted. `jackpotBeyond`: distance of its jackpot from those that were seen, in deviations. */
export function driftFoldOf(
  { row, at }: { readonly row: SalesRow; readonly at: LocationScale },
  calibration: readonly number[],
  jackpotBeyond: number,
): NonNullable<Evaluation['drift']>['folds'][number] {
  const [low = NaN, high = NaN] = quantilesFrom(at, calibration, rareProbabilities);
  return {
    ...foldOf(row, quantilesFrom(at, calibration, scoredQuantiles)),
    rare: [low, high],
    jackpot: row.jackpotAnnounced,
    jackpotBeyond,
  };
}
