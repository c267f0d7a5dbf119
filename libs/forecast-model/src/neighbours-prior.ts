import * as z from 'zod';
import type { ModelFit } from './artefact.ts';
import { momentsOf } from './elasticity-prior.ts';
import { type ForecastModel, isStock } from './forecast-model.ts';
import type { ElasticityMixture, Recipe } from './recipe.ts';
import { middleElasticities, restsOnPrior } from './response-draws.ts';

const elasticity = z.strictObject({ mean: z.number(), deviation: z.number().gt(0) });
export type Elasticity = z.infer<typeof elasticity>;

/** `prior.json`: elasticities of a company's other countries, as their latest approved models have them; none of their rows. */
export const neighboursPrior = z.strictObject({
  formatVersion: z.literal(1),
  neighbours: z
    .array(
      z.strictObject({
        country: z.string().min(1),
        /** Version and SHA-256 of the model that says so. */
        version: z.int().min(1),
        digest: z.string(),
        elasticity,
      }),
    )
    .min(1),
});
export type NeighboursPrior = z.infer<typeof neighboursPrior>;

/** Deviation of elasticities among countries of one company: two thirds of that among usual games. */
const AMONG_COUNTRIES = 0.08;

/**
 * The elasticity over the middle of the jackpots that a model's own rows say: of its posterior, without the prior that it began
 * with, so that no country hears its own echo from another. Null where its rows say too little.
 */
export function learnedElasticity(model: ForecastModel): Elasticity | null {
  if (isStock(model) || restsOnPrior(model)) return null;
  const possible = middleElasticities(model);
  const began = model.fit.borrowed?.elasticity ?? model.recipe.priors.elasticity;
  if (possible === null || began === undefined) return null;
  const mean = possible.reduce((sum, value) => sum + value, 0) / possible.length;
  const variance = possible.reduce((sum, value) => sum + (value - mean) ** 2, 0) / possible.length;
  const prior = momentsOf(began);
  const precision = 1 / variance - 1 / prior.deviation ** 2;
  if (!(precision > 0 && Number.isFinite(precision))) return null;
  return { mean: (mean / variance - prior.mean / prior.deviation ** 2) / precision, deviation: precision ** -0.5 };
}

/**
 * The prior of a country with neighbours: it is like one of them, each with weight 1, or, with weight 1, any game as the stated
 * prior has it (a Pólya urn: Blackwell & MacQueen 1973).
 */
function borrowedElasticity(stated: ElasticityMixture, { neighbours }: NeighboursPrior): ElasticityMixture {
  const total = stated.reduce((sum, { weight }) => sum + weight, 0);
  return [
    ...stated.map((part) => ({ ...part, weight: part.weight / total })),
    ...neighbours.map(({ elasticity: { mean, deviation } }) => ({
      weight: 1,
      mean,
      deviation: Math.hypot(deviation, AMONG_COUNTRIES),
    })),
  ];
}

/** The prior to fit a recipe with where neighbours speak; null where none does or the recipe has no such prior. */
export function borrowedPrior(
  { priors }: Recipe,
  prior: NeighboursPrior | null,
): NonNullable<ModelFit['borrowed']> | null {
  if (prior === null || priors.elasticity === undefined) return null;
  return {
    from: prior.neighbours.map(({ country }) => country),
    elasticity: borrowedElasticity(priors.elasticity, prior),
  };
}
