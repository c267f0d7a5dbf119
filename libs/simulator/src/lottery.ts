import type { CountryConfig } from '@jackpot/config-schema';
import type { Demand } from './demand.ts';

/** Game rules in a country's config; any `CountryConfig` will do. */
export type GameRules = Pick<
  CountryConfig,
  'country' | 'draw' | 'draws' | 'demand' | 'ticketPrice' | 'jackpot' | 'prizes' | 'shares' | 'fixedCost'
>;

/**
 * Announcements of the operator in the past, on the grid:
 * ln J = ln `usualJackpot` + `leanToGoodWeeks` · calendar uplift + a wandering part + now and then a special.
 * The lean is what confounds: larger jackpots stood in weeks that were going to sell well anyway.
 */
export interface AnnouncementPolicy {
  readonly usualJackpot: number;
  readonly leanToGoodWeeks: number;
  /** Stationary first-order autoregression of ln J. */
  readonly wander: { readonly sd: number; readonly autocorrelation: number };
  /** A jackpot `factor` times larger with this chance a week. */
  readonly special: { readonly probability: number; readonly factor: number };
}

/** Facts that no config knows: how many tickets people buy, and which jackpots the operator announced in the past. */
export interface Market {
  readonly demand: Demand;
  readonly history: AnnouncementPolicy;
}

/** A lottery of known truth. Money is in the country's currency. */
export interface Lottery extends Market {
  readonly rules: GameRules;
}
