import {
  type CountryConfig,
  drawsInside,
  drawsWithin,
  type IsoDate,
  rulesOn,
  windowOpens,
} from '@jackpot/config-schema';
import type { ConstraintValue, DrawMoney } from '@jackpot/decision';
import type { SalesRow } from '@jackpot/sales-data';
import type { PayoutRatio } from '../evaluated-jackpot.ts';
import type { DecisionInput } from '../decision-input.ts';
import { percentagePoints } from './amounts.ts';
import { type Constraint, constraintValue } from './constraint.ts';
import { isLifted, moreRatio, type Relief } from './relief.ts';
import { expectedJackpotPaid, expectedSecondaryPrizes } from '../draw/expected-prizes.ts';
import type { PlanWindow } from '../plan/plan-problem.ts';

/** Contents of the window that ends with a draw, before that draw itself: reported draws, and `open` ones in expectation. */
export interface PayoutWindow {
  readonly draws: number;
  readonly open: { readonly draws: number; readonly sales: number; readonly prizes: number };
  readonly sales: number;
  /** Prizes expected given the announced jackpots and the actual tickets: luck is not the operator's choice. */
  readonly expectedPrizes: number;
  /** Prizes as paid; null where some row does not say. */
  readonly realisedPrizes: number | null;
}

/** Past prizes that count: those paid only where the config asks for them and every row of the window says what was paid. */
type PayoutBasis = CountryConfig['constraints']['payoutRatio']['basis'];

export function payoutBasis({ constraints }: CountryConfig, { realisedPrizes }: PayoutWindow): PayoutBasis {
  return realisedPrizes === null ? 'expected' : constraints.payoutRatio.basis;
}

/** Sales and prizes that a window has before its planned draws. What open draws will pay is not known: their expectation counts. */
export function pastSums(
  { sales, open, expectedPrizes, realisedPrizes }: PayoutWindow,
  basis: PayoutBasis,
): { readonly sales: number; readonly prizes: number } {
  const prizes = basis === 'realised' && realisedPrizes !== null ? realisedPrizes : expectedPrizes;
  return { sales: sales + open.sales, prizes: prizes + open.prizes };
}

/**
 * Planned windows, counted from the one that ends with this draw, that may miss their bounds by the least total excess:
 * under the realised basis those that end before the draw in `recoveryWeeks` weeks, since one win would put them out.
 */
export function recoveringWindows(
  { config, drawDate }: Pick<DecisionInput, 'config' | 'drawDate'>,
  basis: PayoutBasis,
): number {
  const { recoveryWeeks } = config.constraints.payoutRatio;
  return basis === 'realised' ? drawsWithin(config, drawDate, Math.max(0, recoveryWeeks - 1)) : 0;
}

/**
 * The past part of a window that ends with the draw on `date` and holds what is drawn after `opens`, as a rule so many
 * calendar weeks: a draw without a row is in the window and holds nothing, unless it is open.
 */
export function payoutWindow(
  { config, history, openDraws }: Pick<DecisionInput, 'config' | 'history' | 'openDraws'>,
  date: IsoDate,
  opens = windowOpens(date, config.constraints.payoutRatio.weeks),
): PayoutWindow {
  const isInside = ({ drawDate }: { readonly drawDate: IsoDate }) => drawDate > opens && drawDate < date;
  const rows = history.filter(isInside);
  const open = openDraws.filter(isInside);
  return {
    draws: rows.length,
    open: {
      draws: open.length,
      sales: open.reduce((sum, { sales }) => sum + sales, 0),
      prizes: open.reduce((sum, { prizes }) => sum + prizes, 0),
    },
    sales: rows.reduce((sum, row) => sum + row.grossSales, 0),
    expectedPrizes: rows.reduce((sum, row) => sum + expectedPrizesOf(config, row), 0),
    realisedPrizes: rows.reduce<number | null>((sum, row) => plus(sum, realisedPrizesOf(row)), 0),
  };
}

/** Draws of the calendar in this draw's window that are neither reported nor open: they hold neither sales nor prizes. */
export function missingDraws({
  config,
  drawDate,
  window,
}: Pick<DecisionInput, 'config' | 'drawDate'> & { readonly window: PayoutWindow }): number {
  const opens = windowOpens(drawDate, config.constraints.payoutRatio.weeks);
  return drawsInside(config, opens, drawDate).length - window.draws - window.open.draws;
}

function expectedPrizesOf(config: CountryConfig, row: SalesRow): number {
  const { prizes } = rulesOn(config, row.drawDate);
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
  name: PlanWindow['constraint'] = 'payoutRatio',
): ConstraintValue {
  const { min, max } = constraints.payoutRatio;
  const ratio = sales > 0 ? prizes / sales : Math.sign(prizes);
  return constraintValue(name, ratio, { min, max });
}

