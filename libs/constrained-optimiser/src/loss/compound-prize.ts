import { atan2, cos, exp, expm1, log, log1p, sin } from '@jackpot/elementary-functions';
import { type FixedPrize, unitsOfPrize } from '../draw/winning-units.ts';

const { abs, hypot, min } = Math;

/**
 * A prize at each point of a forecast, by its generating function: the log of E[exp(z · cost)] is
 * U log(1 + p (g(z · prize) − 1)), with g that of a winning unit's geometric size.
 */
export interface CompoundPrize extends FixedPrize {
  readonly units: Float64Array;
  readonly probability: Float64Array;
  readonly fewestUnits: number;
}

export function compoundPrize(prize: FixedPrize, tickets: readonly number[]): CompoundPrize {
  const winning = tickets.map((sold) => unitsOfPrize(prize, sold));
  const units = Float64Array.from(winning, (at) => at.units);
  const probability = Float64Array.from(winning, (at) => at.probability);
  return { ...prize, units, probability, fewestUnits: min(...units) };
}

/** exp of more than this overflows. */
const largestExponent = 700;

/** End of the generating function: its pole, or where its exponential leaves floating-point numbers. */
export function largestArgument({ prize, ticketsPerWinningUnit: mean }: FixedPrize): number {
  return (mean > 1 ? min(-log1p(-1 / mean), largestExponent) : largestExponent) / prize;
}

/** Adds κ(s), κ′(s) and κ″(s), the log generating function of the prize's cost at each point and its derivatives. */
export function addCumulants(
  prize: CompoundPrize,
  s: number,
  to: readonly [Float64Array, Float64Array, Float64Array],
): void {
  const { prize: amount, ticketsPerWinningUnit: mean, units, probability } = prize;
  const [value, slope, curvature] = to;
  const growth = expm1(s * amount);
  const denominator = 1 - (mean - 1) * growth;
  const excess = (mean * growth) / denominator;
  const first = (mean * (growth + 1)) / (denominator * denominator);
  const second = first * (1 + (2 * (mean - 1) * (growth + 1)) / denominator);
  for (let at = 0; at < value.length; at++) {
    const [count, p] = [units[at] ?? 0, probability[at] ?? 0];
    const scale = p / (1 + p * excess);
    value[at] = (value[at] ?? 0) + count * log1p(p * excess);
    slope[at] = (slope[at] ?? 0) + count * amount * scale * first;
    curvature[at] = (curvature[at] ?? 0) + count * amount * amount * (scale * second - (scale * first) ** 2);
  }
}

/** Complex values that share one argument: log(1 + e / oneIn), and e / (1 + e / oneIn), with e = g − 1. */
interface UnitTransform {
  readonly logRe: number;
  readonly logIm: number;
  readonly ratioRe: number;
  readonly ratioIm: number;
}

function unitTransform({ prize, oneIn, ticketsPerWinningUnit: mean }: FixedPrize, s: number, t: number): UnitTransform {
  const halfSine = sin((t * prize) / 2);
  const growthRe = expm1(s * prize) * cos(t * prize) - 2 * halfSine * halfSine;
  const growthIm = exp(s * prize) * sin(t * prize);
  const [excessRe, excessIm] = divide(
    mean * growthRe,
    mean * growthIm,
    1 - (mean - 1) * growthRe,
    (1 - mean) * growthIm,
  );
  const [oneRe, oneIm] = [1 + excessRe / oneIn, excessIm / oneIn];
  const [ratioRe, ratioIm] = divide(excessRe, excessIm, oneRe, oneIm);
  return { logRe: log(hypot(oneRe, oneIm)), logIm: atan2(oneIm, oneRe), ratioRe, ratioIm };
}

function divide(aRe: number, aIm: number, bRe: number, bIm: number): [number, number] {
  const norm = bRe * bRe + bIm * bIm;
  return [(aRe * bRe + aIm * bIm) / norm, (aIm * bRe - aRe * bIm) / norm];
}

/** Up to here three terms of log(1 + v) are exact to rounding. */
const smallStep = 1e-4;

/**
 * Adds the log generating function at s + it of each point. Rounding units up leaves p a little below 1 / oneIn, so that
 * log(1 + p e) is the logarithm at 1 / oneIn, which all points share, and that of a number near 1.
 */
export function addLogTransform(prize: CompoundPrize, s: number, t: number, re: Float64Array, im: Float64Array): void {
  const { logRe, logIm, ratioRe, ratioIm } = unitTransform(prize, s, t);
  const { units, probability } = prize;
  const nominal = 1 / prize.oneIn;
  for (let at = 0; at < re.length; at++) {
    const count = units[at] ?? 0;
    const gap = (probability[at] ?? 0) - nominal;
    const x = gap * ratioRe;
    const y = gap * ratioIm;
    let stepRe: number;
    let stepIm: number;
    if (abs(x) + abs(y) < smallStep) {
      const squareRe = x * x - y * y;
      const squareIm = 2 * x * y;
      stepRe = x - squareRe / 2 + (squareRe * x - squareIm * y) / 3;
      stepIm = y - squareIm / 2 + (squareRe * y + squareIm * x) / 3;
    } else {
      stepRe = log(hypot(1 + x, y));
      stepIm = atan2(y, 1 + x);
    }
    re[at] = (re[at] ?? 0) + count * (logRe + stepRe);
    im[at] = (im[at] ?? 0) + count * (logIm + stepIm);
  }
}

/** log |E[exp((s + it) cost)] / E[exp(s cost)]| at the point of fewest units. It falls in t for half a period of 2π / prize. */
export function logDecay(prize: CompoundPrize, s: number, t: number): number {
  return prize.fewestUnits * (unitTransform(prize, s, t).logRe - unitTransform(prize, s, 0).logRe);
}
