import type { CountryConfig } from '@jackpot/config-schema';
import type { TicketDistribution } from '@jackpot/forecast-model';
import type { EvaluatedJackpot } from '../evaluated-jackpot.ts';
import { type Constraint, constraintValue } from './constraint.ts';
import type { Draw } from '../draw/draw-money.ts';
import { isCapped } from '../draw/expected-prizes.ts';

type Limit = NonNullable<NonNullable<CountryConfig['limits']>['largestPrize']>;

/** Default probability with which sales must be large enough for the prize. */
const usualConfidence = 0.99;
/** Of sums of probabilities. */
const rounding = 1e-12;

/** The largest number of tickets that is reached with at least `confidence`. */
function ticketsReached({ points }: TicketDistribution, confidence: number): number {
  let reached = 0;
  for (const { tickets, probability } of [...points].sort((a, b) => b.tickets - a.tickets)) {
    reached += probability;
    if (reached >= confidence - rounding) return tickets;
  }
  return 0;
}

/** The prize that the law allows, in the country's currency: a fixed amount or a share of the draw's sales, if that is more. */
function allowedPrize(limit: Limit, { config, tickets }: Draw): number {
  const { atMost, orShareOfSales = 0, confidence = usualConfidence } = limit;
  return Math.max(atMost, orShareOfSales * config.ticketPrice * ticketsReached(tickets, confidence));
}

/** The most that one ticket can win. */
function largestPrizeOf({ config, jackpot }: Draw): number {
  const { jackpot: prize, secondary } = config.prizes;
  const won = isCapped(prize, jackpot) ? prize.atMostEach : jackpot;
  return Math.max(won, ...(Array.isArray(secondary) ? secondary.map(({ prize }) => prize) : []));
}

function keepers(candidates: readonly EvaluatedJackpot[]): readonly EvaluatedJackpot[] {
  const slackOf = ({ constraints }: EvaluatedJackpot) =>
    constraints.find(({ name }) => name === largestPrize.name)?.slack ?? 0;
  const isKept = ({ constraints }: EvaluatedJackpot) =>
    constraints.every(({ name, satisfied }) => satisfied || name !== largestPrize.name);
  const kept = candidates.filter(isKept);
  const nearest = Math.max(...candidates.map(slackOf));
  return kept.length > 0 ? kept : candidates.filter((candidate) => slackOf(candidate) === nearest);
}

/**
 * A law's limit of a prize, such as that of a large society lottery in Great Britain: no ticket may win more than GBP 25,000 or,
 * if that is more, 10 % of the lottery's proceeds (Gambling Act 2005, section 99(4)). Sales are not known when the jackpot is
 * announced: so the prize must be allowed with the config's confidence.
 */
export const largestPrize = {
  name: 'largestPrize',
  unit: 'money',
  label: 'largest prize',
  meaning: 'the most that one ticket can win, against what the law allows at the sales to be counted on',
  relief: null,
  restoring: 'whole',
  filter: ({ config: { limits } }) => {
    const limit = limits?.largestPrize;
    if (limit === undefined) return null;
    const value = (draw: Draw) =>
      constraintValue('largestPrize', largestPrizeOf(draw), { max: allowedPrize(limit, draw) });
    return {
      value,
      allows: (draw) => value(draw).satisfied,
      admit: keepers,
    };
  },
} as const satisfies Constraint;
