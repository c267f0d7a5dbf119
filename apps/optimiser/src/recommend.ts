import { decide } from '@jackpot/constrained-optimiser';
import { modelArtefact } from '@jackpot/forecast-model';
import type { ModelPackage, ObjectStore } from '@jackpot/ports';
import { getPinnedJson } from '@jackpot/provenance';
import { type DecisionDocument, type ToOptimise, recommendation } from '@jackpot/workflow';
import { decisionInput } from './decision-input.ts';
import type { DecisionInputs } from './decision-inputs.ts';

/** The decision with an approved model. */
export async function recommend(
  item: ToOptimise,
  inputs: DecisionInputs,
  model: ModelPackage,
  store: ObjectStore,
): Promise<DecisionDocument> {
  const artefact = modelArtefact.parse(await getPinnedJson(store, { key: model.modelKey, sha256: model.modelDigest }));
  const { drawDate } = item;
  const { config, history } = inputs;
  const decision = await decide(decisionInput(inputs, artefact, drawDate));
  return {
    recommendation: recommendation.parse({
      ...decision,
      formatVersion: 1,
      country: item.country,
      drawDate,
      currency: config.currency,
      lastJackpot: history.at(-1)?.jackpotAnnounced ?? null,
      simulatedCash: item.simulatedCash,
      inputs: {
        config: item.inputs.config.sha256,
        company: item.inputs.company.sha256,
        sales: item.inputs.sales?.sha256 ?? null,
      },
      modelDigest: model.modelDigest,
    }),
    model: {
      version: model.version,
      digest: model.modelDigest,
      recipeDigest: model.recipeDigest,
      trainingJob: model.trainingJob,
      key: model.modelKey,
      registeredAt: model.registeredAt,
    },
  };
}
