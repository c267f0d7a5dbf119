import * as z from 'zod';
import { plausibleAmount } from './country-rules.ts';
import { field } from './field.ts';

const money = z.number().gt(0).check(plausibleAmount);

/** A jackpot that accrues: what is unwon is carried over, with a share of sales on top. */
export const accruingRollover = z.strictObject({
  carries: field(z.number().min(0).max(1), 'Share of sales that is added to an unwon jackpot', 0.15),
  start: field(money, 'Least jackpot of the draw after a win', 5_000_000),
  cap: field(money, 'Amount above which nothing more is carried over', 60_000_000),
  mustBeWon: field(
    z
      .strictObject({
        after: field(z.int().min(1).max(50), 'Draws without a win, in a row, after which the next must be won', 5),
      })
      .optional(),
    'When the jackpot is paid for certain, to a lower tier if need be',
    { after: 5 },
  ),
});
export type AccruingRollover = z.infer<typeof accruingRollover>;

interface RollingOver {
  readonly jackpot: { readonly rollover: boolean | AccruingRollover };
}

/** The rules of a jackpot that accrues; null of a game whose jackpot does not. */
export function accrualOf({ jackpot: { rollover } }: RollingOver): AccruingRollover | null {
  return typeof rollover === 'boolean' ? null : rollover;
}

/** Least jackpot of the draw after one that was not won, of a game that rolls over. */
export function carriedOn(game: RollingOver, jackpot: number, sales: number): number {
  const accrual = accrualOf(game);
  return accrual === null ? jackpot : Math.min(accrual.cap, jackpot + accrual.carries * sales);
}
