import { exp, log } from '@jackpot/elementary-functions';

/** Density of the standard normal. */
export function normalDensity(z: number): number {
  return exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/**
 * Distribution function of the standard normal, to about 1e-15 relative in the body and 1e-12 in the tails: Taylor
 * series near zero, continued fraction beyond (Abramowitz & Stegun 26.2.11 and 26.2.14).
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return NaN;
  const x = Math.abs(z);
  if (x > 38) return z > 0 ? 1 : 0;
  if (x < 4) {
    let term = x;
    let sum = x;
    for (let n = 1; n < 100 && term > 1e-17 * sum; n++) {
      term *= (x * x) / (2 * n + 1);
      sum += term;
    }
    return z > 0 ? 0.5 + normalDensity(x) * sum : 0.5 - normalDensity(x) * sum;
  }
  let fraction = x;
  for (let n = 60; n > 0; n--) fraction = x + n / fraction;
  const tail = normalDensity(x) / fraction;
  return z > 0 ? 1 - tail : tail;
}

/** Quantile function of the standard normal for 0 < p < 1, by Newton on the log of the tail, which is concave. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`normalQuantile needs 0 < p < 1, not ${p}`);
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  const target = log(p);
  let z = p > 0.02 ? 0 : -Math.sqrt(-2 * target);
  for (let i = 0; i < 60; i++) {
    const cdf = normalCdf(z);
    const step = ((log(cdf) - target) * cdf) / normalDensity(z);
    z -= step;
    if (Math.abs(step) < 1e-13 * Math.max(1, Math.abs(z))) break;
  }
  return z;
}
