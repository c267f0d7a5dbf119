import { addDays, type CountryConfig, type IsoDate } from '@jackpot/config-schema';
import type { SalesRow } from '@jackpot/sales-data';
import { type ConstraintValue, constraintValue } from './constraint.ts';
import type { DrawMoney } from './draw-money.ts';
import { expectedJackpotPaid } from './jackpot-prize.ts';
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

/** The ratio over the window with this draw in it, and by how much money its prizes miss the bounds. */
export interface PayoutRatio {
  readonly constraint: ConstraintValue;
  /** Prizes above the cap, or below the floor, in the country's currency; 0 within the bounds. */
  readonly excess: number;
}

/**
 * Σ prizes ≤ max Σ sales and Σ prizes ≥ min Σ sales, over the window that ends with this draw.
 * A window without sales has no ratio: it counts as 0 without prizes, and as 1 with them.
 */
export function payoutRatio(config: CountryConfig, window: PayoutWindow, money: DrawMoney): PayoutRatio {
  const { min, max } = config.constraints.payoutRatio;
  const sales = window.sales + money.expectedSales;
  const prizes = window.expectedPrizes + money.expectedPrizes;
  const ratio = sales > 0 ? prizes / sales : Math.sign(prizes);
  const constraint = constraintValue('payoutRatio', ratio, { min, max });
  return { constraint, excess: constraint.satisfied ? 0 : -constraint.slack * sales };
}
