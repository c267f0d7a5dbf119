import { type CountryConfig, rulesOn } from '@jackpot/config-schema';
import { drawMoney } from '@jackpot/constrained-optimiser/money';
import { exp } from '@jackpot/elementary-functions';
import { type ModelArtefact, structuralLogTickets } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import type { PublishedDraw, Worth } from './draw-outcome.ts';

/** The game and the model of today, to look back on draws with. */
export interface Today {
  readonly config: CountryConfig;
  readonly model: ModelArtefact;
}

/**
 * Worth of a recommendation by a model that has seen its draw: the tickets that were sold, moved from the announced jackpot
 * to another along the model's response. The draw's surprise, sold over expected, is so the same at every jackpot. Prizes are
 * those expected of so many tickets, by the rules of the draw's day.
 */
export function hindsight(
  { recommended, lastJackpot }: Pick<PublishedDraw, 'recommended' | 'lastJackpot'>,
  row: SalesRow,
  { config, model }: Today,
): Worth {
  const { drawDate, jackpotAnnounced, ticketsSold, ticketPrice, marketingSpend, event } = row;
  const rules = { ...config, ...rulesOn(config, drawDate), ticketPrice };
  const logTickets = (jackpot: number) =>
    structuralLogTickets({ drawDate, jackpot, marketingSpend, event }, model.fit, model.recipe);
  const revenue = (jackpot: number) => {
    const tickets = Math.round(ticketsSold * exp(logTickets(jackpot) - logTickets(jackpotAnnounced)));
    const points = [{ tickets, probability: 1 }];
    return drawMoney({ config: rules, jackpot, tickets: { points } }).expectedNetRevenue;
  };
  const best = revenue(recommended);
  return {
    overAnnounced: best - revenue(jackpotAnnounced),
    overLast: lastJackpot === null ? null : best - revenue(lastJackpot),
  };
}
