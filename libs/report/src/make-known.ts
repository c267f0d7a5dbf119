import type { Notifier, ObjectStore } from '@jackpot/ports';
import { canonicalJson, copyPinned, type RecordBody } from '@jackpot/record';
import { notifiedKey, recommendationKeys, runKeys } from '@jackpot/workflow';
import { countryEmail } from './email.ts';

/**
 * Puts a record's files where people look for them, unless it waits for approval, then sends its news. What is done already is left alone, so whoever
 * finds a record that its writer was killed over finishes the work.
 * @param alsoWaiting records of later draws that the same answer is for
 */
export async function makeKnown(
  { summary, runId, artefacts, report }: RecordBody,
  { store, notifier }: { readonly store: ObjectStore; readonly notifier: Notifier },
  alsoWaiting: readonly RecordBody[] = [],
): Promise<void> {
  const { country, drawDate, recordId } = summary;
  const keys = recommendationKeys(country, drawDate);
  const waits = summary.status === 'awaiting-approval';
  if (artefacts !== null && !waits) {
    await copyPinned(store, artefacts.recommendation, keys.recommendation);
    await copyPinned(store, artefacts.metadata, keys.metadata);
  }
  if (report !== null && !waits) await copyPinned(store, report, keys.report);
  // Beside the report, wherever the run put it; a record from before there were reports lies under its country.
  const folder =
    report === null ? runKeys.country(runId, country) : report.key.slice(0, report.key.lastIndexOf('/') + 1);
  const notified = notifiedKey(folder);
  if (await store.exists(notified)) return;
  const others = alsoWaiting.map((other) => ({
    summary: other.summary,
    report: other.report && store.locate(other.report.key),
  }));
  await notifier.publish(countryEmail(summary, report && store.locate(report.key), others, notifier.answerPage));
  await store.put(notified, canonicalJson({ recordId }));
}
