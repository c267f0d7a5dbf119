import { addDays, candidateJackpots, type CountryConfig, type IsoDate } from '@jackpot/config-schema';
import type { ConstraintValue } from '@jackpot/decision';
import type { SalesRow } from '@jackpot/sales-data';
import { constraintValue } from './constraint.ts';

const daysPerDraw = 7;

/** What an unwon jackpot demands of the next one. `unknown`: the data does not say whether it was won. */
export type Rollover =
  { readonly kind: 'none' } | { readonly kind: 'unknown' } | { readonly kind: 'floor'; readonly jackpot: number };

interface Range {
  readonly name: 'grid' | 'maxChange' | 'rollover';
  readonly min?: number;
  readonly max?: number;
}

/** The jackpots that may be announced, and what gave way so that there are any. */
export interface JackpotBounds {
  /** Rising. */
  readonly jackpots: readonly number[];
  readonly ranges: readonly Range[];
  readonly yielded: readonly ('maxChange' | 'grid')[];
  readonly lastJackpot: number | null;
  readonly rolloverUnknown: boolean;
}

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

/**
 * Grid, largest change and rollover floor of the draw on `drawDate`. Where no jackpot satisfies all three, the largest
 * change yields first, then the grid: then the floor itself, above the grid, is left. A draw without a row after the last known one
 * leaves the rollover unknown.
 */
export function jackpotBounds(config: CountryConfig, history: readonly SalesRow[], drawDate: IsoDate): JackpotBounds {
  const last = lastDraw(history, drawDate);
  const rollover: Rollover =
    config.jackpot.rollover && last !== null && last.drawDate < addDays(drawDate, -daysPerDraw)
      ? { kind: 'unknown' }
      : rolloverFrom(config, last);
  const grid: Range = { name: 'grid', min: config.jackpot.min, max: config.jackpot.max };
  const change = changeRange(config, last);
  const floor: Range[] = rollover.kind === 'floor' ? [{ name: 'rollover', min: rollover.jackpot }] : [];
  const context = { lastJackpot: last?.jackpotAnnounced ?? null, rolloverUnknown: rollover.kind === 'unknown' };
  const jackpots = candidateJackpots(config);
  const within = (ranges: readonly Range[]): boolean =>
    jackpots.some((jackpot) => rangeValues(ranges, jackpot).every(({ satisfied }) => satisfied));
  if (within([grid, ...change, ...floor])) {
    return { ...context, jackpots, ranges: [grid, ...change, ...floor], yielded: [] };
  }
  if (rollover.kind !== 'floor' || within([grid, ...floor])) {
    return { ...context, jackpots, ranges: [grid, ...floor], yielded: ['maxChange'] };
  }
  return { ...context, jackpots: [...jackpots, rollover.jackpot], ranges: [...change, ...floor], yielded: ['grid'] };
}

function changeRange({ jackpot: { maxChange } }: CountryConfig, last: SalesRow | null): Range[] {
  if (maxChange === undefined || last === null) return [];
  const change = maxChange * last.jackpotAnnounced;
  return [{ name: 'maxChange', min: Math.max(0, last.jackpotAnnounced - change), max: last.jackpotAnnounced + change }];
}

/** How a jackpot stands to each range. */
export function rangeValues(ranges: readonly Range[], jackpot: number): ConstraintValue[] {
  return ranges.map(({ name, min, max }) => constraintValue(name, jackpot, { min, max }));
}
