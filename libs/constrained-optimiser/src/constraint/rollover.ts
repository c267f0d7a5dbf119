import { accrualOf, carriedOn, type CountryConfig, drawsInside, type IsoDate } from '@jackpot/config-schema';
import type { SalesRow } from '@jackpot/sales-data';
import type { DecisionInput } from '../decision-input.ts';
import type { Constraint } from './constraint.ts';

/** Lower bound that an unwon jackpot sets for the next one. `unknown`: the data does not say whether it was won. */
type Rollover =
  { readonly kind: 'none' } | { readonly kind: 'unknown' } | { readonly kind: 'floor'; readonly jackpot: number };

/** The latest draw before `drawDate`, whatever the order of the rows. */
function lastDraw(history: readonly SalesRow[], drawDate: IsoDate): SalesRow | null {
  return history.reduce<SalesRow | null>(
    (last, row) => (row.drawDate < drawDate && (last === null || row.drawDate > last.drawDate) ? row : last),
    null,
  );
}

/** The jackpot announced last before `drawDate`, that of an open draw among them; null before the first draw. */
export function lastJackpot({ history, openDraws, drawDate }: Before): number | null {
  return openDraws.at(-1)?.jackpot ?? lastDraw(history, drawDate)?.jackpotAnnounced ?? null;
}

type Before = Pick<DecisionInput, 'history' | 'openDraws' | 'drawDate'>;

/**
 * Amount that the draws before leave to the next one, in a game that rolls over. Whether an open draw is won is not known: its
 * jackpot, with its share of sales as they are expected, is the largest that it may carry.
 */
export function rolloverFrom(
  config: CountryConfig,
  lastRow: SalesRow | null,
  openDraws: readonly { readonly jackpot: number; readonly sales?: number }[],
): Rollover {
  if (config.jackpot.rollover === false) return { kind: 'none' };
  const open = openDraws.at(-1);
  if (open !== undefined) return { kind: 'floor', jackpot: carriedOn(config, open.jackpot, open.sales ?? 0) };
  if (lastRow === null || lastRow.jackpotPaid === null) return { kind: 'unknown' };
  if (lastRow.jackpotPaid === 0)
    return { kind: 'floor', jackpot: carriedOn(config, lastRow.jackpotAnnounced, lastRow.grossSales) };
  const start = accrualOf(config)?.start;
  return start === undefined ? { kind: 'none' } : { kind: 'floor', jackpot: start };
}

/** Draws since the jackpot was won; what the data does not tell counts as won, an open draw as not. */
export function drawsUnwon({ history, openDraws, drawDate }: Before): number {
  const past = history.filter((row) => row.drawDate < drawDate).toSorted((a, b) => (a.drawDate < b.drawDate ? 1 : -1));
  const lastWon = past.findIndex(({ jackpotPaid }) => jackpotPaid !== 0);
  return openDraws.length + (lastWon < 0 ? past.length : lastWon);
}

/** Rules of a draw after so many without a win: one that must be won pays its jackpot for certain. */
export function rulesAfter(config: CountryConfig, unwon: number): CountryConfig {
  const after = accrualOf(config)?.mustBeWon?.after;
  return after === undefined || unwon < after ? config : mustBeWonRules(config);
}

/** Rules of the draw that is decided. */
export function drawnRules(input: Before & Pick<DecisionInput, 'config'>): CountryConfig {
  return rulesAfter(input.config, drawsUnwon(input));
}

export function mustBeWonRules(config: CountryConfig): CountryConfig {
  return { ...config, prizes: { ...config.prizes, jackpot: { win: 'certain' } } };
}

/** Amount that rolls over to the draw on `drawDate`: a draw before it that is neither reported nor open leaves it unknown. */
export function rolloverTo({ config, history, openDraws, drawDate }: Before & Pick<DecisionInput, 'config'>): Rollover {
  const row = lastDraw(history, drawDate);
  const lastKnown = openDraws.at(-1)?.drawDate ?? row?.drawDate;
  return config.jackpot.rollover && lastKnown !== undefined && drawsInside(config, lastKnown, drawDate).length > 0
    ? { kind: 'unknown' }
    : rolloverFrom(config, row, openDraws);
}

export const rollover = {
  name: 'rollover',
  unit: 'money',
  label: 'rollover',
  meaning: 'an unwon jackpot is the least that may be announced next',
  relief: null,
  restoring: 'whole',
  range: (input) => {
    const carried = rolloverTo(input);
    return carried.kind === 'floor' ? { min: carried.jackpot } : null;
  },
} as const satisfies Constraint;
