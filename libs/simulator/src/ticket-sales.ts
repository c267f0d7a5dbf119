import type { IsoDate } from '@jackpot/config-schema';
import { exp, log } from '@jackpot/elementary-functions';
import { appealGain, type CarriedTruth, expectedJoiners, playersDeviation, playersKept } from './carried-demand.ts';
import { type Demand, expectedTickets, type Subscription } from './demand.ts';
import { plannedSpend } from './marketing.ts';
import { normal, type RandomSource } from './random-source.ts';

/** The true distribution of tickets before they are sold: log-normal, up to the rounding to whole tickets. */
export interface TicketOutlook {
  readonly meanLog: number;
  readonly sdLog: number;
}

interface AskedDraw {
  readonly date: IsoDate;
  readonly jackpot: number;
  readonly ahead: number;
  readonly state: number | undefined;
}

interface HeldDraw {
  readonly drawDate: IsoDate;
  readonly jackpot: number;
  readonly marketingSpend: number;
  /** Residual and noise of the week. */
  readonly shock: number;
}

/** Tickets of draws held one after the other, and the true distribution of the next draws'. */
interface TicketSales {
  readonly carried: (residual: number) => CarriedTruth | null;
  /** `shocks`: of the draw, given what is known now. */
  readonly outlook: (draw: AskedDraw, shocks: { readonly mean: number; readonly variance: number }) => TicketOutlook;
  readonly hold: (draw: HeldDraw, random: RandomSource) => { readonly expected: number; readonly tickets: number };
}

export function salesOf(demand: Demand): TicketSales {
  return demand.subscription === undefined ? drawSales(demand) : subscriptionSales(demand, demand.subscription);
}

/** Tickets bought draw by draw. */
function drawSales(demand: Demand): TicketSales {
  const { effect, keep } = demand.carryOver ?? { effect: 0, keep: 0 };
  let average = 0;
  return {
    carried: () =>
      demand.carryOver === undefined
        ? null
        : {
            delay: 1,
            start: average,
            arriving: [],
            keep: () => keep,
            gain: (_, jackpot) => appealGain(demand, keep, jackpot),
          },
    outlook({ date, jackpot, state = average }, { mean, variance }) {
      const expected = expectedTickets(demand, date, jackpot, plannedSpend(demand.marketing, date));
      return { meanLog: log(expected) + mean + effect * state, sdLog: Math.sqrt(variance) };
    },
    hold({ drawDate, jackpot, marketingSpend, shock }) {
      const expected = expectedTickets(demand, drawDate, jackpot, marketingSpend) * exp(effect * average);
      average = keep * average + appealGain(demand, keep, jackpot);
      return { expected, tickets: Math.round(expected * exp(shock)) };
    },
  };
}

/** Tickets of players who stay. They begin in balance, with as many on their way as leave. */
function subscriptionSales(demand: Demand, subscription: Subscription): TicketSales {
  const { leadDraws, attritionPerDraw, payments } = subscription;
  const { sd, autocorrelation } = demand.residual;
  let players = demand.tickets;
  const arriving = Array.from({ length: leadDraws }, () => attritionPerDraw * players);
  return {
    carried: (residual) => ({
      delay: leadDraws + 1,
      start: players,
      arriving: [...arriving],
      keep: (date) => playersKept(subscription, date),
      // The mean of e^shock given the residual: shocks have mean 1 before anything is known.
      gain: (date, jackpot, ahead) => {
        const kept = autocorrelation ** ahead;
        return expectedJoiners(demand, subscription, date, jackpot) * exp(kept * residual - (sd * kept) ** 2 / 2);
      },
    }),
    outlook({ ahead, state = players }) {
      const sdLog = playersDeviation(demand, subscription, ahead);
      return { meanLog: log(state) - sdLog ** 2 / 2, sdLog };
    },
    hold({ drawDate, jackpot, marketingSpend, shock }, random) {
      const expected = players;
      const tickets = Math.round(players * exp(payments * normal(random) - payments ** 2 / 2));
      arriving.push(expectedJoiners(demand, subscription, drawDate, jackpot, marketingSpend) * exp(shock));
      players = players * playersKept(subscription, drawDate) + (arriving.shift() ?? 0);
      return { expected, tickets };
    },
  };
}
