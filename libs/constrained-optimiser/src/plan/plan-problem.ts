import type { CarriedState } from './carried-state.ts';

/** Sums that a planned draw adds to its windows. */
export type DrawSums = Pick<DrawOption, 'expectedSales' | 'expectedPrizes'>;

/** One jackpot that a planned draw may have, in expectation. Money is in the country's currency. */
export interface DrawOption {
  readonly jackpot: number;
  /** Of the config's objective. */
  readonly objective: number;
  readonly expectedSales: number;
  readonly expectedPrizes: number;
  readonly expectedNetRevenue: number;
  /** Addition to the state of later draws, where something is carried over. */
  readonly gain?: number;
}

/** One bound of the payout ratio in one window. Draws are counted from the first planned one, 0. */
export interface PlanWindow {
  readonly constraint: 'payoutRatio' | 'calendarYear';
  readonly bound: 'min' | 'max';
  readonly ratio: number;
  /** The first and the last planned draw inside. */
  readonly first: number;
  readonly last: number;
  readonly pastSales: number;
  readonly pastPrizes: number;
  /** Money by which prizes must stay clear of the bound. */
  readonly margin: number;
}

/** The plan's mixed-integer program: one option a draw, so that every window keeps its bound. */
export interface PlanProblem {
  /** By draw; each draw's options by rising jackpot, at least one. */
  readonly draws: readonly (readonly DrawOption[])[];
  readonly windows: readonly PlanWindow[];
  /** The largest change from each draw's jackpot to the next, as a share; null where any change may be made. */
  readonly maxChange: number | null;
  /** Null where each draw's sales depend on its own jackpot alone. */
  readonly carried: CarriedState | null;
}

/** Windows that end before the draw `before` may miss their bounds, by so much money in all. */
export interface Leniency {
  readonly before: number;
  readonly excessAtMost: number;
}

/** The thing maximised: the objective, or (where windows may miss their bounds) less excess. */
export type Aim = 'objective' | 'leastExcess';

/** A problem, its objective, and the windows that a plan may miss (null: none). */
export interface PlanTask {
  readonly problem: PlanProblem;
  readonly aim: Aim;
  readonly lenient: Leniency | null;
}

/**
 * Relative to the sums compared: above what the solver's tolerance of 1e-9 of a draw's sales adds up to over a year's rows, two
 * a draw (1e-7 of a draw's sales, of sums of some 70), far below what a ratio is stated to.
 */
const rounding = 1e-8;

const changeRounding = 1e-9;

/** Money by which a window's prizes miss its bound under a plan; 0 within it, or within rounding. */
export function windowExcess(plan: readonly DrawSums[], window: PlanWindow): number {
  const { sales, prizes } = windowSums(plan, window);
  const excess = beyondBound(window, { sales, prizes }) + window.margin;
  return excess > rounding * (sales + prizes) ? excess : 0;
}

/** Money by which a window's prizes lie above its cap, or below its floor; negative inside. */
export function beyondBound(
  { bound, ratio }: Pick<PlanWindow, 'bound' | 'ratio'>,
  { sales, prizes }: { readonly sales: number; readonly prizes: number },
): number {
  const over = prizes - ratio * sales;
  return bound === 'max' ? over : -over;
}

/** The 52-week window that ends with a draw, of any of its bounds. */
export function yearEnding(windows: readonly PlanWindow[], last: number): PlanWindow | undefined {
  return windows.find((window) => window.constraint === 'payoutRatio' && window.last === last);
}

export function windowSums(
  plan: readonly DrawSums[],
  { first, last, pastSales, pastPrizes }: Pick<PlanWindow, 'first' | 'last' | 'pastSales' | 'pastPrizes'>,
): { readonly sales: number; readonly prizes: number } {
  let [sales, prizes] = [pastSales, pastPrizes];
  for (const option of plan.slice(first, last + 1)) {
    sales += option.expectedSales;
    prizes += option.expectedPrizes;
  }
  return { sales, prizes };
}

/** Scale beside which amounts are small: the largest expected sales of the first draw, in the country's currency. */
export function firstDrawSales({ draws }: Pick<PlanProblem, 'draws'>): number {
  return Math.max(0, ...(draws[0] ?? []).map(({ expectedSales }) => expectedSales));
}

export function isWithinChange(from: number, to: number, maxChange: number): boolean {
  return Math.abs(to - from) <= maxChange * from * (1 + changeRounding);
}
