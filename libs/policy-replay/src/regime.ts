import type { CountryConfig, IsoDate } from '@jackpot/config-schema';
import type { Cash } from '@jackpot/constrained-optimiser';
import type { Market } from '@jackpot/simulator';

/** A lottery of known truth, its rules, and the past that every policy inherits. Money is in the country's currency. */
export interface Regime {
  readonly name: string;
  readonly config: CountryConfig;
  readonly market: Market;
  /** Weekly draws of the past, under the market's own announcement policy. */
  readonly pastWeeks: number;
  readonly lastPastDraw: IsoDate;
  /** The same every week: what the company has is no policy's doing. */
  readonly cash: Cash;
}
