import type { Inventory } from './inventory.ts';
import { stepTimes, trainingSeconds, weekOpenerSecondsPerCountry } from './usage.ts';

/** Duration of a run that trains every country without being kept waiting for an instance. */
export function runSeconds(inventory: Inventory, countries: number): number {
  const steps = Object.values(stepTimes).reduce((sum, { seconds }) => sum + seconds, 0);
  const waves = Math.ceil(countries / inventory.mapConcurrency);
  const { open, close } = weekOpenerSecondsPerCountry;
  return Math.ceil(countries * (open + close) + waves * (trainingSeconds.untilEnd + steps));
}
