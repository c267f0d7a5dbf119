import { type ConstraintValue, objectiveOf } from '@jackpot/decision';
import { configOn, type IsoDate } from '@jackpot/config-schema';
import type { DecisionInput } from './decision-input.ts';
import type { EvaluatedJackpot } from './evaluated-jackpot.ts';
import {
  cashLimit,
  cashQuantile,
  type CashRule,
  cashRule,
  keepsCash,
  sparselyExceeds,
} from './constraint/cash-safety-net.ts';
import { drawFilters } from './constraint/constraints.ts';
import { drawMoney } from './draw/draw-money.ts';
import { jackpotBounds, type JackpotBounds } from './constraint/jackpot-bounds.ts';
import { lossDistribution, type LossDistribution } from './loss/loss-distribution.ts';
import type { CarriedState } from './plan/carried-state.ts';
import { drawsUnwon, rulesAfter } from './constraint/rollover.ts';
import { pinnedJackpots } from './pinned-jackpots.ts';
import { payoutRatio, payoutWindow, type PayoutWindow } from './constraint/payout-ratio.ts';

/** Facts that are the same for every jackpot of one decision. */
export interface EvaluationContext extends DecisionInput {
  readonly pinned: ReadonlyMap<IsoDate, number>;
  /** Draws since the jackpot was won, where it is carried over. */
  readonly unwon: number;
  readonly window: PayoutWindow;
  readonly cashRule: CashRule;
  readonly bounds: JackpotBounds;
  /** The filters of forecast draws. */
  readonly filters: ReturnType<typeof drawFilters>;
  /** Largest loss of the draw, in the country's currency. */
  readonly limit: number;
  /** States that the plan is taken at, where something is carried over: `forecast` is along them. */
  readonly path: CarriedState | null;
}

export function evaluationContext(given: DecisionInput): EvaluationContext {
  const { config, drawDate, cash } = given;
  const input = { ...given, history: given.history.filter((row) => row.drawDate < drawDate) };
  return {
    ...input,
    pinned: pinnedJackpots(given),
    unwon: drawsUnwon(input),
    window: payoutWindow(input, drawDate),
    cashRule: cashRule(input),
    bounds: jackpotBounds(input),
    filters: drawFilters(input, null),
    limit: cashLimit(config, cash),
    path: null,
  };
}

/**
 * Evaluation of one jackpot of the draw.
 *
 * @param quick tells from a rough tail that the cash is kept, where that suffices: for callers that never ask for the probability
 */
export function evaluateCandidate(context: EvaluationContext, jackpot: number, quick = false): EvaluatedJackpot {
  const { config, bounds, filters, limit, drawDate, unwon } = context;
  const tickets = context.forecast({ drawDate, jackpot });
  const draw = { config: rulesAfter(configOn(config, drawDate), unwon), jackpot, tickets };
  const money = drawMoney(draw);
  const loss = remembering(lossDistribution(draw));
  const payout = payoutRatio(context, money);
  const { exceedance, probability } = context.cashRule;
  let quantile: number | null = null;
  let constraints: readonly ConstraintValue[] | null = null;
  return {
    jackpot,
    tickets,
    money,
    objectiveValue: objectiveOf(config, money),
    get constraints() {
      return (constraints ??= [
        payout.constraint,
        ...filters.map(({ filter }) => filter.value({ ...draw, loss })),
        ...bounds.values(jackpot),
      ]);
    },
    get breachProbability() {
      return loss.exceedance(limit);
    },
    payout,
    keepsCash: () => {
      const exceeds = quick ? sparselyExceeds(context.cashRule, draw, limit) : null;
      return exceeds === null ? keepsCash(context.cashRule, loss, limit) : !exceeds;
    },
    lossCanExceed: (amount) =>
      sparselyExceeds(context.cashRule, draw, amount) ?? exceedance(loss)(amount) > probability,
    lossQuantile: () => (quantile ??= cashQuantile(context.cashRule, loss, jackpot + money.expectedSales)),
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
