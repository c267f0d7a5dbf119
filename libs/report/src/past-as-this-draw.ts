import { drawsAhead, rulesOn } from '@jackpot/config-schema';
import { exp } from '@jackpot/elementary-functions';
import { locationScale, pastSurprises, stateOf } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import type { Today } from '@jackpot/track-record';
import type { DrawPoint } from './evidence.ts';

/** Past draws that a chart of the response shows. */
export const PAST_DRAWS = 104;

/** The last draws that a model was fitted to, each as if it were the draw of `drawDate`: that one's forecast at its jackpot, and its own surprise. */
export function pastAsThisDraw(
  sales: readonly SalesRow[],
  drawDate: string,
  { config, model }: Today,
): readonly DrawPoint[] {
  const { fit, recipe } = model;
  const price = rulesOn(config, drawDate).ticketPrice;
  const ahead = drawsAhead(config, fit.cutoff, drawDate);
  const held = sales.map(({ jackpotAnnounced: jackpot, ticketsSold: tickets, ...row }) => ({
    ...row,
    jackpot,
    tickets,
  }));
  return pastSurprises(held, PAST_DRAWS, model).map(({ draw: { jackpot }, surprise }) => {
    const { location } = locationScale({ drawDate, jackpot, marketingSpend: null }, fit, recipe, stateOf(fit), ahead);
    return { jackpot, sales: price * exp(location + surprise) };
  });
}
