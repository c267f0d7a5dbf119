import { normalDensity } from './normal-distribution.ts';
import type { ElasticityMixture } from './recipe.ts';

/** Mean and standard deviation of a mixture. */
export function momentsOf(mixture: ElasticityMixture): { readonly mean: number; readonly deviation: number } {
  const total = mixture.reduce((sum, { weight }) => sum + weight, 0);
  const mean = mixture.reduce((sum, part) => sum + part.weight * part.mean, 0) / total;
  const square = mixture.reduce((sum, part) => sum + part.weight * (part.deviation ** 2 + part.mean ** 2), 0) / total;
  return { mean, deviation: Math.sqrt(square - mean ** 2) };
}

/** Density of a mixture. */
export function mixtureDensity(mixture: ElasticityMixture, elasticity: number): number {
  const total = mixture.reduce((sum, { weight }) => sum + weight, 0);
  return mixture.reduce(
    (sum, { weight, mean, deviation }) =>
      sum + ((weight / total) * normalDensity((elasticity - mean) / deviation)) / deviation,
    0,
  );
}
