import { cos, exp, log, sin } from '@jackpot/elementary-functions';
import { addCumulants, addLogTransform, type CompoundPrize, largestArgument } from './compound-prize.ts';

const { max } = Math;

/** log E[exp(s Y)] of a mixture, and its first two derivatives: the mean and variance of Y tilted by s. */
export interface Cumulants {
  readonly value: number;
  readonly slope: number;
  readonly curvature: number;
}

/** A transform at one complex argument, and the sum of its terms' moduli, beside which it is small where they cancel. */
interface TransformValue {
  readonly re: number;
  readonly im: number;
  readonly modulus: number;
}

/** Terms of less than e^−30 of the sum are rounding. */
const negligibleTerm = -30;

/**
 * The transform Σ weight E[exp(z (cost − threshold))] over the points of a forecast, each with its own threshold: that of
 * by how much the prizes cost more than they may.
 */
export class CostTransform {
  readonly prizes: readonly CompoundPrize[];
  /** Arguments must have real parts below this. */
  readonly end: number;
  readonly #logWeights: Float64Array;
  readonly #thresholds: Float64Array;
  readonly #sums: readonly [Float64Array, Float64Array, Float64Array];

  constructor(prizes: readonly CompoundPrize[], weights: Float64Array, thresholds: Float64Array) {
    this.prizes = prizes;
    this.end = Math.min(...prizes.map(largestArgument));
    this.#logWeights = weights.map(log);
    this.#thresholds = thresholds;
    const empty = (): Float64Array => new Float64Array(weights.length);
    this.#sums = [empty(), empty(), empty()];
  }

  cumulants(s: number): Cumulants {
    const [value, slope, curvature] = this.#sums;
    slope.forEach((_, at) => {
      value[at] = (this.#logWeights[at] ?? 0) - s * (this.#thresholds[at] ?? 0);
      slope[at] = -(this.#thresholds[at] ?? 0);
    });
    curvature.fill(0);
    for (const prize of this.prizes) addCumulants(prize, s, this.#sums);
    const largest = value.reduce((most, logTerm) => max(most, logTerm), -Infinity);
    let [sum, first, second] = [0, 0, 0];
    value.forEach((logTerm, at) => {
      const term = exp(logTerm - largest);
      if (term === 0) return;
      sum += term;
      first += term * (slope[at] ?? 0);
      second += term * ((curvature[at] ?? 0) + (slope[at] ?? 0) ** 2);
    });
    const mean = first / sum;
    return { value: largest + log(sum), slope: mean, curvature: second / sum - mean * mean };
  }

  /** The transform at s + it, divided by exp(`logScale`). */
  at(s: number, t: number, logScale: number): TransformValue {
    const [logModulus, angle] = this.#sums;
    const logWeights = this.#logWeights;
    const thresholds = this.#thresholds;
    logModulus.fill(0);
    angle.fill(0);
    for (const prize of this.prizes) addLogTransform(prize, s, t, logModulus, angle);
    let re = 0;
    let im = 0;
    let modulus = 0;
    for (let at = 0; at < angle.length; at++) {
      const threshold = thresholds[at] ?? 0;
      const logTerm = (logModulus[at] ?? 0) + (logWeights[at] ?? 0) - s * threshold - logScale;
      if (!(logTerm > negligibleTerm)) continue;
      const term = exp(logTerm);
      const phase = (angle[at] ?? 0) - t * threshold;
      re += term * cos(phase);
      im += term * sin(phase);
      modulus += term;
    }
    return { re, im, modulus };
  }
}
