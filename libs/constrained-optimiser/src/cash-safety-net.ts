import type { CountryConfig } from '@jackpot/config-schema';
import type { ConstraintValue } from '@jackpot/decision';
import type { Cash } from './decision-input.ts';
import type { EvaluatedJackpot } from './evaluated-jackpot.ts';
import { type Constraint, constraintValue, missedConstraints, type RiskyDraw } from './constraint.ts';
import type { LossDistribution } from './loss-distribution.ts';
import { lossQuantile } from './loss-quantile.ts';
import { moreCash } from './relief.ts';

const drawsPerYear = 52;
const rounding = 1e-9;

/** What a country may lose in one draw, in its own currency: its share of the cash above the company's safety net. */
export function cashLimit({ constraints }: CountryConfig, { available, safetyNet, exchangeRate }: Cash): number {
  return (constraints.cash.share * Math.max(0, available - safetyNet)) / exchangeRate;
}

/** ε of one draw, so that 52 independent draws breach with the config's probability a year: 1 − (1 − ε_year)^(1/52). */
export function breachProbabilityPerDraw(breachProbabilityPerYear: number): number {
  return -Math.expm1(Math.log1p(-breachProbabilityPerYear) / drawsPerYear);
}

/**
 * How the config reads a loss: the probability with which it may exceed the limit, and of which distribution. A year's
 * probability of 0 means the worst case: the loss given that the jackpot is won, at `worstCaseQuantile`.
 */
export function cashRule({ constraints: { cash } }: CountryConfig): {
  readonly probability: number;
  readonly exceedance: (loss: LossDistribution) => (amount: number) => number;
} {
  return cash.breachProbabilityPerYear > 0
    ? { probability: breachProbabilityPerDraw(cash.breachProbabilityPerYear), exceedance: (loss) => loss.exceedance }
    : { probability: 1 - cash.worstCaseQuantile, exceedance: (loss) => loss.exceedanceGivenWon };
}

/**
 * P(loss > limit) ≤ ε. Value and bound are probabilities in both readings (for a worst case, given that the jackpot is
 * won), so that a published constraint does not tell the company's cash, which is a secret.
 */
function cashConstraint(config: CountryConfig, loss: LossDistribution, limit: number): ConstraintValue {
  const { probability, exceedance } = cashRule(config);
  return constraintValue('cash', exceedance(loss)(limit), { max: probability });
}

/** True where a draw's loss keeps the cash constraint, in the config's own reading. */
export function keepsCash(config: CountryConfig, loss: LossDistribution, limit: number): boolean {
  return cashConstraint(config, loss, limit).satisfied;
}

/** The amount that the loss exceeds with at most the rule's probability: the constraint, as money, whatever the cash. */
export function cashQuantile(config: CountryConfig, loss: LossDistribution, scale: number): number {
  const { probability, exceedance } = cashRule(config);
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
 * The candidates that satisfy cash, and those that `more` of it would let; where none does, those that violate it least. The
 * violation is measured as money, by the loss quantile, so its order does not depend on how much cash there is.
 */
function admittedByCash(
  candidates: readonly EvaluatedJackpot[],
  limit: number,
  more: number,
): readonly EvaluatedJackpot[] {
  const safe = candidates.filter((candidate) => !missedConstraints(candidate).includes('cash'));
  if (more > 0) return [...safe, ...safeWith(limit + more, candidates, safe)];
  return safe.length > 0 ? safe : leastCashViolation(candidates, limit);
}

/** What a higher limit adds, were larger jackpots to lose more: the search ends with the first that it does not. */
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

export const cashSafetyNet = {
  name: 'cash',
  unit: 'probability',
  label: 'cash safety net',
  meaning: 'probability that this draw’s prizes exceed its cash in and the country’s share of the company’s spare cash',
  relief: {
    words: "one more million of the company's cash",
    of: ({ config, cash }) => ({ moreCash: (config.constraints.cash.share * oneMillion) / cash.exchangeRate }),
  },
  filter: ({ config, cash }, relief) => {
    const [limit, more] = [cashLimit(config, cash), moreCash(relief)];
    return {
      value: ({ loss }: RiskyDraw) => cashConstraint(config, loss, limit + more),
      admit: (candidates) => admittedByCash(candidates, limit, more),
    };
  },
} as const satisfies Constraint;
