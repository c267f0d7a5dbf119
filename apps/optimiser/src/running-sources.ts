import type { Approval, PinnedObject } from '@jackpot/decision';
import type { ModelRegistry } from '@jackpot/ports';
import type { PinnedSources } from '@jackpot/recommendation';
import type { ToOptimise } from '@jackpot/workflow';

/** The sources of a week that runs, with the latest approved model. */
export async function runningSources(
  item: ToOptimise,
  registry: ModelRegistry,
  earlier: PinnedObject | null,
  answer: Approval | null,
): Promise<PinnedSources> {
  const { country, drawDate, inputs, cashKey, simulatedCash, validation, judgement } = item;
  const approved = await registry.latestApproved(country);
  return {
    country,
    drawDate,
    config: inputs.config,
    company: inputs.company,
    sales: inputs.sales,
    openDraws: inputs.openDraws ?? null,
    cashKey,
    simulatedCash,
    validationKey: validation.key,
    model: approved && {
      version: approved.version,
      digest: approved.modelDigest,
      recipeDigest: approved.recipeDigest,
      trainingJob: approved.trainingJob,
      key: approved.modelKey,
      registeredAt: approved.registeredAt,
    },
    gateReason: judgement?.reasons[0] ?? null,
    answer,
    earlier,
  };
}
