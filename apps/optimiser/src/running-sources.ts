import type { ModelRegistry } from '@jackpot/ports';
import type { PinnedSources } from '@jackpot/recommendation';
import type { ToOptimise } from '@jackpot/workflow';

/** The latest approved model of a country, for a decision; null where none is approved. */
export async function approvedModel(country: string, registry: ModelRegistry): Promise<PinnedSources['model']> {
  const approved = await registry.latestApproved(country);
  return (
    approved && {
      version: approved.version,
      digest: approved.modelDigest,
      recipeDigest: approved.recipeDigest,
      trainingJob: approved.trainingJob,
      key: approved.modelKey,
      registeredAt: approved.registeredAt,
    }
  );
}

/** The sources of one draw of a week that runs. */
export function runningSources(
  { country, inputs, cashKey, simulatedCash, validation, judgement }: ToOptimise,
  ofDraw: Pick<PinnedSources, 'drawDate' | 'openDraws' | 'model' | 'earlier' | 'answer'>,
): PinnedSources {
  return {
    ...ofDraw,
    country,
    config: inputs.config,
    company: inputs.company,
    sales: inputs.sales,
    cashKey,
    simulatedCash,
    validationKey: validation.key,
    gateReason: judgement?.reasons[0] ?? null,
  };
}
