import { configOn, drawsPerYear } from '@jackpot/config-schema';
import type { Decision, ResponseUncertainty } from '@jackpot/decision';
import { log } from '@jackpot/elementary-functions';
import {
  type ForecastModel,
  type TicketDistribution,
  elasticityAt,
  isStock,
  responseDraws,
  restsOnPrior,
} from '@jackpot/forecast-model';
import type { DecisionInput } from './decision-input.ts';
import { joiningUncertainty } from './joining-uncertainty.ts';
import { payoutRatioBounds } from './constraint/payout-ratio.ts';
import { rightElasticity, valueOfResponse } from './value-of-response.ts';

/** Of one draw, over responses drawn from the model's posterior; null where no jackpot keeps every constraint. */
export function responseUncertainty(
  decision: Decision,
  { config: ofGame, drawDate, forecast }: DecisionInput,
  model: ForecastModel,
): ResponseUncertainty | null {
  const jackpots = decision.candidates.filter(({ misses }) => misses.length === 0).map(({ jackpot }) => jackpot);
  if (jackpots.length === 0) return null;
  const config = configOn(ofGame, drawDate);
  if (isStock(model)) return joiningUncertainty(decision, config, model);
  const candidates = jackpots.map((jackpot) => ({ jackpot, tickets: forecast({ drawDate, jackpot }) }));
  // The decision's own jackpot comes last.
  const responses = responseDraws(model, [...jackpots, decision.jackpot]);
  const shifts = responses.map((shift) => ({ value: shift.at(-1) ?? 0, weight: 1 }));
  const price = priceOfRatio(decision, drawsPerYear(config, drawDate));
  const tickets = forecast({ drawDate, jackpot: decision.jackpot });
  const whole = logVariance(tickets);
  const { forecast: expected, possible } = elasticityAt(model, decision.jackpot);
  const at = (p: number) => possible[Math.round(p * (possible.length - 1))] ?? expected;
  return {
    ...valueOfResponse({ config, candidates, responses, price }),
    shareOfVariance: whole === 0 ? 0 : variance(shifts) / whole,
    elasticity: {
      right: rightElasticity({ config, price }, { jackpot: decision.jackpot, tickets }),
      forecast: expected,
      interval90: [at(0.05), at(0.95)],
      restsOnPrior: restsOnPrior(model),
      ...(model.fit.borrowed && { borrowedFrom: model.fit.borrowed.from }),
    },
  };
}

/** The shadow price of the ratio's nearer bound, as money earned by a unit of prizes. `draws`: in a year. */
function priceOfRatio(
  { constraints, plan }: Decision,
  draws: number,
): { readonly cap: number; readonly floor: number } {
  const ratio = constraints.find(({ name }) => name === payoutRatioBounds.name);
  const sales = plan.weeks.reduce((sum, { expectedSales }) => sum + expectedSales, 0) / plan.weeks.length;
  const price = (ratio?.shadowPrice ?? 0) / (payoutRatioBounds.relief.of().moreRatio * draws * sales);
  const { value = 0, min = -Infinity, max = Infinity } = ratio ?? {};
  return max - value <= value - min ? { cap: price, floor: 0 } : { cap: 0, floor: price };
}

function logVariance({ points }: TicketDistribution): number {
  return variance(
    points.map(({ tickets, probability }) => ({ value: log(Math.max(1, tickets)), weight: probability })),
  );
}

function variance(values: readonly { readonly value: number; readonly weight: number }[]): number {
  const mean = weightedMean(values);
  return weightedMean(values.map(({ value, weight }) => ({ value: (value - mean) ** 2, weight })));
}

function weightedMean(values: readonly { readonly value: number; readonly weight: number }[]): number {
  const total = values.reduce((sum, { weight }) => sum + weight, 0);
  return values.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
}
