import { exp, expm1, log } from '@jackpot/elementary-functions';

/** Weighted deviations of log tickets from their median, at scale 1: negative, zero or positive. */
interface WeightedDeviation {
  readonly deviation: number;
  readonly probability: number;
}

/**
 * Factor for the upper half of the deviations that leaves the mean of exp(deviation) as it was when the lower half is
 * multiplied by `widening`. The median stays by construction. A wider log-spread alone would raise the mean, and so
 * reward a jackpot for being uncertain. On the same side of 1 as `widening`, and unique; found by Newton on the log of the mean, which is convex and
 * nearly linear in the factor, from above: it descends monotonically, in a few steps.
 */
export function upperWidening(deviations: readonly WeightedDeviation[], widening: number): number {
  if (widening === 1) return 1;
  const upper = deviations.filter(({ deviation }) => deviation > 0);
  const lost = deviations
    .filter(({ deviation }) => deviation < 0)
    .reduce(
      (sum, { deviation, probability }) => sum + probability * -expm1((widening - 1) * deviation) * exp(deviation),
      0,
    );
  const target = lost + upper.reduce((sum, { deviation, probability }) => sum + probability * exp(deviation), 0);
  let factor = widening;
  while (upperMean(upper, factor).mean < target) factor *= 2;
  for (let i = 0; i < 60; i++) {
    const { mean, slope } = upperMean(upper, factor);
    const step = (log(mean / target) * mean) / slope;
    factor -= step;
    if (!(step > 1e-14 * factor)) break;
  }
  return widening > 1 ? Math.max(1, factor) : Math.min(1, factor);
}

function upperMean(upper: readonly WeightedDeviation[], factor: number): { mean: number; slope: number } {
  let mean = 0;
  let slope = 0;
  for (const { deviation, probability } of upper) {
    const part = probability * exp(factor * deviation);
    mean += part;
    slope += deviation * part;
  }
  return { mean, slope };
}
