import type { TicketDistribution } from '@jackpot/forecast-model';
import type { TicketOutlook } from '@jackpot/simulator';

/** Normal scores ±5 in steps of 0.1: a trapezoidal rule for a normal weight errs by less than 1e-12 on smooth functions. */
const SCORE_STEP = 0.1;
const HALF_POINTS = 50;
const scores = Array.from({ length: 2 * HALF_POINTS + 1 }, (_, i) => (i - HALF_POINTS) * SCORE_STEP);
const densities = scores.map((score) => Math.exp(-(score ** 2) / 2));
const densitySum = densities.reduce((sum, density) => sum + density, 0);
/** Normal score of the 95 % quantile. */
const SCORE_95 = 1.6448536269514722;

/** The truth in the form of a forecast, so that the product's own arithmetic can be applied to it. */
export function trueTickets({ meanLog, sdLog }: TicketOutlook): TicketDistribution {
  const points: { tickets: number; probability: number }[] = [];
  let mean = 0;
  for (const [i, score] of scores.entries()) {
    const tickets = Math.round(Math.exp(meanLog + sdLog * score));
    const probability = (densities[i] ?? 0) / densitySum;
    mean += probability * tickets;
    const last = points.at(-1);
    if (last?.tickets === tickets) last.probability += probability;
    else points.push({ tickets, probability });
  }
  return {
    points,
    mean,
    median: Math.exp(meanLog),
    interval90: [Math.exp(meanLog - SCORE_95 * sdLog), Math.exp(meanLog + SCORE_95 * sdLog)],
    extrapolated: false,
  };
}
