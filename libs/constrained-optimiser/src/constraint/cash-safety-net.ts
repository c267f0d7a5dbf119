import { type CountryConfig, drawsPerYear } from '@jackpot/config-schema';
import type { ConstraintValue } from '@jackpot/decision';
import { expm1, log1p } from '@jackpot/elementary-functions';
import type { EvaluationContext } from '../evaluate-candidate.ts';
import type { Cash, DecisionInput } from '../decision-input.ts';
import type { EvaluatedJackpot } from '../evaluated-jackpot.ts';
import type { Rule } from '../rule.ts';
import { type Constraint, constraintValue, type RestoringMeasure, type RiskyDraw } from './constraint.ts';
import type { Draw } from '../draw/draw-money.ts';
import { lossDistribution, type LossDistribution } from '../loss/loss-distribution.ts';
import { lossQuantile } from '../loss/loss-quantile.ts';
import { sparseTail } from '../loss/sparse-tail.ts';
import { moreCash } from './relief.ts';
import { someMoney } from './amounts.ts';

const rounding = 1e-9;

/** Largest loss of a country in one draw, in its own currency: its share of the cash above the company's safety net. */
export function cashLimit({ constraints }: CountryConfig, { available, safetyNet, exchangeRate }: Cash): number {
  return (constraints.cash.share * Math.max(0, available - safetyNet)) / exchangeRate;
}

/** ε of one draw, so that a year's independent draws breach with the config's probability: 1 − (1 − ε_year)^(1/draws). */
export function breachProbabilityPerDraw(breachProbabilityPerYear: number, draws: number): number {
  return -expm1(log1p(-breachProbabilityPerYear) / draws);
}

/** Reading of a loss: the probability with which it may exceed the limit, and of which distribution. */
export interface CashRule {
  readonly probability: number;
  readonly exceedance: (loss: LossDistribution) => (amount: number) => number;
}

/**
 * The config's reading of a loss, for the draws of the year that begins with the one on `drawDate`. A year's probability of
 * 0 means the worst case: the loss given that the jackpot is won, at `worstCaseQuantile`.
 */
export function cashRule({ config, drawDate }: Pick<DecisionInput, 'config' | 'drawDate'>): CashRule {
  const { breachProbabilityPerYear, worstCaseQuantile } = config.constraints.cash;
  if (breachProbabilityPerYear === 0)
    return { probability: 1 - worstCaseQuantile, exceedance: (loss) => loss.exceedanceGivenWon };
  const probability = breachProbabilityPerDraw(breachProbabilityPerYear, drawsPerYear(config, drawDate));
  return { probability, exceedance: (loss) => loss.exceedance };
}

/**
 * P(loss > limit) ≤ ε. Value and bound are probabilities in both readings (for a worst case, given that the jackpot is
 * won), so that a published constraint does not tell the company's cash, which is a secret.
 */
function cashConstraint({ probability, exceedance }: CashRule, loss: LossDistribution, limit: number): ConstraintValue {
  return constraintValue(cashSafetyNet.name, exceedance(loss)(limit), { max: probability });
}

/** True where a draw's loss keeps the cash constraint, in the config's own reading. */
export function keepsCash(rule: CashRule, loss: LossDistribution, limit: number): boolean {
  return cashConstraint(rule, loss, limit).satisfied;
}

/** Tells from a few points of the forecast whether the loss may exceed `amount`; null where they cannot tell. */
export function sparselyExceeds({ probability, exceedance }: CashRule, draw: Draw, amount: number): boolean | null {
  const tail = sparseTail(draw, (loss) => exceedance(loss)(amount));
  if (tail === null || (tail.low <= probability && tail.high >= probability)) return null;
  return tail.low > probability;
}

/** The amount that the loss exceeds with at most the rule's probability: the constraint, as money, whatever the cash. */
export function cashQuantile({ probability, exceedance }: CashRule, loss: LossDistribution, scale: number): number {
  return lossQuantile(exceedance(loss), probability, scale);
}

/** True where a loss quantile, as an earlier decision recorded it, still fits the limit. */
export function fitsCashLimit(quantile: number, limit: number): boolean {
  return quantile <= limit + rounding * Math.max(Math.abs(quantile), limit);
}

const oneMillion = 1e6;
/** Losses nearer than this to the least, relative to it, violate cash equally. */
const equalLoss = 1e-9;

/**
 * The candidates that satisfy cash, `more` of it added; if none does, those that violate it least. The
 * violation is measured as money, by the loss quantile, so its order does not depend on how much cash there is.
 */
function admittedByCash(
  candidates: readonly EvaluatedJackpot[],
  limit: number,
  more: number,
): readonly EvaluatedJackpot[] {
  const safe = candidates.filter((candidate) => candidate.keepsCash());
  if (more > 0) return [...safe, ...safeWith(limit + more, candidates, safe)];
  return safe.length > 0 ? safe : leastCashViolation(candidates, limit);
}

/** Jackpots that a higher limit adds, if larger ones lose more: the search ends with the first that it does not. */
function safeWith(
  limit: number,
  bounded: readonly EvaluatedJackpot[],
  safe: readonly EvaluatedJackpot[],
): readonly EvaluatedJackpot[] {
  const others = bounded.filter((candidate) => !safe.includes(candidate));
  const end = others.findIndex((candidate) => candidate.lossCanExceed(limit));
  return end < 0 ? others : others.slice(0, end);
}

function leastCashViolation(candidates: readonly EvaluatedJackpot[], limit: number): readonly EvaluatedJackpot[] {
  const least = candidates.reduce(
    (smallest, candidate) => (candidate.lossCanExceed(smallest) ? smallest : candidate.lossQuantile()),
    Infinity,
  );
  const atMost = least + equalLoss * Math.max(Math.abs(least), limit);
  return candidates.filter((candidate) => !candidate.lossCanExceed(atMost));
}

/** More of the company's cash, in the country's currency: of it the country has its share, once the safety net is full. */
function moreCompanyCash({ config, cash, limit }: EvaluationContext, { candidate }: Rule): RestoringMeasure {
  const { share } = config.constraints.cash;
  const spare = (cash.available - cash.safetyNet) / cash.exchangeRate;
  const needed = Math.max(limit * (1 + 1 / 16), candidate.lossQuantile());
  return {
    of: (amount) => ({ moreCash: Math.max(0, share * (spare + amount) - limit) }),
    start: needed / share - spare,
  };
}

export const cashSafetyNet = {
  name: 'cash',
  unit: 'probability',
  label: 'cash safety net',
  meaning: 'probability that this draw’s prizes exceed its cash in and the country’s share of the company’s spare cash',
  relief: {
    words: "one more million of the company's cash",
    of: ({ config, cash }) => ({ moreCash: (config.constraints.cash.share * oneMillion) / cash.exchangeRate }),
  },
  restoring: {
    easing: 'moreCash',
    words: (by, currency) => `with ${someMoney(by, currency)} more of the company’s cash`,
    measure: moreCompanyCash,
  },
  filter: (input, relief) => {
    const [limit, more] = [cashLimit(input.config, input.cash), moreCash(relief)];
    const rule = cashRule(input);
    return {
      value: ({ loss }: RiskyDraw) => cashConstraint(rule, loss, limit + more),
      allows: (draw) => {
        const exceeds = sparselyExceeds(rule, draw, limit + more);
        return exceeds === null ? keepsCash(rule, lossDistribution(draw), limit + more) : !exceeds;
      },
      admit: (candidates) => admittedByCash(candidates, limit, more),
    };
  },
} as const satisfies Constraint;
