import { addDays, type CountryConfig, type IsoDate } from '@jackpot/config-schema';
import type { ConstraintValue, DrawMoney } from '@jackpot/decision';
import type { SalesRow } from '@jackpot/sales-data';
import type { PayoutRatio } from './evaluated-jackpot.ts';
import type { DecisionInput } from './decision-input.ts';
import { type Constraint, constraintValue } from './constraint.ts';
import { expectedJackpotPaid } from './jackpot-prize.ts';
import type { PlanWindow } from './plan/plan-problem.ts';
import { expectedSecondaryPrizes } from './secondary-prizes.ts';

/** What lies in the window that ends with a draw, before that draw itself. */
export interface PayoutWindow {
  readonly draws: number;
  readonly sales: number;
  /** Prizes expected given the announced jackpots and the actual tickets: luck is not the operator's choice. */
  readonly expectedPrizes: number;
  /** Prizes as paid; null where some row does not say. */
  readonly realisedPrizes: number | null;
}

/** Which past prizes count: those paid only where the config asks for them and every row of the window says what was paid. */
export type PayoutBasis = CountryConfig['constraints']['payoutRatio']['basis'];

export function payoutBasis({ constraints }: CountryConfig, { realisedPrizes }: PayoutWindow): PayoutBasis {
  return realisedPrizes === null ? 'expected' : constraints.payoutRatio.basis;
}

export function pastPrizes({ expectedPrizes, realisedPrizes }: PayoutWindow, basis: PayoutBasis): number {
  return basis === 'realised' && realisedPrizes !== null ? realisedPrizes : expectedPrizes;
}

/**
 * How many planned windows, counted from the one that ends with this draw, may miss their bounds by the least total excess:
 * under the realised basis those that end before the draw in `recoveryWeeks` weeks, since one win would put them out.
 */
export function recoveringWindows({ constraints }: CountryConfig, basis: PayoutBasis): number {
  return basis === 'realised' ? Math.max(0, constraints.payoutRatio.recoveryWeeks - 1) : 0;
}

/**
 * The past part of the window of `payoutRatio.weeks` calendar weeks that ends with the draw on `drawDate`: a week
 * without a row is in the window and holds nothing.
 */
export function payoutWindow(config: CountryConfig, history: readonly SalesRow[], drawDate: IsoDate): PayoutWindow {
  const opens = addDays(drawDate, -7 * config.constraints.payoutRatio.weeks);
  const rows = history.filter((row) => row.drawDate > opens && row.drawDate < drawDate);
  return {
    draws: rows.length,
    sales: rows.reduce((sum, row) => sum + row.grossSales, 0),
    expectedPrizes: rows.reduce((sum, row) => sum + expectedPrizesOf(config, row), 0),
    realisedPrizes: rows.reduce<number | null>((sum, row) => plus(sum, realisedPrizesOf(row)), 0),
  };
}

function expectedPrizesOf({ prizes }: CountryConfig, row: SalesRow): number {
  return (
    expectedJackpotPaid(prizes.jackpot, row.jackpotAnnounced, row.ticketsSold) +
    expectedSecondaryPrizes(prizes.secondary, row.ticketsSold, row.grossSales)
  );
}

function realisedPrizesOf({ jackpotPaid, secondaryPrizesPaid }: SalesRow): number | null {
  return plus(jackpotPaid, secondaryPrizesPaid);
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/** Prizes over sales, between the config's bounds. Without sales there is no ratio: it counts as 0 without prizes, and as 1 with them. */
export function ratioValue(
  { constraints }: CountryConfig,
  { sales, prizes }: { readonly sales: number; readonly prizes: number },
): ConstraintValue {
  const { min, max } = constraints.payoutRatio;
  const ratio = sales > 0 ? prizes / sales : Math.sign(prizes);
  return constraintValue('payoutRatio', ratio, { min, max });
}

/** Σ prizes ≤ max Σ sales and Σ prizes ≥ min Σ sales, over the window that ends with this draw. */
export function payoutRatio(config: CountryConfig, window: PayoutWindow, money: DrawMoney): PayoutRatio {
  const basis = payoutBasis(config, window);
  const sales = window.sales + money.expectedSales;
  const prizes = pastPrizes(window, basis) + money.expectedPrizes;
  const constraint = ratioValue(config, { sales, prizes });
  const recovers = recoveringWindows(config, basis) > 0;
  return {
    constraint: { ...constraint, satisfied: constraint.satisfied || recovers },
    excess: constraint.satisfied ? 0 : -constraint.slack * sales,
  };
}

/** Each bound of each window that ends with a planned draw, with what lies in it of the past. By end, rising. */
export function payoutWindows(
  { config, history, drawDate }: Pick<DecisionInput, 'config' | 'history' | 'drawDate'>,
  dates: readonly IsoDate[],
): PlanWindow[] {
  const { weeks, min, max } = config.constraints.payoutRatio;
  const basis = payoutBasis(config, payoutWindow(config, history, drawDate));
  return dates.flatMap((date, last) => {
    const past = payoutWindow(config, history, date);
    const sums = { pastSales: past.sales, pastPrizes: pastPrizes(past, basis) };
    const window = { first: Math.max(0, last - weeks + 1), last, ...sums, margin: 0 };
    return [
      ...(max === undefined ? [] : [{ ...window, bound: 'max' as const, ratio: max }]),
      ...(min === undefined ? [] : [{ ...window, bound: 'min' as const, ratio: min }]),
    ];
  });
}

const onePoint = 0.01;

export const payoutRatioBounds = {
  name: 'payoutRatio',
  unit: 'ratio',
  label: '52-week payout ratio',
  meaning: 'prizes over sales in the 52 weeks that end with this draw',
  relief: { words: 'one more percentage point of payout ratio', of: () => ({ moreRatio: onePoint }) },
  windows: payoutWindows,
} as const satisfies Constraint;
