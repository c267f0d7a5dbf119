import type { AnnouncedDraw } from '@jackpot/constrained-optimiser';
import type { IsoDate } from '@jackpot/config-schema';
import type { TicketDistribution } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import type { Regime } from './regime.ts';

/** Input of a policy, each week. */
interface PolicyWeek {
  readonly drawDate: IsoDate;
  /** All draws before it, rising by date: the past, then what the policy itself announced. */
  readonly rows: readonly SalesRow[];
  /** The true distribution of a draw to come, for the oracle alone. */
  readonly truth: (draw: AnnouncedDraw) => TicketDistribution;
}

/** Announces one jackpot a week. */
export type Announce = (week: PolicyWeek) => Promise<number>;

/** Opens a policy for one replay; `past` is what happened before its first week. */
export type Policy = (regime: Regime, past: readonly SalesRow[]) => Announce;
