const seriesUpTo = 3;

export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * P(Z > z) of the standard normal: its Taylor series about 0 (Abramowitz & Stegun 26.2.11), and beyond 3 the continued
 * fraction of Mills' ratio (26.2.14), which keeps the relative accuracy of far tails.
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  return z < seriesUpTo ? 0.5 - normalDensity(z) * centralSeries(z) : normalDensity(z) * millsRatio(z);
}

function centralSeries(z: number): number {
  let sum = z;
  let term = z;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

function millsRatio(z: number): number {
  let denominator = z;
  for (let level = 60; level >= 1; level--) denominator = z + level / denominator;
  return 1 / denominator;
}
