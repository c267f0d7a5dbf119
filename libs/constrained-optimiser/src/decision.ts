import type { CountryConfig, IsoDate } from '@jackpot/config-schema';
import type { ConstraintName, ConstraintReport, ConstraintValue } from './constraint.ts';
import type { DrawMoney } from './draw-money.ts';
import type { Exploration } from './exploration.ts';
import type { PayoutBasis } from './payout-ratio.ts';
import type { YearAhead } from './plan/year-ahead.ts';

/** One evaluated jackpot, as a row of a table. Money is in the country's currency. */
export interface CandidateRow {
  readonly jackpot: number;
  readonly expectedSales: number;
  readonly salesInterval90: readonly [low: number, high: number];
  readonly expectedNetRevenue: number;
  readonly winProbability: number;
  /** True where the jackpot lies outside those that the forecast's model has seen. */
  readonly extrapolated: boolean;
  readonly payoutRatio: number;
  readonly breachProbability: number;
  /** The constraints that it would miss, bounds included: none where it may be announced. */
  readonly misses: readonly ConstraintName[];
}

/** What announcing the next jackpot up or down would change. */
export interface NeighbourEffect {
  readonly jackpot: number;
  /** Expected net revenue there, less that of the recommended jackpot. */
  readonly netRevenueChange: number;
  /** The same of the objective. */
  readonly objectiveChange: number;
  /** The same of the objective over the horizon; null where no plan that begins there keeps the payout ratio. */
  readonly horizonChange: number | null;
  /** Constraints that this jackpot would miss. */
  readonly stoppedBy: readonly ConstraintName[];
}

/** A missed constraint. `amount` is in the unit of the constraint's value. */
export interface Violation {
  readonly name: ConstraintName;
  readonly amount: number;
  readonly drawDate: IsoDate;
}

/** One week of the plan. */
export interface PlannedWeek {
  readonly drawDate: IsoDate;
  readonly jackpot: number;
  readonly expectedSales: number;
  readonly expectedPrizes: number;
  readonly expectedNetRevenue: number;
  /** Prizes over sales of the window that ends with this week's draw. */
  readonly payoutRatio: number;
}

/**
 * The plan of which the decision is the first week. `bound`: no plan can exceed it; `gap`: (bound − objective) / |bound|, or of
 * a draw's expected sales where the bound is smaller.
 */
export interface Plan {
  readonly weeks: readonly PlannedWeek[];
  readonly objective: number;
  readonly bound: number;
  readonly gap: number;
}

/**
 * The decision for one country and draw, as plain JSON: every number is finite, money is in the country's currency, and
 * equal inputs give equal bytes. Nothing in it tells the company's cash.
 */
export interface Decision extends DrawMoney {
  /** `infeasible`: no jackpot satisfies all constraints; this is the one that misses them least. */
  readonly status: 'recommended' | 'infeasible';
  readonly drawDate: IsoDate;
  readonly jackpot: number;
  readonly lastJackpot: number | null;
  readonly objective: CountryConfig['objective'];
  readonly objectiveValue: number;
  /** True where the jackpot lies outside those that the forecast's model has seen. */
  readonly extrapolated: boolean;
  readonly salesInterval90: readonly [low: number, high: number];
  readonly constraints: readonly ConstraintReport[];
  /** The missed constraints, a bound's confidence included, each with the distance to its bound, in the unit of its value, and the draw that misses it most. */
  readonly violations: readonly Violation[];
  /** Where a window of the horizon misses its bounds: the first draw from which on none does. Else null, as beyond the horizon. */
  readonly firstWeekInBounds: IsoDate | null;
  /** By how much money the payout window misses its bounds; 0 within them. */
  readonly payoutExcess: number;
  /** True where luck put windows out of bounds that have time to recover: they miss them by the least total excess. */
  readonly recovering: boolean;
  /** Which past prizes the ratio counts: the config's, but those expected where the data does not say what was paid. */
  readonly payoutBasis: PayoutBasis;
  /** The ratio that may come out over the coming year; null where the plan is shorter. */
  readonly yearAhead: YearAhead | null;
  /** Weeks of this draw's window that the data has no row of: they hold neither sales nor prizes. */
  readonly missingWeeks: number;
  /** Prizes paid over sales of the window's past draws; null where the data does not say what was paid. */
  readonly realisedPayoutRatio: number | null;
  readonly breachProbability: number;
  /** The loss at the cash rule's probability: an earlier jackpot may be held while this fits the cash limit. */
  readonly lossQuantile: number;
  /**
   * Bounds that gave way because no jackpot satisfied them all; `laterMaxChange`: the plan's later draws go without the
   * largest change, because no sequence of jackpots keeps it.
   */
  readonly yielded: readonly ('maxChange' | 'grid' | 'laterMaxChange')[];
  /** True where the jackpot rolls over and the data does not say whether the last one was won. */
  readonly rolloverUnknown: boolean;
  /** True for a game that rolls over: the decision takes this draw's floor into account and no later one. */
  readonly rolloverIgnoredAfterThisDraw: boolean;
  readonly plan: Plan;
  /** Null where the best jackpot is announced. An explored one is bound by no constraint: it keeps them all. */
  readonly exploration: Exploration | null;
  readonly up: NeighbourEffect | null;
  readonly down: NeighbourEffect | null;
  /** Three sentences: what the next jackpot up would change, what the next down, and which constraint stops it. */
  readonly why: readonly string[];
  readonly candidates: readonly CandidateRow[];
}

/** A given jackpot's whole row: forecast, money and constraints. */
export interface JackpotEvaluation extends DrawMoney {
  readonly jackpot: number;
  readonly onGrid: boolean;
  readonly objectiveValue: number;
  readonly extrapolated: boolean;
  readonly salesInterval90: readonly [low: number, high: number];
  readonly constraints: readonly ConstraintValue[];
  readonly payoutExcess: number;
  readonly breachProbability: number;
  readonly lossQuantile: number;
  readonly satisfied: boolean;
}
