import type { TicketDistribution } from '@jackpot/forecast-model';

/** Tickets that are known: one point, no spread. */
export function certainTickets(tickets: number): TicketDistribution {
  return {
    points: [{ tickets, probability: 1 }],
    mean: tickets,
    median: tickets,
    interval90: [tickets, tickets],
    extrapolated: false,
  };
}
