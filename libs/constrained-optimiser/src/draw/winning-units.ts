import { exp, expm1, log1p } from '@jackpot/elementary-functions';

/**
 * Tickets that win or lose together: a postcode, or a single ticket where `meanSize` is 1.
 *
 * Of `units` units each wins with `probability`, independently; a winning unit holds a geometric number of tickets
 * (1, 2, …) with mean `meanSize`. So the winners of a prize are K = Σ sizes over W ~ Binomial(units, probability),
 * a compound binomial (Klugman, Panjer & Willmot, Loss Models, ch. 9).
 */
export interface WinningUnits {
  readonly units: number;
  readonly probability: number;
  readonly meanSize: number;
}

/** A prize of fixed size that each ticket wins at odds of one in `oneIn`. */
export interface FixedPrize {
  readonly oneIn: number;
  readonly prize: number;
  readonly ticketsPerWinningUnit: number;
}

/**
 * Units behind `tickets` tickets, each ticket winning at one in `oneIn`.
 *
 * The number of units is rounded up and the probability takes the remainder, so E[K] = tickets / oneIn exactly and the
 * probability never exceeds 1 / oneIn. With `meanSize` 1 and whole tickets, K ~ Binomial(tickets, 1 / oneIn).
 */
export function winningUnits(tickets: number, oneIn: number, meanSize: number): WinningUnits {
  const units = Math.max(1, Math.ceil(tickets / meanSize));
  return { units, probability: tickets / (oneIn * meanSize * units), meanSize };
}

export function unitsOfPrize(prize: FixedPrize, tickets: number): WinningUnits {
  return winningUnits(tickets, prize.oneIn, prize.ticketsPerWinningUnit);
}

/** P(K ≥ 1) = 1 − (1 − p)^U, without the cancellation that ruins it where p is 1e-8. */
export function probabilityOfAnyWinner({ units, probability }: WinningUnits): number {
  return -expm1(units * log1p(-probability));
}

/** Var(K) = U (p E[size²] − p² E[size]²), with E[size²] = m (2m − 1) for a geometric size of mean m. */
export function winnersVariance({ units, probability, meanSize }: WinningUnits): number {
  return units * probability * meanSize * (2 * meanSize - 1 - probability * meanSize);
}

/** E[W], which decides whether counts are few enough to be taken one by one. */
export function expectedWinningUnits({ units, probability }: WinningUnits): number {
  return units * probability;
}

/**
 * The coefficients of the recursion of K. Its generating function is ((1 − p − (q − p) z) / (1 − q z))^U with
 * q = 1 − 1/meanSize, so z G′/G = `weight` z / ((1 − `tail` z)(1 − `shrink` z)). In the regime of real lotteries
 * (q ≥ p) all three are positive, and the recursion adds only positive terms; with meanSize 1 it is the binomial's own.
 */
function recursionOf({ units, probability, meanSize }: WinningUnits): {
  readonly tail: number;
  readonly shrink: number;
  readonly weight: number;
} {
  const tail = 1 - 1 / meanSize;
  const lose = 1 - probability;
  return { tail, shrink: (tail - probability) / lose, weight: (units * probability) / meanSize / lose };
}

/** P(K = 0), P(K = 1), … without end; the caller stops. */
export function* winnerProbabilities(winning: WinningUnits): Generator<number, never> {
  const { tail, shrink, weight } = recursionOf(winning);
  let mass = exp(winning.units * log1p(-winning.probability));
  let inner = 0;
  let outer = 0;
  for (let winners = 1; ; winners++) {
    yield mass;
    inner = shrink * inner + weight * mass;
    outer = tail * outer + inner;
    mass = Math.max(0, outer / winners);
  }
}
