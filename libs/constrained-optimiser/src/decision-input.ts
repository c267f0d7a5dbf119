import type { CountryConfig, IsoDate } from '@jackpot/config-schema';
import type { TicketDistribution } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import type { CarriedDemand } from './carried-demand.ts';
import type { ExpectedDraw } from './draw/expected-draw.ts';

/** The company's cash as one run read it: money in its own currency, and the value there of one unit of the country's. */
export interface Cash {
  readonly available: number;
  readonly safetyNet: number;
  readonly exchangeRate: number;
}

/** A draw of the horizon and a jackpot that may be announced for it. */
export interface AnnouncedDraw {
  readonly drawDate: IsoDate;
  readonly jackpot: number;
}

/** Everything that a decision depends on. */
export interface DecisionInput {
  readonly config: CountryConfig;
  /** Past draws of this country, in any order; rows on or after `drawDate` are left out. */
  readonly history: readonly SalesRow[];
  /** Draws between the last past one and this one: their jackpots are known, their sales are not. Rising by date. */
  readonly openDraws: readonly ExpectedDraw[];
  readonly drawDate: IsoDate;
  /** The distribution of tickets sold in a draw, were this jackpot announced for it. */
  readonly forecast: (draw: AnnouncedDraw) => TicketDistribution;
  /** Effect of earlier jackpots on later draws; left out where sales depend on a draw's own jackpot alone. */
  readonly carried?: CarriedDemand;
  readonly cash: Cash;
  /** Jackpots of the grid that are announced whatever is best, by draw date: a scenario's, beside those of the config. */
  readonly pinned?: ReadonlyMap<IsoDate, number>;
}
