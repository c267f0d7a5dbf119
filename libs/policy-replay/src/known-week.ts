import { candidateJackpots, type CountryConfig, type IsoDate } from '@jackpot/config-schema';
import { type CashRule, type DrawOption, drawMoney, keepsCash } from '@jackpot/constrained-optimiser';
import { exp } from '@jackpot/elementary-functions';
import type { SimulatedDraw, TicketOutlook } from '@jackpot/simulator';
import { certainTickets } from './certain-tickets.ts';
import { trueDraw, trueLoss } from './true-draw.ts';

/** A week with hindsight. `objective` is in expectation; sales and prizes are as the payout ratio counts them. */
export interface KnownWeek {
  readonly drawDate: IsoDate;
  /** Draw that was announced. */
  readonly held: DrawOption;
  /** Possible draws, one a jackpot, the announced jackpot's among them. */
  readonly options: readonly DrawOption[];
}

type Outlook = (jackpot: number) => TicketOutlook;

/**
 * The jackpots of the grid that keep the cash constraint under the truth, week after week, and at least the lowest. A larger
 * one loses more, and neighbouring weeks are alike: so each search begins where the last one ended.
 */
export function cashAllows(
  config: CountryConfig,
  rule: CashRule,
  limit: number,
): (outlook: Outlook) => readonly number[] {
  const jackpots = candidateJackpots(config);
  let count = jackpots.length;
  return (outlook) => {
    const isSafe = (at: number) => {
      const jackpot = jackpots[at] ?? NaN;
      return keepsCash(rule, trueLoss(config, jackpot, outlook(jackpot)), limit);
    };
    while (count > 1 && !isSafe(count - 1)) count -= 1;
    while (count < jackpots.length && isSafe(count)) count += 1;
    return jackpots.slice(0, count);
  };
}

/** The week of a draw that was held: the luck in its tickets would have been the same at any other jackpot. */
export function knownWeek(
  config: CountryConfig,
  outlooks: ReadonlyMap<number, TicketOutlook>,
  { drawDate, jackpotAnnounced, ticketsSold }: SimulatedDraw,
): KnownWeek {
  const announced = outlooks.get(jackpotAnnounced);
  if (announced === undefined) throw new RangeError(`${drawDate}: no outlook at ${jackpotAnnounced}`);
  const optionAt = (jackpot: number, outlook: TicketOutlook): DrawOption => {
    const tickets = Math.round(ticketsSold * exp(outlook.meanLog - announced.meanLog));
    const counted = drawMoney({ config, jackpot, tickets: certainTickets(tickets) });
    return { ...counted, jackpot, objective: trueDraw(config, jackpot, outlook).objective };
  };
  return {
    drawDate,
    held: optionAt(jackpotAnnounced, announced),
    options: Array.from(outlooks, ([jackpot, outlook]) => optionAt(jackpot, outlook)),
  };
}
