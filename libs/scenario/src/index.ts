export { changeWords } from './change-words.ts';
export { type ScenarioDecision, decideScenario } from './decide-scenario.ts';
export { type Scenario, scenario, scenarioName } from './scenario.ts';
export { type ScenarioChanges, scenarioChanges } from './scenario-changes.ts';
export type { ScenarioTask } from './scenario-thread.ts';
