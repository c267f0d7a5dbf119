import type { CountryConfig } from '@jackpot/config-schema';
import { exampleConfig } from '@jackpot/fixtures';
import type { TicketDistribution } from '@jackpot/forecast-model';

export { salesRow } from '@jackpot/fixtures';

/** A game like England's, decided one week ahead, with whatever a test changes. */
export function lottery(changes: object = {}): CountryConfig {
  return exampleConfig({
    jackpot: { min: 5e6, max: 50e6, step: 250e3 },
    shares: { retailer: 0.02, duty: 0.03, goodCauses: 0.33 },
    fixedCost: 500e3,
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
