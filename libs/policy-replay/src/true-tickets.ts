import { exp } from '@jackpot/elementary-functions';
import type { TicketDistribution } from '@jackpot/forecast-model';
import type { TicketOutlook } from '@jackpot/simulator';

/**
 * Normal scores of the points, up to ±5: steps of 0.1 for a draw whose losses count, and of 0.5 where sums alone do. A
 * trapezoidal rule for a normal weight errs by less than 1e-12 on smooth functions with either.
 */
const FINE_STEP = 0.1;
const COARSE_STEP = 0.5;
const LAST_SCORE = 5;

interface ScoredPoint {
  readonly score: number;
  readonly probability: number;
}

function normalPoints(step: number): ScoredPoint[] {
  const half = LAST_SCORE / step;
  const scores = Array.from({ length: 2 * half + 1 }, (_, i) => (i - half) * step);
  const densities = scores.map((score) => exp(-(score ** 2) / 2));
  const sum = densities.reduce((total, density) => total + density, 0);
  return scores.map((score, i) => ({ score, probability: (densities[i] ?? 0) / sum }));
}

const finePoints = normalPoints(FINE_STEP);
const coarsePoints = normalPoints(COARSE_STEP);
/** Normal score of the 95 % quantile. */
const SCORE_95 = 1.6448536269514722;

/** The truth in the form of a forecast, so that the product's own arithmetic can be applied to it. */
export function trueTickets(
  { meanLog, sdLog }: TicketOutlook,
  { coarse = false }: { readonly coarse?: boolean } = {},
): TicketDistribution {
  const points: { tickets: number; probability: number }[] = [];
  let mean = 0;
  for (const { score, probability } of coarse ? coarsePoints : finePoints) {
    const tickets = Math.round(exp(meanLog + sdLog * score));
    mean += probability * tickets;
    const last = points.at(-1);
    if (last?.tickets === tickets) last.probability += probability;
    else points.push({ tickets, probability });
  }
  return {
    points,
    mean,
    median: exp(meanLog),
    interval90: [exp(meanLog - SCORE_95 * sdLog), exp(meanLog + SCORE_95 * sdLog)],
    extrapolated: false,
  };
}
