import type { Inventory } from './inventory.ts';
import { stepTimes, trainingSeconds, weekOpenerSecondsPerCountry } from './usage.ts';

/** A bound of AWS or of the state machine, and how near a run comes to it. */
export interface Limit {
  readonly what: string;
  readonly needs: number;
  readonly limit: number;
  readonly unit: string;
  readonly holds: boolean;
  /** What to do where it does not hold, or what to check where AWS sets it for each account. */
  readonly remedy: string;
}

const KIB = 1024;
/** An input of a state with its results, at most: keys, digests and a verdict (measured 3.2 KiB). */
const STATE_KIB = 4;
/** Events a state adds, at most: scheduled, started, succeeded, entered, exited, and retries. */
const EVENTS_PER_STATE = 12;

/** How a run of so many countries stands to the limits, one by one. */
export function limitsOf(inventory: Inventory, countries: number): Limit[] {
  const atOnce = Math.min(countries, inventory.mapConcurrency);
  const limit = (what: string, needs: number, bound: number, unit: string, remedy: string): Limit => ({
    what,
    needs,
    limit: bound,
    unit,
    holds: needs <= bound,
    remedy,
  });
  return [
    limit(
      'run',
      runSeconds(inventory, countries),
      inventory.runTimeoutSeconds,
      's',
      'raise MaxConcurrency in weekly.asl.json, and the quota of training instances with it',
    ),
    limit(
      'OpenWeek',
      Math.ceil(countries * weekOpenerSecondsPerCountry.open),
      inventory.openWeekTimeoutSeconds,
      's',
      'OpenWeek pins the countries one after another: pin several at once',
    ),
    limit(
      'CloseWeek',
      Math.ceil(countries * weekOpenerSecondsPerCountry.close),
      inventory.openWeekTimeoutSeconds,
      's',
      'read the index by week',
    ),
    limit('Map, children at once', atOnce, 10_000, 'executions', ''),
    limit(
      'training jobs at once',
      atOnce,
      inventory.mapConcurrency,
      `${inventory.trainingInstance} of the account's quota`,
      'check the quota in Service Quotas: a new account has far fewer',
    ),
    limit(
      'Lambda at once',
      atOnce,
      1000,
      'of the account',
      'a new account may have 10: then steps wait and are tried again',
    ),
    limit('state input', STATE_KIB * KIB, 256 * KIB, 'bytes', 'steps hand on keys, never data'),
    limit('history of the run', inventory.runTransitions * EVENTS_PER_STATE, 25_000, 'events', ''),
    limit('history of a country', inventory.countryTransitions * EVENTS_PER_STATE, 25_000, 'events', ''),
  ];
}

function runSeconds(inventory: Inventory, countries: number): number {
  const steps = Object.values(stepTimes).reduce((sum, { seconds }) => sum + seconds, 0);
  const waves = Math.ceil(countries / inventory.mapConcurrency);
  const { open, close } = weekOpenerSecondsPerCountry;
  return Math.ceil(countries * (open + close) + waves * (trainingSeconds.untilEnd + steps));
}
