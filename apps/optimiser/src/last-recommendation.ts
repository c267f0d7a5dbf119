import { type SoftwareIdentity, ObjectNotFound, type ObjectStore, type RecordIndex } from '@jackpot/ports';
import {
  PinnedObjectDiffers,
  announcementOf,
  getPinned,
  getPinnedJson,
  recommendationMetadata,
  type CountrySummary,
  recordBody,
} from '@jackpot/record';
import {
  InputsNotPinned,
  PinnedJackpotError,
  type PinnedSources,
  amountsOf,
  codeChange,
  explainChange,
  recordedSources,
  unexplainedChange,
} from '@jackpot/recommendation';
import { decodeSales } from '@jackpot/sales-data';
import * as z from 'zod';
import { type Change, type PinnedObject, type Recommendation, recommendation } from '@jackpot/decision';

/** The record that a country's week goes on from. */
interface LastRecommendation {
  readonly summary: CountrySummary;
  readonly recommendation: PinnedObject;
  readonly metadata: PinnedObject;
}

/** The last recommendation in force before a draw; null where there is none. */
export async function lastRecommendation(
  { country, drawDate }: { readonly country: string; readonly drawDate: string },
  index: RecordIndex,
): Promise<LastRecommendation | null> {
  for (const entry of (await index.history(country)).toReversed()) {
    const { summary, artefacts } = recordBody.parse(entry.body);
    if (entry.drawDate < drawDate && summary.status === 'recommended' && artefacts !== null)
      return { summary, ...artefacts };
  }
  return null;
}

/**
 * Explains how the last recommendation became this decision. Its inputs may be gone, changed or of an earlier format: that
 * it cannot be explained then stops no week.
 */
export async function sinceLast(
  last: LastRecommendation | null,
  decided: Recommendation,
  sources: PinnedSources,
  ports: { readonly store: ObjectStore; readonly index: RecordIndex; readonly software: SoftwareIdentity },
): Promise<Change | null> {
  if (last === null || decided.status === 'held') return null;
  const change = await changeSince(last, decided, sources, ports);
  if (change === null) return null;
  const announced = await announcementOf(sources.country, change.drawDate, ports.index);
  const recommended = change.from.jackpot;
  if (announced === null && decided.lastJackpot === recommended) return change;
  const jackpot = (await soldAt(change.drawDate, sources, ports.store)) ?? announced?.jackpot ?? recommended;
  if (jackpot === recommended) return change;
  return { ...change, announced: { jackpot, expectedNetRevenue: await expectedRevenue(jackpot, last, ports.store) } };
}

/** The jackpot that the sales data say a draw was sold at, which outranks what was announced; null where they have no row of it. */
async function soldAt(drawDate: string, { sales }: PinnedSources, store: ObjectStore): Promise<number | null> {
  if (sales === null) return null;
  const { rows } = decodeSales(await getPinned(store, sales));
  const jackpot = rows.find(({ fields }) => fields.draw_date === drawDate)?.fields.jackpot_announced;
  return jackpot === undefined ? null : Number(jackpot);
}

/** Net revenue that the last recommendation expected of a jackpot that it did not choose; null where it did not evaluate it, or its file is gone. */
async function expectedRevenue(jackpot: number, last: LastRecommendation, store: ObjectStore): Promise<number | null> {
  try {
    const { data } = recommendation.safeParse(await getPinnedJson(store, last.recommendation));
    if (data === undefined || data.status === 'held') return null;
    const candidate = data.candidates.find((one) => one.jackpot === jackpot);
    return candidate === undefined ? null : Math.round(candidate.expectedNetRevenue);
  } catch (error) {
    if (error instanceof ObjectNotFound || error instanceof PinnedObjectDiffers) return null;
    throw error;
  }
}

async function changeSince(
  last: LastRecommendation,
  decided: Exclude<Recommendation, { status: 'held' }>,
  sources: PinnedSources,
  { store, software }: { readonly store: ObjectStore; readonly software: SoftwareIdentity },
): Promise<Change | null> {
  const { recordId: id, drawDate, jackpot, expectedNetRevenue } = last.summary;
  if (jackpot === null || expectedNetRevenue === null) return null;
  const from = { jackpot, expectedNetRevenue: Math.round(expectedNetRevenue) };
  const to = amountsOf(decided);
  try {
    const metadata = recommendationMetadata.parse(await getPinnedJson(store, last.metadata));
    const before = { id, amounts: from, sources: recordedSources(metadata) };
    const { commit, dirty, nodeVersion: node } = software;
    const code = codeChange(metadata.code, { commit, dirty, node });
    return await explainChange(before, { amounts: to, sources }, store, { code, byThisCode: true });
  } catch (error) {
    return unexplainedChange({ id, drawDate, from }, to, whyUnexplained(error));
  }
}

/** @throws what is no property of the earlier record: a defect, or a service that must be asked again */
function whyUnexplained(error: unknown): string {
  const lost = [InputsNotPinned, ObjectNotFound, PinnedJackpotError, PinnedObjectDiffers].some(
    (kind) => error instanceof kind,
  );
  if (error instanceof z.ZodError) return 'it was recorded in an earlier format';
  if (!lost || !(error instanceof Error)) throw error;
  return error.message;
}
