import { decide, responseUncertainty } from '@jackpot/constrained-optimiser';
import { forecastModel } from '@jackpot/forecast-model';
import type { ObjectStore } from '@jackpot/ports';
import { getPinnedJson } from '@jackpot/record';
import { decisionInput } from './decision-input.ts';
import type { LoadedInputs } from './loaded-inputs.ts';
import type { PinnedSources } from './pinned-sources.ts';
import { type Recommendation, recommendation } from '@jackpot/decision';

/** The decision with an approved model. */
export async function recommend(
  sources: PinnedSources,
  inputs: LoadedInputs,
  model: NonNullable<PinnedSources['model']>,
  store: ObjectStore,
): Promise<Recommendation> {
  const artefact = forecastModel.parse(await getPinnedJson(store, { key: model.key, sha256: model.digest }));
  const { country, drawDate, simulatedCash } = sources;
  const { config, openDraws } = inputs;
  const input = decisionInput(inputs, artefact, drawDate);
  const decision = await decide(input);
  return recommendation.parse({
    ...decision,
    formatVersion: 1,
    country,
    drawDate,
    currency: config.currency,
    ...(openDraws.length > 0 && { openDraws }),
    simulatedCash,
    inputs: {
      config: sources.config.sha256,
      company: sources.company.sha256,
      sales: sources.sales?.sha256 ?? null,
    },
    responseUncertainty: responseUncertainty(decision, input, artefact),
    modelDigest: model.digest,
  });
}
