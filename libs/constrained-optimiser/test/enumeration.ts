/** One outcome of a lottery: winning tickets and its probability. */
export interface Outcome {
  readonly winners: number;
  readonly probability: number;
}

/**
 * Every outcome of a handful of units, one by one: each loses, or wins with 1 … `largestSize` tickets, geometrically.
 * Units are as many as the tickets need; each wins so often that a ticket wins at one in `oneIn`.
 */
export function enumerateOutcomes(tickets: number, oneIn: number, meanSize: number, largestSize = 60): Outcome[] {
  const units = Math.ceil(tickets / meanSize);
  const wins = tickets / oneIn / meanSize / units;
  const sizes = meanSize === 1 ? [1] : Array.from({ length: largestSize }, (_, at) => at + 1);
  const sizeProbability = (size: number): number =>
    meanSize === 1 ? 1 : (1 / meanSize) * (1 - 1 / meanSize) ** (size - 1);
  let outcomes: Outcome[] = [{ winners: 0, probability: 1 }];
  for (let unit = 0; unit < units; unit++) {
    outcomes = outcomes.flatMap(({ winners, probability }) => [
      { winners, probability: probability * (1 - wins) },
      ...sizes.map((size) => ({
        winners: winners + size,
        probability: probability * wins * sizeProbability(size),
      })),
    ]);
  }
  return outcomes;
}

export function expectation(outcomes: readonly Outcome[], of: (winners: number) => number): number {
  return outcomes.reduce((sum, { winners, probability }) => sum + probability * of(winners), 0);
}

/** The outcomes summed by their number of winners. */
export function byWinners(outcomes: readonly Outcome[]): Outcome[] {
  const sums = new Map<number, number>();
  for (const { winners, probability } of outcomes) sums.set(winners, (sums.get(winners) ?? 0) + probability);
  return [...sums].map(([winners, probability]) => ({ winners, probability }));
}
