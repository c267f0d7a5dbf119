import type { ModelArtefact } from './artefact.ts';
import { responseSegments } from './jackpot-response.ts';
import { normalQuantile } from './normal-distribution.ts';

/** Square roots of primes, whose multiples fill the unit cube evenly (Richtmyer 1951): a draw of any seed, without one. */
function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

/**
 * The responses that the model holds possible: draws of its slopes from their posterior (Laplace's approximation), in pairs
 * that mirror each other, a slope at or below zero held there where the model is monotone.
 * @returns a row a draw: by how much log tickets at each jackpot lie above the forecast; 0 at the median jackpot seen
 */
export function responseDraws(
  { fit }: ModelArtefact,
  jackpots: readonly number[],
  pairs: number,
): readonly (readonly number[])[] {
  const { root } = fit.uncertainty;
  const { response } = fit.scaling;
  const first = root.length - (response.knots.length + 1);
  const slopes = fit.weights.location.slice(first);
  const steps = primes(root.length).map(Math.sqrt);
  const segments = jackpots.map((jackpot) => responseSegments(Math.log(jackpot), response));
  return Array.from({ length: pairs }, (_, pair) =>
    steps.map((step) => normalQuantile(((pair + 0.5) * step) % 1)),
  ).flatMap((scores) =>
    [1, -1].map((sign) => {
      const changes = slopes.map((slope, i) => {
        const change = scores.reduce((sum, score, line) => sum + sign * score * (root[line]?.[first + i] ?? 0), 0);
        return fit.monotone ? Math.max(change, -slope) : change;
      });
      return segments.map((parts) => parts.reduce((sum, part, i) => sum + part * (changes[i] ?? 0), 0));
    }),
  );
}
