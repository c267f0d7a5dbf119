import { type CountryConfig, type JackpotPrize, rulesOn, windowOpens } from '@jackpot/config-schema';
import { expm1 } from '@jackpot/elementary-functions';
import type { Finding } from './finding.ts';
import { medianOf } from './median.ts';
import type { SalesRow } from './sales-row.ts';

const WEEKS = 52;
/** No game's jackpots cost twice its sales all year: rules that say so are not those that were played. */
const MOST_OF_SALES = 2;

/** The rules of a jackpot that isn't paid as they say: in most draws of a year it would have cost far more than was sold. One slip is none. */
export function jackpotsBeyondSales(rows: readonly SalesRow[], config: CountryConfig): Finding[] {
  const last = rows.at(-1);
  if (last === undefined) return [];
  const year = rows.filter(({ drawDate }) => drawDate > windowOpens(last.drawDate, WEEKS));
  const ratios = year.map((row) => expectedJackpot(rulesOn(config, row.drawDate).prizes.jackpot, row) / row.grossSales);
  const times = medianOf(ratios) ?? 0;
  return times > MOST_OF_SALES ? [{ code: 'jackpots-beyond-sales', times, draws: year.length }] : [];
}

/** The jackpot's expected cost, tickets winning one by one: near enough to tell a wrong rule. */
function expectedJackpot(prize: JackpotPrize, { jackpotAnnounced, ticketsSold }: SalesRow): number {
  switch (prize.win) {
    case 'certain':
      return jackpotAnnounced;
    case 'probability':
      return prize.value * jackpotAnnounced;
    case 'odds': {
      const winners = ticketsSold / prize.oneIn;
      if (prize.paid === 'each') return jackpotAnnounced * winners;
      return Math.min(jackpotAnnounced * -expm1(-winners), (prize.atMostEach ?? Infinity) * winners);
    }
  }
}
