import { countryConfig, type CountryConfig } from '@jackpot/config-schema';
import type { TicketDistribution } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';

/** A game like England's, decided one week ahead, with whatever a test changes. */
export function lottery(changes: object = {}): CountryConfig {
  return countryConfig.parse({
    country: 'england',
    currency: 'GBP',
    timeZone: 'Europe/London',
    draw: { weekday: 'saturday' },
    ticketPrice: 2.5,
    jackpot: { min: 5e6, max: 50e6, step: 250e3 },
    prizes: {
      jackpot: { win: 'odds', oneIn: 45e6, paid: 'shared' },
      secondary: { shareOfSales: 0.25 },
    },
    shares: { retailer: 0.02, duty: 0.03, goodCauses: 0.33 },
    fixedCost: 500e3,
    constraints: { payoutRatio: { weeks: 52, max: 0.48 }, cash: { share: 0.4, breachProbabilityPerYear: 0.01 } },
    plan: { horizonWeeks: 1 },
    ...changes,
  });
}

export function ticketDistribution(
  points: readonly (readonly [tickets: number, probability: number])[],
): TicketDistribution {
  const quantile = (level: number): number => {
    let sum = 0;
    return (
      (points.find(([, probability]) => (sum += probability) >= level - 1e-12) ?? points[points.length - 1])?.[0] ?? 0
    );
  };
  return {
    points: points.map(([tickets, probability]) => ({ tickets, probability })),
    mean: points.reduce((sum, [tickets, probability]) => sum + tickets * probability, 0),
    median: quantile(0.5),
    interval90: [quantile(0.05), quantile(0.95)],
    extrapolated: false,
  };
}

/** Log-normal tickets on `count` points, equally spaced from −4 to 4 standard deviations. */
export function logNormalTickets(median: number, spread: number, count: number): TicketDistribution {
  const scores = Array.from({ length: count }, (_, at) => -4 + (8 * at) / (count - 1));
  const weights = scores.map((score) => Math.exp((-score * score) / 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return ticketDistribution(
    scores.map((score, at) => [Math.round(median * Math.exp(spread * score)), (weights[at] ?? 0) / total]),
  );
}

export function salesRow(row: Partial<SalesRow> & Pick<SalesRow, 'drawDate'>): SalesRow {
  const ticketsSold = row.ticketsSold ?? 4e6;
  const ticketPrice = row.ticketPrice ?? 2.5;
  return {
    line: 2,
    jackpotAnnounced: 10e6,
    ticketsSold,
    ticketPrice,
    grossSales: ticketsSold * ticketPrice,
    jackpotPaid: null,
    secondaryPrizesPaid: null,
    netRevenue: null,
    marketingSpend: null,
    ...row,
  };
}
