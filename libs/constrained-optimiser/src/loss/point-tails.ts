import { type CompoundPrize, compoundPrize } from './compound-prize.ts';
import { invertedTail, tiltedRange } from './contour-inversion.ts';
import { CostTransform } from './cost-transform.ts';
import { commonStep, halfStepAbove } from './lattice-step.ts';
import type { FixedPrize } from '../draw/winning-units.ts';

/** A forecast's points: tickets sold, and what the draw costs there before its fixed prizes (negative: cash in). */
export interface CostPoint {
  readonly tickets: number;
  readonly base: number;
}

/** The cost of a draw at each point of the forecast. */
export interface PointTails {
  /** Σ weight P(cost > amount) over the points. */
  readonly tail: (weights: Float64Array, amount: number) => number;
  /** Costs below and above which there is nothing, at no point. */
  readonly low: number;
  readonly high: number;
}

/** An amount is exceeded only beyond rounding of the sums that costs are made of, relative to them. */
const rounding = 1e-12;

/** `scale`: the largest amount that costs and amounts were made of. */
export function pointTails(
  points: readonly CostPoint[],
  weights: Float64Array,
  prizes: readonly FixedPrize[],
  scale: number,
): PointTails {
  const sold = points.map(({ tickets }) => tickets);
  const compound = sold.some((tickets) => tickets > 0) ? prizes.map((prize) => compoundPrize(prize, sold)) : [];
  const { low, high } = costRange(points, weights, compound);
  const step = compound.length > 0 ? commonStep(compound.map(({ prize }) => prize)) : 0;
  const tail = (weightsNow: Float64Array, amount: number): number => {
    const total = weightsNow.reduce((sum, weight) => sum + weight, 0);
    const limits = Float64Array.from(points, ({ base }) => amount - base + rounding * (Math.abs(base) + scale));
    if (total === 0) return 0;
    if (compound.length === 0)
      return weightsNow.reduce((sum, weight, at) => sum + ((limits[at] ?? 0) < 0 ? weight : 0), 0);
    if (amount < low) return total;
    if (amount > high) return 0;
    const thresholds = limits.map((limit) => halfStepAbove(limit, step));
    return invertedTail(new CostTransform(compound, weightsNow, thresholds), step, total);
  };
  return { tail, low, high };
}

function costRange(
  points: readonly CostPoint[],
  weights: Float64Array,
  prizes: readonly CompoundPrize[],
): { readonly low: number; readonly high: number } {
  const bases = points.map(({ base }) => base);
  const least = Math.min(...bases);
  if (prizes.length === 0) return { low: least - 1, high: Math.max(...bases) + 1 };
  const transform = new CostTransform(
    prizes,
    weights,
    Float64Array.from(bases, (base) => -base),
  );
  const untilted = { ...transform.cumulants(0), s: 0 };
  return { low: Math.max(least, -tiltedRange(transform, untilted, -1)), high: tiltedRange(transform, untilted, 1) };
}
