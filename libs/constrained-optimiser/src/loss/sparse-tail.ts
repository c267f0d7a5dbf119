import type { TicketDistribution } from '@jackpot/forecast-model';
import type { Draw } from '../draw/draw-money.ts';
import { type LossDistribution, lossDistribution } from './loss-distribution.ts';

/** One point of so many is taken. */
const every = 16;
/** Two estimates lie on either side of the whole sum, near the middle: so many times their distance is far more than enough. */
const distances = 10;
/** Beside the estimate itself, where both happen to agree. */
const leastDoubt = 1e-3;
/** Of weight and mean, relative: few points of a smooth forecast differ by less from all. */
const smoothWeight = 1e-6;
const smoothMean = 1e-3;

/** Bounds of a probability that a few points of the forecast tell. */
interface TailRange {
  readonly low: number;
  readonly high: number;
}

/**
 * A probability of the loss, from an eighth of the forecast's points; null where they cannot stand for all. They are evenly
 * spaced in a smooth weight, so that every sixteenth of them makes a trapezoidal rule, and those halfway between make another,
 * whose error is the opposite of the first one's but for what the next finer rule has (Trefethen & Weideman 2014, "The
 * exponentially convergent trapezoidal rule"): so their distance tells both errors. Far from what a probability is compared
 * with, the whole sum has nothing to add.
 */
export function sparseTail(draw: Draw, tailOf: (loss: LossDistribution) => number): TailRange | null {
  if (!isInverted(draw)) return null;
  const tails = [0, every / 2].map((from) => {
    const tickets = thinned(draw.tickets, from);
    return tickets && tailOf(lossDistribution({ ...draw, tickets }));
  });
  const [one, other] = tails;
  if (one == null || other == null) return null;
  const doubt = distances * Math.abs(one - other) + leastDoubt * Math.max(one, other);
  const middle = (one + other) / 2;
  return { low: middle - doubt, high: middle + doubt };
}

/** True where winners are counted or the tail of fixed prizes is found by inversion, a thousand times as dear as a sum over the points. */
function isInverted({ config: { prizes } }: Draw): boolean {
  const { jackpot, secondary } = prizes;
  const isCounted = jackpot.win === 'odds' && (jackpot.paid === 'each' || jackpot.atMostEach !== undefined);
  return isCounted || Array.isArray(secondary);
}

/** Every sixteenth point, as likely together as all; null where their weight or their mean is another. */
function thinned(tickets: TicketDistribution, from: number): TicketDistribution | null {
  const points = tickets.points.filter((_, at) => at % every === from);
  const whole = momentsOf(tickets);
  const { weight, mean } = momentsOf({ points });
  if (Math.abs((weight * every) / whole.weight - 1) > smoothWeight) return null;
  if (Math.abs(mean / whole.mean - 1) > smoothMean) return null;
  return { ...tickets, points: points.map((point) => ({ ...point, probability: point.probability / weight })) };
}

function momentsOf({ points }: Pick<TicketDistribution, 'points'>): { readonly weight: number; readonly mean: number } {
  let [weight, sum] = [0, 0];
  for (const { tickets, probability } of points) {
    weight += probability;
    sum += probability * tickets;
  }
  return { weight, mean: sum / weight };
}
