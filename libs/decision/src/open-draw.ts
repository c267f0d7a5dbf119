import * as z from 'zod';

/**
 * A draw after the last row and before the one to decide: closed and not reported yet, or announced and still to come. Its
 * jackpot is known `from` a row without sales, an announcement, the record of a recommendation, else `assumed` to be the
 * one before it.
 */
const openDraw = z.object({
  drawDate: z.iso.date(),
  jackpot: z.number(),
  from: z.enum(['row', 'announced', 'recommended', 'assumed']),
  /** Id of the record that the jackpot is known from, or null. */
  record: z.string().nullable(),
});
export type OpenDraw = z.infer<typeof openDraw>;

/** `runs/RUN/COUNTRY/inputs/open-draws.json`, by draw date. It is there where there are open draws. */
export const openDraws = z.array(openDraw).min(1);
