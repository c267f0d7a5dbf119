import type { IsoDate } from '@jackpot/config-schema';
import type { ConstraintValue } from '@jackpot/decision';
import { missedConstraints } from './constraint/constraint.ts';
import type { DecisionInput } from './decision-input.ts';

/** A jackpot that is set beforehand cannot be announced within the rules, or none lead to it. */
export class PinnedJackpotError extends RangeError {
  override readonly name = 'PinnedJackpotError';
}

/** Jackpots that are set beforehand, by draw date: those of the config, and a scenario's before them. */
export function pinnedJackpots({
  config,
  pinned,
}: Pick<DecisionInput, 'config' | 'pinned'>): ReadonlyMap<IsoDate, number> {
  return new Map([...Object.entries(config.plan.pinned ?? {}), ...(pinned ?? [])]);
}

/** @throws PinnedJackpotError where a set jackpot misses one of the values, which hold whatever is forecast */
export function checkPinned(drawDate: IsoDate, jackpot: number, values: readonly ConstraintValue[]): void {
  const missed = missedConstraints({ constraints: values });
  if (missed.length === 0) return;
  throw new PinnedJackpotError(
    `plan.pinned ${drawDate}: ${jackpot} misses ${missed.join(' and ')}: set another jackpot, or change that rule`,
  );
}
