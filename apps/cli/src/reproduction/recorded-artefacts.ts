import type { ObjectStore } from '@jackpot/ports';
import { type PinnedObject, recommendationMetadata, sha256 } from '@jackpot/provenance';
import { recommendationKeys } from '@jackpot/workflow';
import { UsageError } from '../errors.ts';
import type { WorkspaceRecord } from '../records/workspace-records.ts';

/** A record's files, each with the digest that it should have. */
export interface RecordedArtefacts {
  readonly id: string;
  /** The run's own metadata, which is never written again. */
  readonly metadata: PinnedObject;
  readonly recommendation: PinnedObject;
  /** The copies where people look for them, while the record is in force. */
  readonly published: readonly PinnedObject[];
}

/** As the index says. @throws UsageError where the record is a failure, of which nothing was published */
export function indexedArtefacts({
  id,
  country,
  drawDate,
  inForce,
  artefacts,
  summary,
}: WorkspaceRecord): RecordedArtefacts {
  if (artefacts === null) throw new UsageError(`${id}: this record is a failure: there is no decision in it`);
  const { metadata, recommendation } = artefacts;
  const isPublished = inForce && summary.status !== 'awaiting-approval';
  return { id, metadata, recommendation, published: isPublished ? copies(country, drawDate, artefacts) : [] };
}

const ID = /^(?<country>.+)-(?<drawDate>\d{4}-\d{2}-\d{2})-[0-9a-f]{8}$/;

/**
 * As the record itself says, in a store without an index, such as a downloaded copy of the bucket. Nothing vouches for
 * the metadata there, except the published copy while the record is in force.
 * @throws UsageError where the store has no such record
 */
export async function storedArtefacts(id: string, store: ObjectStore, place: string): Promise<RecordedArtefacts> {
  const { country, drawDate } = ID.exec(id)?.groups ?? {};
  if (country === undefined || drawDate === undefined)
    throw new UsageError(`${id}: expected a whole id, such as england-2026-11-28-3f9a1c2b`);
  const ofCountry = (await store.list('runs/')).filter((key) => key.endsWith(`/${country}/metadata.json`));
  for (const key of ofCountry) {
    const body = await store.get(key);
    const found = parseMetadata(body);
    const recommendation = found?.outputs.find((output) => output.key.endsWith('/recommendation.json'));
    if (found?.recommendationId !== id || recommendation === undefined) continue;
    const metadata = { key, sha256: sha256(body) };
    const published = recommendationKeys(country, drawDate).metadata;
    const inForce =
      (await store.exists(published)) && parseMetadata(await store.get(published))?.recommendationId === id;
    return {
      id,
      metadata,
      recommendation,
      published: inForce ? copies(country, drawDate, { metadata, recommendation }) : [],
    };
  }
  throw new UsageError(`${id}: no such record in ${place}, which has ${ofCountry.length} of ${country}`);
}

export function parseMetadata(body: Uint8Array) {
  try {
    return recommendationMetadata.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    return null;
  }
}

function copies(
  country: string,
  drawDate: string,
  { metadata, recommendation }: { metadata: PinnedObject; recommendation: PinnedObject },
): PinnedObject[] {
  const keys = recommendationKeys(country, drawDate);
  return [
    { key: keys.metadata, sha256: metadata.sha256 },
    { key: keys.recommendation, sha256: recommendation.sha256 },
  ];
}
