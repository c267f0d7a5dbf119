import { candidateJackpots } from '@jackpot/config-schema';
import { type ConstraintName, type ConstraintValue, type YieldingBound, yieldingBounds } from '@jackpot/decision';
import type { DecisionInput } from '../decision-input.ts';
import { boundsOn } from './constraints.ts';
import { lastJackpot, rolloverTo } from './rollover.ts';

/** The range of jackpots that may be announced, and the bounds that yielded to leave one. */
export interface JackpotBounds {
  /** Rising. */
  readonly jackpots: readonly number[];
  /** The bounds that hold. */
  readonly names: readonly ConstraintName[];
  /** Values of a jackpot by each of them. */
  readonly values: (jackpot: number) => ConstraintValue[];
  readonly yielded: readonly YieldingBound[];
  readonly lastJackpot: number | null;
  readonly rolloverUnknown: boolean;
}

/**
 * The bounds of the draw on `drawDate`. Where no jackpot satisfies them all, they yield in the order of `yieldingBounds`, no
 * more of them than must; an earlier one that can be kept beside those that remain is. Where the grid yields, the rollover's
 * floor itself, above the grid, is left.
 */
export function jackpotBounds(input: DecisionInput): JackpotBounds {
  const { config } = input;
  const bounds = boundsOn(input, null);
  const carried = rolloverTo(input);
  const onGrid = candidateJackpots(config);
  const jackpotsWithout = (dropped: readonly YieldingBound[]) =>
    dropped.includes('grid') && carried.kind === 'floor' ? [...onGrid, carried.jackpot] : onGrid;
  const left = (dropped: readonly YieldingBound[]) =>
    bounds.filter(({ name }) => !dropped.some((other) => other === name));
  const isFeasible = (dropped: readonly YieldingBound[]) =>
    jackpotsWithout(dropped).some((jackpot) => left(dropped).every(({ filter }) => filter.value(jackpot).satisfied));
  const order = yieldingBounds.filter((name) => bounds.some((bound) => bound.name === name));
  const fewest = order.findIndex((_, count) => isFeasible(order.slice(0, count)));
  const dropped = order.slice(0, fewest < 0 ? order.length : fewest);
  const yielded = dropped.reduceRight<readonly YieldingBound[]>((still, name) => {
    const without = still.filter((other) => other !== name);
    return isFeasible(without) ? without : still;
  }, dropped);
  return {
    jackpots: jackpotsWithout(yielded),
    names: left(yielded).map(({ name }) => name),
    values: (jackpot) => left(yielded).map(({ filter }) => filter.value(jackpot)),
    yielded,
    lastJackpot: lastJackpot(input),
    rolloverUnknown: carried.kind === 'unknown',
  };
}
