import { atan2, cos, sin } from '@jackpot/elementary-functions';
import { normalQuantile } from '@jackpot/forecast-model';
import { type Matrix, choleskyFactor } from './cholesky.ts';

/** A fixed seed: equal data give equal draws. */
const SEED = 20_261_130;
const BURN_IN = 32;
/** Largest number of wall hits; a path ends there. */
const MOST_BOUNCES = 500;
const HALF_TURN = Math.PI / 2;
/** A wall that was just met is not met again at once. */
const LEAST_TIME = 1e-9;

/** Uniform numbers in (0, 1): mulberry32 (Ettinger 2017). */
function uniformNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** A wall row · z + offset ≥ 0 in the coordinates in which the normal is standard. */
interface Wall {
  readonly row: readonly number[];
  readonly offset: number;
}

/** Time at which a path z cos t + v sin t first meets a wall on its way out; null where it meets none by `until`. */
function firstMeeting(z: readonly number[], v: readonly number[], walls: readonly Wall[], until: number) {
  let first: { time: number; wall: Wall } | null = null;
  for (const wall of walls) {
    const [a, b] = [dot(wall.row, z), dot(wall.row, v)];
    const reach = Math.hypot(a, b);
    if (reach <= Math.abs(wall.offset)) continue;
    const time = atan2(b, a) + Math.acos(-wall.offset / reach);
    const turned = ((time % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
    if (turned > LEAST_TIME && turned < (first?.time ?? until)) first = { time: turned, wall };
  }
  return first;
}

/** One quarter turn from z with velocity v, reflected at walls. */
function travelled(start: readonly number[], velocity: readonly number[], walls: readonly Wall[]): number[] {
  let [z, v] = [[...start], [...velocity]];
  let left = HALF_TURN;
  for (let bounce = 0; bounce <= MOST_BOUNCES; bounce++) {
    const met = firstMeeting(z, v, walls, left);
    const time = met?.time ?? left;
    const [c, s] = [cos(time), sin(time)];
    const at = z.map((x, i) => x * c + (v[i] ?? 0) * s);
    v = v.map((x, i) => x * c - (z[i] ?? 0) * s);
    z = at;
    if (met === null) break;
    left -= time;
    const { row } = met.wall;
    const into = (2 * dot(row, v)) / dot(row, row);
    v = v.map((x, i) => x - into * (row[i] ?? 0));
  }
  return z;
}

/**
 * Draws from a normal whose values are held non-negative, by exact Hamiltonian Monte Carlo (Pakman & Paninski 2014).
 * @param precision of the normal without the bounds; `mean` its mean
 * @param nonNegative false draws without bounds
 * @param start a value within the bounds
 */
export function truncatedNormalDraws(
  { mean, precision }: { readonly mean: readonly number[]; readonly precision: Matrix },
  nonNegative: boolean,
  start: readonly number[],
  draws: number,
): number[][] {
  // x = mean + L′⁻¹ z for precision L L′.
  const factor = choleskyFactor(precision);
  const unit = mean.map((_, i) => mean.map((__, j) => Number(i === j)));
  const columns = unit.map((e) => solveTransposed(factor, e));
  const rows = mean.map((_, i) => columns.map((column) => column[i] ?? 0));
  const walls = nonNegative ? rows.map((row, i) => ({ row, offset: mean[i] ?? 0 })) : [];
  const distance = start.map((x, i) => x - (mean[i] ?? 0));
  let z = mean.map((_, i) => factor.reduce((sum, line, k) => sum + (line[i] ?? 0) * (distance[k] ?? 0), 0));
  const uniform = uniformNumbers(SEED);
  const found: number[][] = [];
  for (let draw = -BURN_IN; draw < draws; draw++) {
    z = travelled(
      z,
      z.map(() => normalQuantile(uniform())),
      walls,
    );
    const at = rows.map((row, i) => (mean[i] ?? 0) + dot(row, z));
    if (draw >= 0) found.push(nonNegative ? at.map((x) => Math.max(0, x)) : at);
  }
  return found;
}

/** Solves L′x = b. */
function solveTransposed(factor: Matrix, b: readonly number[]): number[] {
  const x = [...b];
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i] = (x[i] ?? 0) - (factor[k]?.[i] ?? 0) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / (factor[i]?.[i] ?? NaN);
  }
  return x;
}
