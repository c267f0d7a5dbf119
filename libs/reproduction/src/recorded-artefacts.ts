import { recommendationKeys } from '@jackpot/workflow';
import { type IndexedRecord, UnknownRecord, recordName } from '@jackpot/record';
import type { PinnedObject } from '@jackpot/decision';

/** A record's files, each with the digest that it should have. */
export interface RecordedArtefacts {
  readonly id: string;
  /** Name that finds this record where it is kept: its id, and its run where several have the id. */
  readonly name: string;
  /** Source, besides these files, of the digests of the run's own files; null where nothing vouches for them. */
  readonly vouchedBy: string | null;
  /** The run's own metadata, which is never written again. */
  readonly metadata: PinnedObject;
  readonly recommendation: PinnedObject;
  /** The copies where people look for them, while the record is in force. */
  readonly published: readonly PinnedObject[];
}

/** Artefacts of a record, by the index. @throws UnknownRecord where the record is a failure, of which nothing was published */
export function indexedArtefacts(
  record: IndexedRecord,
  records: readonly IndexedRecord[],
  vouchedBy: string,
): RecordedArtefacts {
  const { id, country, drawDate, inForce, artefacts, report, summary } = record;
  if (artefacts === null) throw new UnknownRecord(`${id}: this record is a failure: there is no decision in it`);
  const isPublished = inForce && summary.status !== 'awaiting-approval';
  const published = isPublished ? publishedCopies(country, drawDate, { ...artefacts, report }) : [];
  return { id, name: recordName(record, records), vouchedBy, ...artefacts, published };
}

export function publishedCopies(
  country: string,
  drawDate: string,
  {
    metadata,
    recommendation,
    report,
  }: { metadata: PinnedObject; recommendation: PinnedObject; report: PinnedObject | null },
): PinnedObject[] {
  const keys = recommendationKeys(country, drawDate);
  return [
    { key: keys.metadata, sha256: metadata.sha256 },
    { key: keys.recommendation, sha256: recommendation.sha256 },
    ...(report === null ? [] : [{ key: keys.report, sha256: report.sha256 }]),
  ];
}
