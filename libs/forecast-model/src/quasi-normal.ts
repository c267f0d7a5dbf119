import { normalQuantile } from './normal-distribution.ts';

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

/**
 * Normal scores that fill the space evenly: multiples of the square roots of primes (Richtmyer 1951), a draw of any seed without one.
 * @returns a row a draw, a score a dimension
 */
export function quasiNormals(draws: number, dimensions: number): number[][] {
  const steps = primes(dimensions).map(Math.sqrt);
  return Array.from({ length: draws }, (_, draw) => steps.map((step) => normalQuantile(((draw + 0.5) * step) % 1)));
}
