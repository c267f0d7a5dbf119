import { isIsoDate } from '@jackpot/config-schema';
import { type ChosenRecommendation, recommendation } from '@jackpot/decision';
import type { Clock, ObjectStore, RecordIndex } from '@jackpot/ports';
import { type Announcement, type RecordBody, announce, announcement, getPinnedJson, recordBody } from '@jackpot/record';
import { publishedForecast } from '@jackpot/track-record';
import * as z from 'zod';

/** Share of the draw's expected net revenue within which jackpots count as nearly the best. */
export const NEARLY_BEST = 0.001;

const besideRecommended = z.object({
  recommended: z.number(),
  /** Jackpots whose value over the plan is within 0.1 % of this draw's expected net revenue of the best; null where the record does not tell. */
  nearlyBest: z.tuple([z.number(), z.number()]).readonly().nullable(),
  /** Expected net revenue of this draw at the recommended jackpot, less that at the announced one; null outside the published rows. */
  costOfDraw: z.number().nullable(),
});
type BesideRecommendation = z.infer<typeof besideRecommended>;

/** An announcement, and how it stands beside the recommendation that it answers. Money is in the country's currency. */
export const announcedDraw = z.object({
  announced: announcement,
  currency: z.string().nullable(),
  /** Null where nothing was recommended. */
  beside: besideRecommended.nullable(),
});
export type AnnouncedDraw = z.infer<typeof announcedDraw>;

export const announceInput = z.object({
  action: z.literal('announce'),
  country: z.string(),
  /** In the country's currency. */
  jackpot: z.number().gt(0),
  reason: z.string().regex(/\S/, 'expected a reason'),
  /** Without one, the draw of the country's last record. */
  drawDate: z.iso.date().optional(),
});

/** Nothing says which draw was announced. */
export class NoDrawNamed extends Error {
  override readonly name = 'NoDrawNamed';
  readonly kind = 'usage';
}

interface Records {
  readonly index: RecordIndex;
  readonly store: ObjectStore;
}

/**
 * Records what was announced, by default for the draw of the country's last record.
 * @throws NoDrawNamed where no draw is named and the country has no record, or no draw of that date can be meant
 */
export async function announceDraw(
  given: Pick<Announcement, 'country' | 'jackpot' | 'by' | 'reason'>,
  asked: string | undefined,
  { index, store }: Records,
  clock: Clock,
): Promise<AnnouncedDraw> {
  const { country, jackpot } = given;
  if (asked !== undefined && !isIsoDate(asked))
    throw new NoDrawNamed(`--draw-date: expected a date such as 2026-11-28, found "${asked}"`);
  const drawDate = asked ?? (await index.history(country)).at(-1)?.drawDate;
  if (drawDate === undefined)
    throw new NoDrawNamed(`${country} has no record yet, so the draw must be named: --draw-date DATE`);
  const entry = await index.current(country, drawDate);
  const record = entry && recordBody.parse(entry.body);
  const decided = record && (await chosenIn(record, store));
  const announced: Announcement = {
    ...given,
    drawDate,
    at: clock.now().toISOString(),
    answers: record?.summary.recordId ?? null,
    misses: decided === null ? [] : missesOf(decided, jackpot),
  };
  await announce(announced, index);
  return {
    announced,
    currency: record?.summary.currency ?? null,
    beside: decided && besideRecommendation(decided, jackpot),
  };
}

/** Null of a failure and where an earlier jackpot is held. */
async function chosenIn({ artefacts }: RecordBody, store: ObjectStore): Promise<ChosenRecommendation | null> {
  if (artefacts === null) return null;
  const decided = recommendation.parse(await getPinnedJson(store, artefacts.recommendation));
  return decided.status === 'held' ? null : decided;
}

/** Constraints that a jackpot misses, by the table of its record; between two rows the nearer one counts. */
function missesOf({ candidates }: ChosenRecommendation, jackpot: number): string[] {
  const distance = (row: { readonly jackpot: number }) => Math.abs(row.jackpot - jackpot);
  const [nearest] = [...candidates].sort((a, b) => distance(a) - distance(b));
  const misses = nearest?.misses ?? [];
  return nearest?.jackpot === jackpot || misses.includes('grid') ? [...misses] : ['grid', ...misses];
}

function besideRecommendation(
  { jackpot: recommended, candidates, goodRanges = [] }: ChosenRecommendation,
  announced: number,
): BesideRecommendation {
  const [best, other] = [recommended, announced].map((jackpot) => publishedForecast(candidates, jackpot));
  return {
    recommended,
    nearlyBest: goodRanges.find(({ share }) => share === NEARLY_BEST)?.jackpots ?? null,
    costOfDraw: best && other ? best.expectedNetRevenue - other.expectedNetRevenue : null,
  };
}