/** Σ prizes ≤ max Σ sales and Σ prizes ≥ min Σ sales, over the window that ends with this draw. */
export function payoutRatio(
  context: Pick<DecisionInput, 'config' | 'drawDate'> & { readonly window: PayoutWindow },
  money: DrawMoney,
): PayoutRatio {
  const { config, window } = context;
  const basis = payoutBasis(config, window);
  const past = pastSums(window, basis);
  const sales = past.sales + money.expectedSales;
  const prizes = past.prizes + money.expectedPrizes;
  const constraint = ratioValue(config, { sales, prizes });
  const recovers = recoveringWindows(context, basis) > 0;
  return {
    constraint: { ...constraint, satisfied: constraint.satisfied || recovers },
    excess: constraint.satisfied ? 0 : -constraint.slack * sales,
  };
}

/** Each bound of each window that ends with a planned draw, with what lies in it of the past. By end, rising. */
export function payoutWindows(
  input: Pick<DecisionInput, 'config' | 'history' | 'openDraws' | 'drawDate'>,
  dates: readonly IsoDate[],
): PlanWindow[] {
  const { weeks } = input.config.constraints.payoutRatio;
  const windows = windowsOf('payoutRatio', input, dates);
  return dates.flatMap((date, last) => windows(last, windowOpens(date, weeks)));
}

/** @returns the bounds of the window that ends with the planned draw `last` and holds what is drawn after `opens` */
export function windowsOf(
  constraint: PlanWindow['constraint'],
  input: Pick<DecisionInput, 'config' | 'history' | 'openDraws' | 'drawDate'>,
  dates: readonly IsoDate[],
): (last: number, opens: IsoDate) => PlanWindow[] {
  const { config, drawDate } = input;
  const { min, max } = config.constraints.payoutRatio;
  const basis = payoutBasis(config, payoutWindow(input, drawDate));
  return (last, opens) => {
    const past = pastSums(payoutWindow(input, dates[last] ?? drawDate, opens), basis);
    const first = dates.findIndex((draw) => draw > opens);
    const window = { constraint, first, last, pastSales: past.sales, pastPrizes: past.prizes, margin: 0 };
    return [
      ...(max === undefined ? [] : [{ ...window, bound: 'max' as const, ratio: max }]),
      ...(min === undefined ? [] : [{ ...window, bound: 'min' as const, ratio: min }]),
    ];
  };
}

/** True if the ratio lies within its bounds, widened by a relief. */
export function isWithinRatio({ excess, constraint }: PayoutRatio, relief: Relief | null): boolean {
  if (excess === 0 || isLifted(relief, payoutRatioBounds.name)) return true;
  return -constraint.slack <= moreRatio(relief, missedBound(constraint));
}

/** The bound that a ratio outside of them misses. */
export function missedBound({ value, min = -Infinity }: ConstraintValue): 'min' | 'max' {
  return value < min ? 'min' : 'max';
}

function widened(window: PlanWindow, relief: Relief | null): PlanWindow {
  const more = moreRatio(relief, window.bound);
  return more === 0 ? window : { ...window, ratio: window.ratio + (window.bound === 'max' ? more : -more) };
}

const LABEL = '52-week payout ratio';
const onePoint = 0.01;

export const payoutRatioBounds = {
  name: 'payoutRatio',
  unit: 'ratio',
  label: LABEL,
  meaning: 'prizes over sales in the 52 weeks that end with this draw',
  relief: { words: 'one more percentage point of payout ratio', of: () => ({ moreRatio: onePoint }) },
  restoring: {
    easing: 'moreRatio',
    words: (by, _, bound) => {
      const [what, way] = bound === 'min' ? ['a floor', 'lower'] : ['a cap', 'higher'];
      return `with ${what} of the ${LABEL} ${percentagePoints(by)} ${way}`;
    },
    measure: (_, { violations }) => {
      const missed = violations.find(({ name }) => name === 'payoutRatio');
      if (missed?.bound === undefined) return null;
      const { bound, amount } = missed;
      return { bound, of: (moreRatio) => ({ moreRatio, bound }), start: amount / 2 };
    },
  },
  windows: payoutWindows,
  // The calendar year has the same bounds in the config.
  eased: (windows, relief) =>
    windows
      .filter(({ constraint }) => !(constraint === 'payoutRatio' && isLifted(relief, constraint)))
      .map((window) => widened(window, relief)),
} as const satisfies Constraint;
