import { type IsoDate, weekdayOf, weekdays } from '@jackpot/config-schema';
import * as z from 'zod';

/** Log tickets of such draws, less those of the others, before data speak. */
const prior = { mean: z.number(), deviation: z.number().gt(0) };

/** Draws with a level of their own: those of a day of the week, of an event, or under rules that held until a day. */
export const drawKind = z.union([
  z.strictObject({ ...prior, weekday: z.enum(weekdays) }),
  z.strictObject({ ...prior, event: z.string().min(1) }),
  z.strictObject({ ...prior, until: z.iso.date() }),
]);

export type DrawKind = z.infer<typeof drawKind>;

/** One indicator a kind: 1 if the draw is of that kind. */
export function kindColumns(
  { drawDate, event }: { readonly drawDate: IsoDate; readonly event?: string | null | undefined },
  kinds: readonly DrawKind[] = [],
): number[] {
  return kinds.map((kind) => {
    if ('weekday' in kind) return Number(weekdayOf(drawDate) === kind.weekday);
    if ('event' in kind) return Number(event === kind.event);
    return Number(drawDate <= kind.until);
  });
}
