import type { DecisionInput } from '@jackpot/constrained-optimiser';
import { type ModelArtefact, forecastTickets } from '@jackpot/forecast-model';
import type { DecisionInputs } from './decision-inputs.ts';

/** What the decision on a draw depends on, with a model's forecast of it. */
export function decisionInput(inputs: DecisionInputs, model: ModelArtefact, drawDate: string): DecisionInput {
  return { ...inputs, drawDate, forecast: (draw) => forecastTickets(model, draw) };
}
