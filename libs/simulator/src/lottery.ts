import type { CountryConfig } from '@jackpot/config-schema';
import type { AnnouncementPolicy } from './announcement-policy.ts';
import type { Demand } from './demand.ts';

/** What a country's config says about its game; any `CountryConfig` will do. */
export type GameRules = Pick<
  CountryConfig,
  'country' | 'draw' | 'ticketPrice' | 'jackpot' | 'prizes' | 'shares' | 'fixedCost'
>;

/** What no config knows: how many tickets people buy, and which jackpots the operator announced in the past. */
export interface Market {
  readonly demand: Demand;
  readonly history: AnnouncementPolicy;
}

/** A lottery of known truth. Money is in the country's currency. */
export interface Lottery extends Market {
  readonly rules: GameRules;
}
