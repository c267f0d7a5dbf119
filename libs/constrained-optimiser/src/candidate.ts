import type { CountryConfig, IsoDate } from '@jackpot/config-schema';
import { objectiveOf, type ConstraintValue, type DrawMoney } from '@jackpot/decision';
import type { TicketDistribution } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import { type Cash, cashLimit, cashQuantile, cashRule } from './cash-safety-net.ts';
import { drawFilters } from './constraints.ts';
import { drawMoney } from './draw-money.ts';
import { jackpotBounds, type JackpotBounds } from './jackpot-bounds.ts';
import { lossDistribution, type LossDistribution } from './loss-distribution.ts';
import { payoutRatio, type PayoutRatio, payoutWindow, type PayoutWindow } from './payout-ratio.ts';

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
  readonly drawDate: IsoDate;
  /** The distribution of tickets sold in a draw, were this jackpot announced for it. */
  readonly forecast: (draw: AnnouncedDraw) => TicketDistribution;
  readonly cash: Cash;
}

/** What is the same for every jackpot of one decision. */
export interface DecisionContext extends DecisionInput {
  readonly window: PayoutWindow;
  readonly bounds: JackpotBounds;
  /** The filters of forecast draws. */
  readonly filters: ReturnType<typeof drawFilters>;
  /** What the draw may lose, in the country's currency. */
  readonly limit: number;
}

/** One jackpot, evaluated. */
export interface Candidate {
  readonly jackpot: number;
  readonly tickets: TicketDistribution;
  readonly money: DrawMoney;
  /** Of the config's objective, in the country's currency. */
  readonly objectiveValue: number;
  readonly constraints: readonly ConstraintValue[];
  /** P(loss > limit), whichever reading of cash the config asks for. */
  readonly breachProbability: number;
  /** Of the window that ends with this draw. */
  readonly payout: PayoutRatio;
  /** True where the loss quantile is larger than `amount`: one evaluation, kept, where the quantile is a search. */
  readonly lossCanExceed: (amount: number) => boolean;
  /** The loss at the cash rule's probability, in the country's currency. Computed when asked for: it is a search. */
  readonly lossQuantile: () => number;
}

export function decisionContext(given: DecisionInput): DecisionContext {
  const { config, drawDate, cash } = given;
  const input = { ...given, history: given.history.filter((row) => row.drawDate < drawDate) };
  return {
    ...input,
    window: payoutWindow(config, input.history, drawDate),
    bounds: jackpotBounds(input),
    filters: drawFilters(input, null),
    limit: cashLimit(config, cash),
  };
}

export function evaluateCandidate(context: DecisionContext, jackpot: number): Candidate {
  const { config, window, bounds, filters, limit, drawDate } = context;
  const tickets = context.forecast({ drawDate, jackpot });
  const draw = { config, jackpot, tickets };
  const money = drawMoney(draw);
  const loss = remembering(lossDistribution(draw));
  const payout = payoutRatio(config, window, money);
  const { exceedance, probability } = cashRule(config);
  let quantile: number | null = null;
  return {
    jackpot,
    tickets,
    money,
    objectiveValue: objectiveOf(config, money),
    constraints: [
      payout.constraint,
      ...filters.map(({ filter }) => filter.value({ ...draw, loss })),
      ...bounds.values(jackpot),
    ],
    breachProbability: loss.exceedance(limit),
    payout,
    lossCanExceed: (amount) => exceedance(loss)(amount) > probability,
    lossQuantile: () => (quantile ??= cashQuantile(config, loss, jackpot + money.expectedSales)),
  };
}

/** The same distribution, which evaluates no amount twice: one evaluation is a convolution. */
function remembering({ exceedance, exceedanceGivenWon }: LossDistribution): LossDistribution {
  return { exceedance: remembered(exceedance), exceedanceGivenWon: remembered(exceedanceGivenWon) };
}

function remembered(probabilityAt: (amount: number) => number): (amount: number) => number {
  const known = new Map<number, number>();
  return (amount) => {
    const probability = known.get(amount) ?? probabilityAt(amount);
    known.set(amount, probability);
    return probability;
  };
}

/** The step past the grid's end, where the choice is that end: so far must the grid be lifted to see whether it binds. */
export function candidatesPastGrid(context: DecisionContext, chosen: number): Candidate[] {
  const { min, max, step } = context.config.jackpot;
  const past: number[] = [];
  if (chosen === min && min > step) past.push(min - step);
  if (chosen === max) past.push(max + step);
  return past.map((jackpot) => evaluateCandidate(context, jackpot));
}
