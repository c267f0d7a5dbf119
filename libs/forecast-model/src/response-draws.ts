import { log } from '@jackpot/elementary-functions';
import type { ModelArtefact } from './artefact.ts';
import { elasticityRow, middleElasticityRow, responseRow, responseWeights } from './jackpot-response.ts';
import { quasiNormals } from './quasi-normal.ts';
import type { ElasticityMixture } from './recipe.ts';

/** Mirrored pairs of draws from a model that holds none of its own. */
const PAIRS = 32;
/** The elasticity at a jackpot is that of so small a change of its log. */
const STEP = 1e-3;

/** Changes of the slopes by Laplace's approximation, a slope at or below zero held there where the model is monotone. */
function laplaceDraws(fit: ModelArtefact['fit'], slopes: readonly number[], pairs: number): number[][] {
  const { root } = fit.uncertainty;
  const first = root.length - slopes.length;
  return quasiNormals(pairs, root.length).flatMap((scores) =>
    [1, -1].map((sign) =>
      slopes.map((slope, i) => {
        const change = scores.reduce((sum, score, line) => sum + sign * score * (root[line]?.[first + i] ?? 0), 0);
        return fit.monotone ? Math.max(change, -slope) : change;
      }),
    ),
  );
}

/** Slopes of the forecast's response: those of its models, averaged by their shares. */
export function responseSlopes({ fit, recipe }: Pick<ModelArtefact, 'fit' | 'recipe'>): number[] {
  const count = responseWeights(recipe.response);
  const slopes = fit.weights.location.slice(-count);
  if (fit.dynamic === undefined || recipe.dynamic === undefined) return slopes;
  const { share } = recipe.dynamic;
  const drifting = fit.dynamic.state.mean.slice(-count - 1, -1);
  return slopes.map((slope, i) => {
    const other = drifting[i] ?? 0;
    return (1 - share) * slope + share * (fit.monotone ? Math.max(0, other) : other);
  });
}

/** Slopes that the model holds possible, less those of its forecast: a row a draw, equally likely. */
function slopeChanges(model: ModelArtefact, pairs = PAIRS): readonly (readonly number[])[] {
  const slopes = responseSlopes(model);
  const { responseDraws } = model.fit;
  if (responseDraws === undefined) return laplaceDraws(model.fit, slopes, pairs);
  return responseDraws.map((draw) => draw.map((slope, i) => slope - (slopes[i] ?? 0)));
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/**
 * The responses that the model holds possible, equally likely.
 * @param pairs mirrored pairs of draws, where the model holds none of its own
 * @returns a row a draw: by how much log tickets at each jackpot lie above the forecast; 0 at the median jackpot seen
 */
export function responseDraws(
  model: ModelArtefact,
  jackpots: readonly number[],
  pairs = PAIRS,
): readonly (readonly number[])[] {
  const rows = jackpots.map((jackpot) => responseRow(log(jackpot), model.fit.scaling.response, model.recipe.response));
  return slopeChanges(model, pairs).map((changes) => rows.map((row) => dot(row, changes)));
}

/** Share of the spread among games of the usual kind; an elasticity known less well is known from other games. */
const LEAST_LEARNED = 0.5;

/**
 * Says if the response rests on the recipe's prior: the elasticity over the middle of the jackpots is not known to half of the
 * deviation of the prior's heaviest part. False for models whose prior has no such elasticity.
 */
export function restsOnPrior(model: ModelArtefact): boolean {
  const possible = middleElasticities(model);
  const { elasticity: mixture } = model.recipe.priors;
  return possible !== null && mixture !== undefined && isOfPrior(possible, mixture);
}

/** Equally likely elasticities over the middle of the jackpots; null where the model holds no draws. */
export function middleElasticities({ fit, recipe }: ModelArtefact): readonly number[] | null {
  const row = middleElasticityRow(fit.scaling.response, recipe.response);
  return fit.responseDraws?.map((slopes) => dot(row, slopes)) ?? null;
}

/** Says if elasticities that are held possible spread by more than half of what the heaviest part of their prior does. */
export function isOfPrior(possible: readonly number[], mixture: ElasticityMixture): boolean {
  const mean = possible.reduce((sum, value) => sum + value, 0) / possible.length;
  const variance = possible.reduce((sum, value) => sum + (value - mean) ** 2, 0) / possible.length;
  const usual = mixture.reduce((heaviest, part) => (part.weight > heaviest.weight ? part : heaviest));
  return Math.sqrt(variance) > LEAST_LEARNED * usual.deviation;
}

/** Elasticity of sales at a jackpot: that of the forecast, and those that the model holds possible, rising. */
export function elasticityAt(
  model: ModelArtefact,
  jackpot: number,
): { readonly forecast: number; readonly possible: readonly number[] } {
  const row = elasticityRow(log(jackpot), STEP, model.fit.scaling.response, model.recipe.response);
  const forecast = dot(row, responseSlopes(model));
  return {
    forecast,
    possible: slopeChanges(model)
      .map((changes) => forecast + dot(row, changes))
      .sort((a, b) => a - b),
  };
}
