import type { PinnedObject } from '@jackpot/decision';
import type { ObjectStore } from '@jackpot/ports';
import { recordedSources } from '@jackpot/recommendation';
import { type RecommendationMetadata, firstDifference, sha256 } from '@jackpot/record';
import { isMetadata } from '@jackpot/workflow';
import { type CodeAtHand, mayHaveMade } from './code-at-hand.ts';
import { type RepeatedDecision, decideAgain } from './decide-again.ts';
import { type Ingredient, checkIngredients, pinnedObjects } from './ingredients.ts';
import type { RecordedArtefacts } from './recorded-artefacts.ts';
import type { CodeVersion, Reproduction } from './reproduction.ts';
import { parseMetadata } from './stored-artefacts.ts';

interface ReproductionRequest {
  readonly artefacts: RecordedArtefacts;
  readonly store: ObjectStore;
  readonly code: CodeAtHand;
  /** Decides with this code, whatever code made the record. */
  readonly withThisCode: boolean;
}

/**
 * Looks at all that a record pins, decides again with the recorded code, and compares byte for byte.
 * @throws InputsNotPinned where the record does not say what it was decided from
 */
export async function reproduceRecord(request: ReproductionRequest): Promise<Reproduction> {
  const { artefacts, store } = request;
  const { id, vouchedBy, metadata: metadataFile, recommendation } = artefacts;
  const metadata = await recordedMetadata(metadataFile, store);
  const pinned = metadata === null ? [] : pinnedObjects(metadata);
  const ingredients = await checkIngredients([metadataFile, recommendation, ...artefacts.published, ...pinned], store);
  const { code, decided } =
    metadata === null
      ? {
          code: null,
          decided: {
            failure: `${metadataFile.key} is not as it was recorded, and nothing else tells what it was decided from`,
          },
        }
      : await decide(metadata, ingredients, request);
  const known = { id, code, vouchedBy, ingredients, recorded: recommendation.sha256 };
  if ('failure' in decided) return { ...known, ...decided, reproduced: false, recomputed: null, difference: null };
  const recomputed = { sha256: sha256(decided.text), text: decided.text };
  const unchanged = ingredients.every((one) => one.found === one.sha256);
  return {
    ...known,
    reproduced: unchanged && recomputed.sha256 === recommendation.sha256,
    recomputed,
    difference: await differenceFrom(recommendation.key, decided.text, store),
    failure: null,
  };
}

/** Null if the object is missing or was changed: its present text says nothing of the record. */
async function recordedMetadata(file: PinnedObject, store: ObjectStore): Promise<RecommendationMetadata | null> {
  if (!(await store.exists(file.key))) return null;
  const body = await store.get(file.key);
  return sha256(body) === file.sha256 ? parseMetadata(body) : null;
}

async function decide(
  metadata: RecommendationMetadata,
  ingredients: readonly Ingredient[],
  { artefacts, store, code: { version, folder, at }, withThisCode }: ReproductionRequest,
): Promise<{ code: Reproduction['code']; decided: RepeatedDecision }> {
  const recorded: CodeVersion = metadata.code;
  const code = { recorded, used: version, folder };
  const changed = ingredients.find(({ key, sha256, found }) => isMetadata(key) && found !== sha256);
  if (changed) return { code, decided: { failure: `${changed.key} is not what it was, and it tells the rest` } };
  // A record that does not pin its inputs is refused here: the code that made it knows no way to repeat it either.
  recordedSources(metadata);
  const read = new Set(metadata.inputs.map(({ key }) => key));
  if (ingredients.some(({ key, found }) => found === null && read.has(key)))
    return { code, decided: { failure: 'what it was decided from is not all there' } };
  if (withThisCode || recorded.commit === null || mayHaveMade(recorded, version))
    return { code, decided: await decideAgain(metadata, ingredients, store) };
  const other = at(recorded.commit);
  if ('missing' in other) return { code, decided: { failure: other.missing } };
  const used = { commit: recorded.commit, noCommit: null, dirty: false, node: version.node };
  return { code: { recorded, used, folder: other.folder }, decided: await other.decide(artefacts.name) };
}

async function differenceFrom(key: string, text: string, store: ObjectStore): Promise<Reproduction['difference']> {
  if (!(await store.exists(key))) return null;
  const recorded = new TextDecoder().decode(await store.get(key));
  const found = firstDifference(parseJson(recorded), parseJson(text));
  return found && { pointer: found.pointer, recorded: found.expected ?? null, recomputed: found.found ?? null };
}

/** A file that is no JSON any more is compared as text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
