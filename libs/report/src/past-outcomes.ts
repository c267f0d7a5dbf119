import { type PinnedObject, recommendation as recommendationSchema } from '@jackpot/decision';
import { ObjectNotFound, type ObjectStore, type RecordIndex } from '@jackpot/ports';
import {
  type CountrySummary,
  announcedJackpots,
  getPinnedJson,
  PinnedObjectDiffers,
  recordBody,
} from '@jackpot/record';
import type { SalesRow } from '@jackpot/sales-data';
import {
  announcedJackpot,
  type DrawOutcome,
  drawOutcome,
  type PublishedDraw,
  publishedDraw,
  type Today,
} from '@jackpot/track-record';

/** Draws before this one that are looked back on. */
const LOOK_BACK = 52;

interface LookBack {
  readonly sales: readonly SalesRow[];
  readonly today: Today | null;
  /** ISO instant: records and announcements after it are left out. */
  readonly asOf: string;
}

/** Outcomes of a country's recommendations that were in force before a draw, by draw date. */
export async function pastOutcomes(
  country: string,
  inForce: readonly InForce[],
  { sales, today, asOf }: LookBack,
  { store, index }: { readonly store: ObjectStore; readonly index: RecordIndex },
): Promise<DrawOutcome[]> {
  const announced = await announcedJackpots(country, index, asOf);
  const rows = new Map(sales.map((row) => [row.drawDate, row]));
  const outcomes: DrawOutcome[] = [];
  for (const { recordId, pinned } of inForce.slice(-LOOK_BACK)) {
    const draw = pinned && (await publishedDrawOf(recordId, pinned, store));
    if (draw === null) continue;
    const row = rows.get(draw.drawDate);
    outcomes.push(drawOutcome(draw, row, announcedJackpot(row, announced.get(draw.drawDate)), today));
  }
  return outcomes;
}

/** A record of an earlier draw, with its recommendation, if it has one. */
export interface InForce {
  readonly recordId: string;
  readonly pinned: PinnedObject | null;
}

/** The records of earlier draws as they were in force at an instant, by draw date. */
export async function inForceBefore(
  { country, drawDate }: Pick<CountrySummary, 'country' | 'drawDate'>,
  asOf: string,
  index: RecordIndex,
): Promise<InForce[]> {
  const inForce = new Map<string, InForce>();
  for (const entry of await index.history(country)) {
    const { recordedAt, artefacts } = recordBody.parse(entry.body);
    if (entry.drawDate < drawDate && recordedAt <= asOf)
      inForce.set(entry.drawDate, { recordId: entry.id, pinned: artefacts?.recommendation ?? null });
  }
  return [...inForce.values()];
}

/** Null where it held an earlier jackpot, where its file is gone, and for records from before a forecast was kept. */
async function publishedDrawOf(
  recordId: string,
  pinned: PinnedObject,
  store: ObjectStore,
): Promise<PublishedDraw | null> {
  const { data } = recommendationSchema.safeParse(await pinnedIfThere(store, pinned));
  if (data === undefined || data.status === 'held') return null;
  return publishedDraw(recordId, data);
}

/** Null where the object is gone or is another. */
export async function pinnedIfThere(store: ObjectStore, pinned: PinnedObject): Promise<unknown> {
  try {
    return await getPinnedJson(store, pinned);
  } catch (error) {
    if (error instanceof ObjectNotFound || error instanceof PinnedObjectDiffers) return null;
    throw error;
  }
}
