import { type IndexEntry, type RecordIndex, compareEntries } from '@jackpot/ports';
import * as z from 'zod';
import { recordBody } from './record-body.ts';

/** A jackpot that was really announced. The last one for a draw counts; none changes a recommendation. */
export const announcement = z.object({
  country: z.string(),
  drawDate: z.iso.date(),
  /** In the country's currency. */
  jackpot: z.number().gt(0),
  by: z.string().regex(/\S/),
  at: z.iso.datetime(),
  reason: z.string().regex(/\S/),
  /** Id of the record in force when it was announced; null where there was none. */
  answers: z.string().nullable(),
  /** Constraints that the announced jackpot misses, as far as the record tells. */
  misses: z.array(z.string()),
});
export type Announcement = z.infer<typeof announcement>;

/** Announcements are records of an index of their own, whose countries are called so: no country's name holds a `#`. */
const PREFIX = 'announcement#';
/** Run id of an announcement, which no run made. */
const NO_RUN = 'announcement';

/** Adds an announcement: it takes the place of an earlier one for the same draw. @throws RevisionConflict */
export async function announce(given: Announcement, index: RecordIndex): Promise<void> {
  const { country, drawDate } = given;
  const place = { country: `${PREFIX}${country}`, drawDate };
  const revision = ((await index.current(place.country, drawDate))?.revision ?? 0) + 1;
  const id = `${country}-${drawDate}-announcement-${revision}`;
  await index.append({ ...place, revision, id, week: NO_RUN, model: null, body: announcement.parse(given) });
}

/** The announcement that counts for a draw; null where there is none. */
export async function announcementOf(
  country: string,
  drawDate: string,
  index: RecordIndex,
): Promise<Announcement | null> {
  const entry = await index.current(`${PREFIX}${country}`, drawDate);
  return entry && announcement.parse(entry.body);
}

/** Every announcement of a country, by draw date, those that others took the place of first. */
export async function announcementsOf(country: string, index: RecordIndex): Promise<Announcement[]> {
  const entries = await index.history(`${PREFIX}${country}`);
  return entries.sort(compareEntries).map(({ body }) => announcement.parse(body));
}

/** A jackpot of a draw, and where it is known from. */
export interface AnnouncedJackpot {
  readonly jackpot: number;
  readonly from: 'announced' | 'recommended';
  /** Id of the record that it is known from; of an announcement, of the record that it answers. */
  readonly record: string | null;
}

/**
 * Announced jackpot of each draw of a country, as far as records tell: the last announcement, else the jackpot of the
 * record in force. What waits for approval is not to be announced. A row of the sales data outranks both.
 * @param until ISO instant: what was recorded later is left out
 */
export async function announcedJackpots(
  country: string,
  index: RecordIndex,
  until: string | null = null,
): Promise<ReadonlyMap<string, AnnouncedJackpot>> {
  const known = new Map<string, AnnouncedJackpot>();
  const inTime = (at: string) => until === null || at <= until;
  const entries = await index.history(country);
  for (const [drawDate, entry] of inForce(entries.filter(({ body }) => inTime(recordBody.parse(body).recordedAt)))) {
    const { status, jackpot, recordId } = recordBody.parse(entry.body).summary;
    if (jackpot !== null && status !== 'awaiting-approval')
      known.set(drawDate, { jackpot, from: 'recommended', record: recordId });
  }
  const announced = await announcementsOf(country, index);
  for (const { drawDate, jackpot, answers } of announced.filter(({ at }) => inTime(at)))
    known.set(drawDate, { jackpot, from: 'announced', record: answers });
  return known;
}

function inForce(entries: readonly IndexEntry[]): ReadonlyMap<string, IndexEntry> {
  return new Map([...entries].sort(compareEntries).map((entry) => [entry.drawDate, entry]));
}
