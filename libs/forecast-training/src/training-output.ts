import type { ModelFit, Recipe } from '@jackpot/forecast-model';
import * as tf from '@tensorflow/tfjs';
import { disposeOf, forwardPass, trainingTensors } from './likelihood.ts';
import { memoryParameters, parameterTensors } from './parameter-groups.ts';
import type { TrainingWindow } from './training-window.ts';

/**
 * Location (log tickets) and log scale of every draw of a window as the training graph computes them for a fit: what
 * serving must equal.
 */
export function trainingOutput(
  window: TrainingWindow,
  fit: ModelFit,
  recipe: Recipe,
): { readonly location: number[]; readonly logScale: number[] } {
  const { location, memory, scale } = fit.weights;
  const groups = {
    location: Float64Array.from(location),
    memory: Float64Array.from(memory),
    scale: Float64Array.from([scale.level, scale.jackpot]),
    volatility: Float64Array.from([scale.volatility]),
  };
  const data = trainingTensors([window], recipe);
  const output = tf.tidy(() => {
    const state = memoryParameters(groups, data, recipe);
    const pass = forwardPass(parameterTensors(groups, 1), data, recipe, state);
    return {
      location: [...pass.location.dataSync()].map((y) => y + fit.centre),
      logScale: [...pass.logScale.dataSync()],
    };
  });
  disposeOf(data);
  return output;
}
