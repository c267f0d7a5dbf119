import { addDays, type CountryConfig, type IsoDate } from '@jackpot/config-schema';
import type { SalesRow } from '@jackpot/sales-data';
import type { DecisionInput } from './decision-input.ts';
import type { Constraint } from './constraint.ts';

const daysPerDraw = 7;

/** What an unwon jackpot demands of the next one. `unknown`: the data does not say whether it was won. */
export type Rollover =
  { readonly kind: 'none' } | { readonly kind: 'unknown' } | { readonly kind: 'floor'; readonly jackpot: number };

/** The latest draw before `drawDate`, whatever the order of the rows. */
export function lastDraw(history: readonly SalesRow[], drawDate: IsoDate): SalesRow | null {
  return history.reduce<SalesRow | null>(
    (last, row) => (row.drawDate < drawDate && (last === null || row.drawDate > last.drawDate) ? row : last),
    null,
  );
}

/** What rolls over from the last known draw to the next. */
export function rolloverFrom({ jackpot }: CountryConfig, lastRow: SalesRow | null): Rollover {
  if (!jackpot.rollover) return { kind: 'none' };
  if (lastRow === null || lastRow.jackpotPaid === null) return { kind: 'unknown' };
  return lastRow.jackpotPaid > 0 ? { kind: 'none' } : { kind: 'floor', jackpot: lastRow.jackpotAnnounced };
}

/** What rolls over to the draw on `drawDate`: a draw without a row after the last known one leaves it unknown. */
export function rolloverTo({
  config,
  history,
  drawDate,
}: Pick<DecisionInput, 'config' | 'history' | 'drawDate'>): Rollover {
  const last = lastDraw(history, drawDate);
  return config.jackpot.rollover && last !== null && last.drawDate < addDays(drawDate, -daysPerDraw)
    ? { kind: 'unknown' }
    : rolloverFrom(config, last);
}

export const rollover = {
  name: 'rollover',
  unit: 'money',
  label: 'rollover',
  meaning: 'an unwon jackpot is the least that may be announced next',
  relief: null,
  range: (input) => {
    const carried = rolloverTo(input);
    return carried.kind === 'floor' ? { min: carried.jackpot } : null;
  },
} as const satisfies Constraint;
