export type { AnnouncedDraw, Cash, DecisionInput } from './decision-input.ts';
export { chooseJackpot } from './choose-jackpot.ts';
export {
  breachProbabilityPerDraw,
  cashLimit,
  type CashRule,
  cashRule,
  keepsCash,
} from './constraint/cash-safety-net.ts';
export { cashDemand, type CashDemand, type DemandedJackpot } from './cash-shares/cash-demand.ts';
export { bestShares, type CashChoice, outcomeOf, type SharesOutcome } from './cash-shares/best-shares.ts';
export { jointBound, type RiskyChoice } from './cash-shares/joint-bound.ts';
export { decide, horizonValues } from './decide.ts';
export { cashIn, type Draw, drawMoney } from './draw/draw-money.ts';
export { type ExpectedDraw, expectedDraw } from './draw/expected-draw.ts';
export { drawnRules } from './constraint/rollover.ts';
export { holdsJackpot } from './held-jackpot.ts';
export { evaluateJackpots, type JackpotEvaluation } from './evaluate-jackpots.ts';
export { type LossDistribution, lossDistribution } from './loss/loss-distribution.ts';
export { lossQuantile } from './loss/loss-quantile.ts';
export { payoutWindow, type PayoutWindow, payoutWindows, ratioValue } from './constraint/payout-ratio.ts';
export { type CarriedDemand } from './carried-demand.ts';
export { PinnedJackpotError } from './pinned-jackpots.ts';
export { planBound } from './plan/plan-bound.ts';
export { beyondBound, type DrawOption, type PlanProblem, type PlanWindow, windowSums } from './plan/plan-problem.ts';
export { responseUncertainty } from './response-uncertainty.ts';
