import { log } from '@jackpot/elementary-functions';
import type { ModelArtefact } from './artefact.ts';
import { responseRow } from './jackpot-response.ts';
import { locationScale } from './location-scale.ts';
import { responseSlopes } from './response-draws.ts';
import { type HeldDraw, statesAfter, stateOf } from './series-state.ts';

type Fitted = Pick<ModelArtefact, 'fit' | 'recipe'>;

/** Draws that a model was fitted to. */
function fittedDraws(held: readonly HeldDraw[], { fit }: Fitted): readonly HeldDraw[] {
  return held.filter(({ drawDate }) => drawDate <= fit.cutoff).slice(-fit.rows);
}

/** A draw by which a model was surprised: log tickets less what its weights of today foresaw from the draws before it. */
export interface PastSurprise {
  readonly draw: HeldDraw;
  readonly surprise: number;
}

/** Surprises of the last `count` draws that a model was fitted to, by date; of its first draw there is none. */
export function pastSurprises(held: readonly HeldDraw[], count: number, model: Fitted): PastSurprise[] {
  const { fit, recipe } = model;
  const draws = fittedDraws(held, model);
  const first = Math.max(1, draws.length - count);
  const asked = draws.slice(first);
  const states = statesAfter(
    draws,
    asked.map((_, i) => first + i),
    fit,
    recipe,
  );
  return asked.map((draw, i) => {
    const { location } = locationScale(draw, fit, recipe, states[i] ?? stateOf(fit), 1);
    return { draw, surprise: log(draw.tickets) - location };
  });
}

/** Part of log tickets that is the jackpot's; 0 at the median jackpot seen. */
export function jackpotPart(jackpot: number, model: Fitted): number {
  const row = responseRow(log(jackpot), model.fit.scaling.response, model.recipe.response);
  return responseSlopes(model).reduce((sum, slope, i) => sum + slope * (row[i] ?? 0), 0);
}
