import type { ForecastModel, Evaluation } from '@jackpot/forecast-model';
import { trainStock } from './players/train-stock.ts';
import { type TrainingInput, trainCountry } from './train-country.ts';

/** Trains and scores the model of the config's kind of demand. @throws TooFewRowsError, DivergedError */
export function trainModel(input: TrainingInput): {
  readonly artefact: ForecastModel;
  readonly evaluation: Evaluation;
} {
  return input.config.demand?.kind === 'subscription' ? trainStock(input) : trainCountry(input);
}
