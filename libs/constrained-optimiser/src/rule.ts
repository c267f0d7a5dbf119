import type { IsoDate } from '@jackpot/config-schema';
import type { ConstraintValue, Plan, RolloverAhead, Violation, YearAhead } from '@jackpot/decision';
import type { EvaluatedJackpot } from './evaluated-jackpot.ts';
import type { WithinLoss } from './near-ties.ts';
import type { Relief } from './constraint/relief.ts';

/** Jackpots that could be announced, and their value over the horizon, in the country's currency. */
export interface Outlook {
  readonly jackpot: number;
  readonly value: number;
}

/** A way to decide: by this draw alone, or by the first week of a plan. */
export interface Rule {
  readonly candidate: EvaluatedJackpot;
  /** Misses of this draw and of the horizon's windows: none where all is kept. */
  readonly violations: readonly Violation[];
  readonly firstWeekInBounds: IsoDate | null;
  /** The payout ratio of the calendar year that misses its bounds most, or is nearest to them; none where the budget has no such years. */
  readonly years: readonly ConstraintValue[];
  /** True where windows that may recover miss their bounds. */
  readonly recovering: boolean;
  /** Null where no window is wholly planned. */
  readonly yearAhead: YearAhead | null;
  readonly plan: Plan;
  /** Both ways that the draw may end, where the jackpot accrues and later draws are planned; else null. */
  readonly rollover: RolloverAhead | null;
  /** True where no sequence of the plan's jackpots keeps the largest change, so that later draws are planned without it. */
  readonly changeDropped: boolean;
  /** Result of `under` without a relief: the choice, but for a plan whose whole jackpots demand another. */
  readonly outlook: Outlook;
  /** The choice under a relief. */
  under(relief: Relief): Outlook;
  /** True unless it is proven that something is missed even under a relief, by a plan of mixed jackpots. */
  mayKeepAll(relief: Relief): boolean;
  /** The choice under a relief that lets whole jackpots keep everything; null where none does. */
  keepingAll(relief: Relief): Outlook | null;
  /** The value over the horizon if this draw has that jackpot; null where no plan then keeps the payout ratio. */
  withFirst(candidate: EvaluatedJackpot): number | null;
  /** The first candidate of each question that keeps every constraint and loses no more than asked, against the choice. */
  firstWithin(questions: readonly WithinLoss[]): (EvaluatedJackpot | null)[];
}
