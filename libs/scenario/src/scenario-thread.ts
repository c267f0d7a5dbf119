import type { LoadedInputs } from '@jackpot/recommendation';
import type { ForecastModel } from '@jackpot/forecast-model';
import { decideScenario, type ScenarioDecision } from './decide-scenario.ts';
import type { ScenarioChanges } from './scenario-changes.ts';

/** All that a scenario is decided from, as it goes to a thread. */
export interface ScenarioTask {
  readonly inputs: LoadedInputs;
  readonly model: ForecastModel;
  readonly drawDate: string;
  readonly changes: ScenarioChanges;
}

/** Decides a scenario in a thread of its own: the solver lets nothing else happen in the thread that it runs in. */
export function work({ inputs, model, drawDate, changes }: ScenarioTask): Promise<ScenarioDecision> {
  return decideScenario(inputs, model, drawDate, changes);
}
