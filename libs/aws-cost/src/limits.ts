import { COUNTRIES_OF_ONE_READER, SNS_LIMITS } from '@jackpot/ports';
import type { Inventory } from './inventory.ts';
import { runSeconds } from './run-seconds.ts';
import { weekOpenerSecondsPerCountry } from './usage.ts';

/** A bound of AWS or of the state machine, and how near a run comes to it. */
export interface Limit {
  readonly what: string;
  readonly needs: number;
  readonly limit: number;
  readonly unit: string;
  readonly holds: boolean;
  /** Advice where the limit fails, or where AWS sets it for each account. */
  readonly remedy: string;
}

const KIB = 1024;
/** An input of a state with its results, at most: keys, digests and a verdict (measured 3.2 KiB). */
const STATE_KIB = 4;
/** The digest tells the worst of many countries: a line a country with its change, and 30 in full (measured 175 KB at the longest). */
const DIGEST = { lines: 100, bytesPerLine: 2000 };
/** Events a state adds, at most: scheduled, started, succeeded, entered, exited, and retries. */
const EVENTS_PER_STATE = 12;

/** Quotas that AWS sets low at first and raises when it is asked, as last known: look in Service Quotas. */
const NEW_ACCOUNT = { trainingInstances: 4 };

/** Compares a run of so many countries with the limits, one by one. */
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
      NEW_ACCOUNT.trainingInstances,
      `${inventory.trainingInstance} of a new account's quota`,
      'raise "for spot training job usage" in Service Quotas: a job beyond it is refused, and asked for again for a quarter of an hour',
    ),
    limit(
      'Lambda at once',
      atOnce,
      1000,
      'of the account',
      'a new account may have 10: then steps wait and are tried again',
    ),
    limit(
      'countries of one reader',
      countries,
      COUNTRIES_OF_ONE_READER,
      'in the filter of who reads every country',
      'such a reader gets the digest alone: name a second address for some of the countries in notify.emails',
    ),
    limit(
      'subscriptions with a filter',
      countries,
      SNS_LIMITS.filtersOfTopic,
      'of the topic, at one reader a country',
      'a reader of many countries needs one: name lists, not people, in notify.emails, or ask AWS for more',
    ),
    limit(
      'e-mails a second to a reader of all',
      atOnce,
      10,
      'of one address, where all countries end at once',
      'SNS switches off an address that gets more: who follows every country reads the digest',
    ),
    limit('digest', Math.min(countries, DIGEST.lines) * DIGEST.bytesPerLine, 256 * KIB, 'bytes of an e-mail', ''),
    limit('state input', STATE_KIB * KIB, 256 * KIB, 'bytes', 'steps hand on keys, never data'),
    limit('history of the run', inventory.runTransitions * EVENTS_PER_STATE, 25_000, 'events', ''),
    limit('history of a country', inventory.countryTransitions * EVENTS_PER_STATE, 25_000, 'events', ''),
  ];
}
