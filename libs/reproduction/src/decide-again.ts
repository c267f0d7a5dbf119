import { decideFrom, recordedSources } from '@jackpot/recommendation';
import type { ObjectStore } from '@jackpot/ports';
import { type RecommendationMetadata, canonicalJson } from '@jackpot/record';
import type { Ingredient } from './ingredients.ts';

/** The recomputed `recommendation.json`, or why there is none. */
export type RepeatedDecision = { readonly text: string } | { readonly failure: string };

/**
 * Decides again with this code, from what a record pins. Changed inputs are used as they are, to show what the change led to.
 * @throws InputsNotPinned where the record does not say what it was decided from
 */
export async function decideAgain(
  metadata: RecommendationMetadata,
  ingredients: readonly Ingredient[],
  store: ObjectStore,
): Promise<RepeatedDecision> {
  const asFound = (pinned: { key: string; sha256: string }) =>
    ingredients.find(({ key, sha256 }) => key === pinned.key && sha256 === pinned.sha256)?.found ?? pinned.sha256;
  const { model, inputs } = metadata;
  const sources = recordedSources({
    ...metadata,
    inputs: inputs.map((input) => ({ ...input, sha256: asFound(input) })),
    model: model && { ...model, digest: asFound({ key: model.key, sha256: model.digest }) },
  });
  try {
    return { text: canonicalJson(await decideFrom(sources, store)) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
