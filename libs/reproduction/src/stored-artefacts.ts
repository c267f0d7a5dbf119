import type { ObjectStore } from '@jackpot/ports';
import {
  type RecommendationMetadata,
  UnknownRecord,
  outputOf,
  parseWholeName,
  recommendationMetadata,
  recordName,
  sha256,
} from '@jackpot/record';
import { RUNS_PREFIX, isMetadataOf, recordKeys, recommendationKeys } from '@jackpot/workflow';
import { RecordChanged } from './record-changed.ts';
import { type RecordedArtefacts, publishedCopies } from './recorded-artefacts.ts';
import type { OutputRole, PinnedObject } from '@jackpot/decision';

/** A `metadata.json` as it is found. */
interface MetadataFile extends PinnedObject {
  /** Null where it cannot be read. */
  readonly metadata: RecommendationMetadata | null;
}

/** One that can be read. */
interface StoredRecord extends MetadataFile {
  readonly metadata: RecommendationMetadata;
}

/**
 * A record as its own files say, in a store without an index, such as a downloaded copy of the bucket. Its id vouches for
 * the recommendation, the beginning of whose digest it holds; nothing vouches for the rest of the metadata. Of several
 * runs with this decision the one in force is meant, else the latest; `ID@RUN` names another.
 * @throws UnknownRecord where the store has no such record, RecordChanged where its metadata and its id do not agree
 */
export async function storedArtefacts(name: string, store: ObjectStore, place: string): Promise<RecordedArtefacts> {
  const { id, runId, country, drawDate, digest } = parseWholeName(name);
  const files = await metadataFiles(country, store);
  const stored = files.filter(isReadable).sort(byPublication);
  const copy = await metadataFile(recommendationKeys(country, drawDate).metadata, store);
  const alike = stored.filter(({ metadata }) => metadata.recommendationId === id);
  const chosen = choose(alike, copy, id, runId);
  if (chosen === null) throw new UnknownRecord(`${name}: no such record in ${place}; ${whatIsThere(country, files)}`);
  const recommendation = pinOf(chosen, 'recommendation');
  if (recommendation?.sha256.startsWith(digest) !== true)
    throw new RecordChanged([`${chosen.key}: changed: it pins another recommendation than that of ${id}`]);
  const artefacts = { metadata: { key: chosen.key, sha256: chosen.sha256 }, recommendation };
  const isPublished = copy !== null && isCopyOf(copy, chosen, stored);
  return {
    id,
    name: recordName({ id, runId: chosen.metadata.run.id }, alike.map(identityOf)),
    vouchedBy: null,
    ...artefacts,
    published: isPublished ? publishedCopies(country, drawDate, { ...artefacts, report: pinOf(chosen, 'report') }) : [],
  };
}

function choose(
  alike: readonly StoredRecord[],
  copy: MetadataFile | null,
  id: string,
  runId: string | null,
): StoredRecord | null {
  const published = copy?.metadata?.recommendationId === id ? copy.metadata : null;
  const wanted = runId ?? published?.run.id;
  const ofRun = alike.findLast(({ metadata }) => metadata.run.id === wanted);
  if (ofRun !== undefined) return ofRun;
  // The run's own file was changed beyond recognition, or is gone: the copy says what it was.
  if (published !== null && copy !== null && published.run.id === wanted)
    return {
      key: besideRecommendation(published),
      sha256: copy.sha256,
      metadata: published,
    };
  return runId === null ? (alike.at(-1) ?? null) : null;
}

/** Key of a record's metadata in its run, by that of its decision. */
function besideRecommendation(metadata: RecommendationMetadata): string {
  const { key } = pinOf({ metadata }, 'recommendation') ?? { key: '' };
  return recordKeys(key.slice(0, key.lastIndexOf('/') + 1)).metadata;
}

/** Tells whether what is published was copied from this record, as far as can be told where one of them was changed. */
function isCopyOf(copy: MetadataFile, record: StoredRecord, stored: readonly StoredRecord[]): boolean {
  if (record.metadata.status === 'awaiting-approval') return false;
  const original = stored.findLast((one) => one.sha256 === copy.sha256);
  if (original !== undefined) return original === record;
  if (copy.metadata !== null) return copy.metadata.run.id === record.metadata.run.id;
  const { drawDate } = record.metadata;
  return record === stored.findLast(({ metadata }) => metadata.drawDate === drawDate);
}

/** Metadata that runs wrote of a country, also of recommendations that waited for approval. */
async function metadataFiles(country: string, store: ObjectStore): Promise<MetadataFile[]> {
  const keys = (await store.list(RUNS_PREFIX)).filter((key) => isMetadataOf(country, key));
  const files = await Promise.all(keys.map((key) => metadataFile(key, store)));
  return files.filter((file) => file !== null);
}

async function metadataFile(key: string, store: ObjectStore): Promise<MetadataFile | null> {
  if (!(await store.exists(key))) return null;
  const body = await store.get(key);
  return { key, sha256: sha256(body), metadata: parseMetadata(body) };
}

export function parseMetadata(body: Uint8Array): RecommendationMetadata | null {
  try {
    return recommendationMetadata.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    return null;
  }
}

function isReadable(file: MetadataFile): file is StoredRecord {
  return file.metadata !== null;
}

function byPublication(a: StoredRecord, b: StoredRecord): number {
  return Date.parse(a.metadata.publishedAt) - Date.parse(b.metadata.publishedAt);
}

function identityOf({ metadata }: StoredRecord): { id: string; runId: string } {
  return { id: metadata.recommendationId, runId: metadata.run.id };
}

function pinOf({ metadata }: Pick<StoredRecord, 'metadata'>, role: OutputRole): PinnedObject | null {
  const output = outputOf(metadata.outputs, role);
  return output && { key: output.key, sha256: output.sha256 };
}

function whatIsThere(country: string, files: readonly MetadataFile[]): string {
  const ids = files.map(({ key, metadata }) => metadata?.recommendationId ?? `${key}, which cannot be read`);
  return ids.length === 0 ? `it has none of ${country}` : `of ${country} it has ${ids.join(', ')}`;
}
