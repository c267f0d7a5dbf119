import { type IsoDate, dayNumber } from '@jackpot/config-schema';
import { log1p } from '@jackpot/elementary-functions';

const WEEKS = 53;

/** Relative marketing effort, and what is usual in each week of the year: spending is planned, but not known ahead. */
export interface MarketingScaling {
  /** Median of the positive spends, in the country's currency; 0 where none is known. */
  readonly reference: number;
  /** Mean effort over the seen rows, subtracted so that an unknown spend counts as usual. */
  readonly mean: number;
  /** Usual effort (centred) by week of the year, 53 values; 0 where the week was never seen. */
  readonly byWeek: readonly number[];
}

interface Spend {
  readonly drawDate: IsoDate;
  readonly marketingSpend: number | null;
}

function weekOfYear(date: IsoDate): number {
  return Math.floor((dayNumber(date) - dayNumber(`${date.slice(0, 4)}-01-01`)) / 7);
}

export function marketingScaling(rows: readonly Spend[]): MarketingScaling {
  const spends = rows.flatMap(({ drawDate, marketingSpend }) =>
    marketingSpend === null ? [] : [{ week: weekOfYear(drawDate), spend: marketingSpend }],
  );
  const positive = spends
    .map(({ spend }) => spend)
    .filter((spend) => spend > 0)
    .sort((a, b) => a - b);
  const reference = positive[Math.floor(positive.length / 2)] ?? 0;
  if (reference === 0) return { reference, mean: 0, byWeek: Array.from({ length: WEEKS }, () => 0) };
  const efforts = spends.map(({ week, spend }) => ({ week, effort: log1p(spend / reference) }));
  const mean = efforts.reduce((sum, { effort }) => sum + effort, 0) / efforts.length;
  const byWeek = Array.from({ length: WEEKS }, (_, week) => {
    const seen = efforts.filter((effort) => Math.abs(effort.week - week) <= 1);
    return seen.length === 0 ? 0 : seen.reduce((sum, { effort }) => sum + effort - mean, 0) / seen.length;
  });
  return { reference, mean, byWeek };
}

/** Centred log effort of a draw. A spend that is not known, as before the draw, counts as usual for its week. */
export function marketingEffort(drawDate: IsoDate, spend: number | null, scaling: MarketingScaling): number {
  if (scaling.reference === 0) return 0;
  if (spend === null) return scaling.byWeek[weekOfYear(drawDate)] ?? 0;
  return log1p(spend / scaling.reference) - scaling.mean;
}
