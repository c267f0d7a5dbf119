import type { Inventory } from './inventory.ts';
import { stepTimes, trainingSeconds, weekOpenerSecondsPerCountry } from './usage.ts';

/** How long a run takes that trains every country without being kept waiting for an instance. */
export function runSeconds(inventory: Inventory, countries: number): number {
  const steps = Object.values(stepTimes).reduce((sum, { seconds }) => sum + seconds, 0);
  const waves = Math.ceil(countries / inventory.mapConcurrency);
  const { open, close } = weekOpenerSecondsPerCountry;
  return Math.ceil(countries * (open + close) + waves * (trainingSeconds.untilEnd + steps));
}
