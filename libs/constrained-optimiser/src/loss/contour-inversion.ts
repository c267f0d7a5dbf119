import { cos, cosh, exp, sin, sinh } from '@jackpot/elementary-functions';
import { logDecay } from './compound-prize.ts';
import type { CostTransform, Cumulants } from './cost-transform.ts';

/** −log of what counts as nothing: 1.4e-11, far below any probability that a decision asks for. */
const impossible = 25;
const negligible = exp(-impossible);

const maxIterations = 100;
/** Of the tilted standard deviation: so near to the saddlepoint is near enough, any line being exact. */
const saddleTolerance = 0.05;
/** Lines nearer to the pole at 0 than so many inverse standard deviations need too fine a step. */
const leastTilt = 1;
/** Of the first node. Truncated points leave ripples, which a finer sum would follow for long, and in vain. */
const blurred = 1e-5;
const blurredFor = 2;
/** Of the terms' moduli: a sum this small is small because they cancel, and not because each of them is. */
const cancelled = 0.1;
/** A transform that has not decayed by then is cut off, which smooths the tail over a 10^5th of its range. */
const mostNodes = 131_072;

/** A line Re z = s, and the log of Chernoff's bound there. */
interface Line extends Cumulants {
  readonly s: number;
}

/**
 * P(cost > threshold), a sum over the forecast's points, for costs on a lattice of `step` and thresholds halfway between
 * its amounts. `total` is the sum of the points' weights.
 *
 * The inversion integral 1/(2πi) ∫ M(z) / (2 sinh(z step / 2)) step dz over one period of a vertical line through the
 * saddlepoint (Daniels 1987, "Tail probability approximations", sec. 6), by the trapezoidal rule, whose error falls
 * exponentially with the range 2π / h (Abate & Whitt 1992, "The Fourier-series method for inverting transforms").
 * Left of the pole at 0 it gives P(cost > threshold) − total.
 */
export function invertedTail(transform: CostTransform, step: number, total: number): number {
  const line = saddleLine(transform);
  if (line.value < -impossible) return line.s > 0 ? 0 : total;
  const nodes = 2 * Math.ceil(unaliasedRange(transform, line) / step / 2) + 1;
  const integral = (exp(line.value) * periodSum(transform, line, step, nodes)) / nodes;
  return Math.min(total, Math.max(0, line.s > 0 ? integral : total + integral));
}

/** Newton's method on a convex function, inside a bracket; ends early where the tail is found to be nothing. */
function saddleLine(transform: CostTransform): Line {
  const atZero = transform.cumulants(0);
  const direction = atZero.slope < 0 ? 1 : -1;
  let low = direction > 0 ? 0 : -Infinity;
  let high = direction > 0 ? transform.end : 0;
  let line: Line = { ...atZero, s: 0 };
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const newton = line.s - line.slope / line.curvature;
    const middle = low === -Infinity ? 2 * line.s : (low + high) / 2;
    const s = newton > low && newton < high ? newton : middle;
    line = { ...transform.cumulants(s), s };
    if (line.value < -impossible) return line;
    if (Math.abs(line.slope) <= saddleTolerance * Math.sqrt(line.curvature)) break;
    if (line.slope > 0) high = s;
    else low = s;
  }
  const least = leastTilt / Math.sqrt(line.curvature);
  return Math.abs(line.s) >= least ? line : { ...transform.cumulants(-least), s: -least };
}

/**
 * The range 2π / h at which the images that the trapezoidal rule adds are negligible beside Chernoff's bound: towards the
 * pole they fall as exp(−|s| range), away from it as the tilted tail, bounded by Chernoff again.
 */
function unaliasedRange(transform: CostTransform, line: Line): number {
  return Math.max((impossible - line.value) / Math.abs(line.s), tiltedRange(transform, line, Math.sign(line.s)));
}

const furthestTilt = 16;
const nearEnd = 0.95;

/** Reach of the distribution tilted by `line`, up (`side` 1) or down (−1) from the thresholds, but for e^−25 of it. */
export function tiltedRange(transform: CostTransform, line: Line, side: number): number {
  const bound = (by: number): number => (transform.cumulants(line.s + side * by).value - line.value + impossible) / by;
  const most = side > 0 ? nearEnd * (transform.end - line.s) : Infinity;
  let by = Math.min(most, furthestTilt / Math.sqrt(line.curvature));
  let range = bound(by);
  for (let halving = 0; halving < maxIterations; halving++) {
    by /= 2;
    const next = bound(by);
    if (next >= range) break;
    range = next;
  }
  return range;
}

/** Σ M(z) / (2 sinh(z step / 2)) over the `nodes` of one period, relative to M(s). */
function periodSum(transform: CostTransform, { s, value }: Line, step: number, nodes: number): number {
  const h = (2 * Math.PI) / (nodes * step);
  const sinhOfStep = sinh((s * step) / 2);
  const coshOfStep = cosh((s * step) / 2);
  const first = 1 / Math.abs(2 * sinhOfStep);
  let sum = 1 / (2 * sinhOfStep);
  let lastLoud = 0;
  for (let node = 1, evaluated = 0; node <= (nodes - 1) / 2 && evaluated < mostNodes; evaluated++) {
    const t = node * h;
    const { re, im, modulus } = transform.at(s, t, value);
    const kernelRe = 2 * sinhOfStep * cos((t * step) / 2);
    const kernelIm = 2 * coshOfStep * sin((t * step) / 2);
    const norm = kernelRe * kernelRe + kernelIm * kernelIm;
    sum += (2 * (re * kernelRe + im * kernelIm)) / norm;
    const scale = first * Math.sqrt(norm);
    const silent = modulus <= negligible * scale;
    const size = Math.hypot(re, im);
    if (size > blurred * scale) lastLoud = node;
    // The points' terms cancel, and have for as long as they did not: the spread of the forecast blurs all that is finer.
    else if (!silent && size < cancelled * modulus && node > blurredFor * lastLoud) break;
    node = silent ? afterSilence(transform, s, h, node) : node + 1;
  }
  return sum;
}

/** The next node at which no single prize's factor is negligible by itself: factors are periodic and even in t. */
function afterSilence(transform: CostTransform, s: number, h: number, node: number): number {
  let next = node + 1;
  for (const prize of transform.prizes) {
    const period = (2 * Math.PI) / (prize.prize * h);
    const phase = node % period;
    if (phase < period / 2 && logDecay(prize, s, node * h) < -impossible) {
      next = Math.max(next, Math.floor(node + period - 2 * phase));
    }
  }
  return next;
}
