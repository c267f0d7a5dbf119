import { join } from 'node:path';
import { recordedSources } from '@jackpot/optimiser/step';
import { gitIdentity } from '@jackpot/platform/local';
import type { ObjectStore } from '@jackpot/ports';
import { type RecommendationMetadata, firstDifference, sha256 } from '@jackpot/provenance';
import { type Decided, decideAgain } from './decide-again.ts';
import { decideElsewhere } from './decide-elsewhere.ts';
import { type Ingredient, checkIngredients, pinnedObjects } from './ingredients.ts';
import { type RecordedArtefacts, parseMetadata } from './recorded-artefacts.ts';
import { CodeMissing, recordedCheckout } from './recorded-checkout.ts';
import type { CodeVersion, Reproduction } from './reproduction.ts';

const REPOSITORY = join(import.meta.dirname, '../../../..');

export interface ReproductionRequest {
  readonly artefacts: RecordedArtefacts;
  readonly store: ObjectStore;
  /** The store's address, as another version's command takes it. */
  readonly place: string;
  /** Decides with this checkout's code, whatever code the record was made by. */
  readonly thisCode: boolean;
  readonly note: (line: string) => void;
}

/**
 * Looks at all that a record pins, decides again with the recorded code, and compares byte for byte.
 * @throws InputsNotPinned where the record does not say what it was decided from
 */
export async function reproduceRecord(request: ReproductionRequest): Promise<Reproduction> {
  const { artefacts, store } = request;
  const { id, metadata: metadataFile, recommendation } = artefacts;
  const metadata = (await store.exists(metadataFile.key)) ? parseMetadata(await store.get(metadataFile.key)) : null;
  const pinned = metadata === null ? [] : pinnedObjects(metadata);
  const ingredients = await checkIngredients([metadataFile, recommendation, ...artefacts.published, ...pinned], store);
  const { code, decided } =
    metadata === null
      ? {
          code: null,
          decided: { failure: `${metadataFile.key} cannot be read, and nothing else tells what it was decided from` },
        }
      : await decide(metadata, ingredients, request);
  const known = { id, code, ingredients, recorded: recommendation.sha256 };
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

async function decide(
  metadata: RecommendationMetadata,
  ingredients: readonly Ingredient[],
  { artefacts, store, place, thisCode, note }: ReproductionRequest,
): Promise<{ code: Reproduction['code']; decided: Decided }> {
  const { commit, dirty, nodeVersion: node } = gitIdentity(REPOSITORY);
  // A record that does not pin its inputs is refused here: the code that made it knows no way to repeat it either.
  recordedSources(metadata);
  const recorded: CodeVersion = metadata.code;
  const here = { recorded, used: { commit, dirty, node }, folder: REPOSITORY };
  const read = new Set(metadata.inputs.map(({ key }) => key));
  if (ingredients.some(({ key, found }) => found === null && read.has(key)))
    return { code: here, decided: { failure: 'what it was decided from is not all there' } };
  if (thisCode || recorded.commit === null || isSameCode(recorded.commit, recorded, here.used))
    return { code: here, decided: await decideAgain(metadata, ingredients, store) };
  try {
    const folder = recordedCheckout(REPOSITORY, recorded.commit, note);
    const code = { recorded, used: { commit: recorded.commit, dirty: false, node }, folder };
    return { code, decided: await decideElsewhere(folder, artefacts.id, place) };
  } catch (error) {
    if (!(error instanceof CodeMissing)) throw error;
    return { code: here, decided: { failure: error.message } };
  }
}

/** A tree with changes is taken for the same as another one with changes: nothing tells which changes they were. */
function isSameCode(commit: string, recorded: CodeVersion, here: CodeVersion): boolean {
  return here.commit === commit && (recorded.dirty || !here.dirty);
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
