import { recursionOf, type WinningUnits } from './winning-units.ts';

/** A prize on a lattice: every winning ticket costs `steps` lattice steps. */
export interface LatticePrize {
  readonly winning: WinningUnits;
  readonly steps: number;
}

interface Recursion {
  readonly steps: number;
  readonly tail: number;
  readonly shrink: number;
  readonly weight: number;
  readonly inner: Float64Array;
  readonly outer: Float64Array;
}

/** Where P(no winner) underflows, the recursion starts from e^−600 instead, and the result is scaled to sum to 1. */
const smallestStart = -600;
const largestMass = 1e250;

/**
 * Probabilities of the total cost 0, 1, … `length` − 1 steps of independent prizes, exactly.
 *
 * Panjer's recursion for a product of compound binomials: with A the product's generating function,
 * z A′ = A Σ steps · z G′/G, and each z G′/G is rational, so one step costs a few operations a prize.
 * `length` must hold all but a negligible part of the distribution where many winners are expected.
 */
export function latticeDistribution(prizes: readonly LatticePrize[], length: number): Float64Array {
  const mass = new Float64Array(length);
  const recursions = prizes.map(({ winning, steps }): Recursion => ({
    ...recursionOf(winning),
    steps,
    inner: new Float64Array(length),
    outer: new Float64Array(length),
  }));
  const logNone = prizes.reduce((sum, { winning }) => sum + winning.units * Math.log1p(-winning.probability), 0);
  mass[0] = Math.exp(Math.max(logNone, smallestStart));
  for (let at = 1; at < length; at++) {
    let sum = 0;
    for (const recursion of recursions) sum += recursion.steps * advance(recursion, mass, at);
    const next = Math.max(0, sum / at);
    mass[at] = next;
    if (next > largestMass) {
      for (const values of [mass, ...recursions.flatMap(({ inner, outer }) => [inner, outer])]) scale(values, 1 / next);
    }
  }
  if (logNone < smallestStart) scale(mass, 1 / mass.reduce((sum, value) => sum + value, 0));
  return mass;
}

function scale(values: Float64Array, factor: number): void {
  for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) * factor;
}

function advance({ steps, tail, shrink, weight, inner, outer }: Recursion, mass: Float64Array, at: number): number {
  const from = at - steps;
  if (from < 0) return 0;
  const next = shrink * (inner[from] ?? 0) + weight * (mass[from] ?? 0);
  inner[at] = next;
  return (outer[at] = tail * (outer[from] ?? 0) + next);
}

const commonStepTolerance = 1e-9;

/** The largest step that divides every amount (Euclid on floating-point numbers, relative to the largest). */
export function commonStep(amounts: readonly number[]): number {
  const tolerance = Math.max(...amounts) * commonStepTolerance;
  return amounts.reduce((step, amount) => greatestCommonDivisor(step, amount, tolerance), 0);
}

function greatestCommonDivisor(a: number, b: number, tolerance: number): number {
  let larger = Math.max(a, b);
  let smaller = Math.min(a, b);
  while (smaller > tolerance) {
    const remainder = larger % smaller;
    larger = smaller;
    smaller = smaller - remainder < tolerance ? 0 : remainder;
  }
  return larger;
}
