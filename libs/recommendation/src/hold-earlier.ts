import { holdsJackpot } from '@jackpot/constrained-optimiser';
import type { ObjectStore } from '@jackpot/ports';
import { type FailureCause, getPinned, recordId } from '@jackpot/record';
import type { LoadedInputs } from './loaded-inputs.ts';
import type { PinnedSources } from './pinned-sources.ts';
import { type Recommendation, recommendation } from '@jackpot/decision';

/** Failure for want of both: nothing to decide with, and no earlier jackpot that is still safe. */
export abstract class NothingToHold extends Error {}

// Step Functions hands on an error's name and message alone: the name tells the cause.
export class UnusableData extends NothingToHold {
  override readonly name = 'UnusableData';
}
export class NoApprovedModel extends NothingToHold {
  override readonly name = 'NoApprovedModel';
}
export class RecommendationRejected extends NothingToHold {
  override readonly name = 'RecommendationRejected';
}
export class RecommendationUnanswered extends NothingToHold {
  override readonly name = 'RecommendationUnanswered';
}

const errors = {
  data: UnusableData,
  model: NoApprovedModel,
  rejected: RecommendationRejected,
  unanswered: RecommendationUnanswered,
} as const satisfies Partial<Record<FailureCause, unknown>>;

/** Reason that nothing is decided anew. */
interface Hindrance {
  readonly cause: keyof typeof errors;
  readonly reason: string;
}

/**
 * Keeps the jackpot of the last recommendation in force, if it still satisfies grid, rollover and cash.
 * @throws NothingToHold with the reason, and why the earlier jackpot cannot be held
 */
export async function holdEarlier(
  sources: PinnedSources,
  { config, cash, history, openDraws }: LoadedInputs,
  store: ObjectStore,
  hindrance: Hindrance,
): Promise<Recommendation> {
  const { cause, reason } = hindrance;
  const nothing = (why: string) => new errors[cause](`${reason}; and ${why}`);
  if (sources.earlier === null) throw nothing('there is no earlier recommendation to hold');
  const text = new TextDecoder().decode(await getPinned(store, sources.earlier));
  const { drawDate, jackpot, lossQuantile } = recommendation.parse(JSON.parse(text));
  const heldFrom = recordId(sources.country, drawDate, text);
  const { holds, reasons } = holdsJackpot({
    config,
    jackpot,
    lossQuantile,
    lastRow: history.at(-1) ?? null,
    openDraws,
    cash,
  });
  if (!holds) throw nothing(`the jackpot of ${heldFrom} cannot be held: ${reasons.join('; ')}`);
  return {
    formatVersion: 1,
    status: 'held',
    country: sources.country,
    drawDate: sources.drawDate,
    currency: config.currency,
    jackpot,
    lastJackpot: openDraws.at(-1)?.jackpot ?? history.at(-1)?.jackpotAnnounced ?? null,
    ...(openDraws.length > 0 && { openDraws }),
    lossQuantile,
    simulatedCash: sources.simulatedCash,
    inputs: {
      config: sources.config.sha256,
      company: sources.company.sha256,
      sales: sources.sales?.sha256 ?? null,
    },
    heldFrom,
    reason,
    why: [reason, `the jackpot of ${heldFrom} still satisfies grid, rollover and cash`],
  };
}
