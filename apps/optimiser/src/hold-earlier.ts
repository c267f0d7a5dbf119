import { holdsJackpot } from '@jackpot/constrained-optimiser';
import type { ObjectStore, RecordIndex } from '@jackpot/ports';
import { getPinnedJson } from '@jackpot/provenance';
import {
  type ChosenRecommendation,
  type DecisionDocument,
  type ToOptimise,
  recommendation,
  recordBody,
} from '@jackpot/workflow';
import type { DecisionInputs } from './decision-inputs.ts';

/** Neither a model and data to decide with, nor an earlier jackpot that is still safe. */
export class NothingToHold extends Error {
  override readonly name = 'NothingToHold';
}

/**
 * Keeps the jackpot of the last recommendation in force, if it still satisfies grid, rollover and cash.
 * @throws NothingToHold with the reason, and why the earlier jackpot cannot be held
 */
export async function holdEarlier(
  item: ToOptimise,
  { config, cash, history }: DecisionInputs,
  { index, store }: { index: RecordIndex; store: ObjectStore },
  reason: string,
): Promise<DecisionDocument> {
  const earlier = await lastRecommendation(item, index, store);
  if (earlier === null) throw new NothingToHold(`${reason}; and there is no earlier recommendation to hold`);
  const { jackpot, lossQuantile } = earlier.recommendation;
  const { holds, reasons } = holdsJackpot({ config, jackpot, lossQuantile, lastRow: history.at(-1) ?? null, cash });
  if (!holds)
    throw new NothingToHold(`${reason}; and the jackpot of ${earlier.id} cannot be held: ${reasons.join('; ')}`);
  return {
    recommendation: {
      formatVersion: 1,
      status: 'held',
      country: item.country,
      drawDate: item.drawDate,
      currency: config.currency,
      jackpot,
      lastJackpot: history.at(-1)?.jackpotAnnounced ?? null,
      lossQuantile,
      simulatedCash: item.simulatedCash,
      inputs: {
        config: item.inputs.config.sha256,
        company: item.inputs.company.sha256,
        sales: item.inputs.sales?.sha256 ?? null,
      },
      heldFrom: earlier.id,
      reason,
      why: [reason, `the jackpot of ${earlier.id} still satisfies grid, rollover and cash`],
    },
    model: null,
  };
}

async function lastRecommendation(
  { country, drawDate }: ToOptimise,
  index: RecordIndex,
  store: ObjectStore,
): Promise<{ id: string; recommendation: ChosenRecommendation } | null> {
  for (const entry of (await index.history(country)).toReversed()) {
    const { summary, artefacts } = recordBody.parse(entry.body);
    if (entry.drawDate >= drawDate || summary.status !== 'recommended' || artefacts === null) continue;
    const found = recommendation.parse(await getPinnedJson(store, artefacts.recommendation));
    if (found.status !== 'held') return { id: entry.id, recommendation: found };
  }
  return null;
}
