import { cos } from '@jackpot/elementary-functions';

/** Moments of one group of parameters. */
export interface Moments {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.99;
const EPSILON = 1e-8;

/** Bounds of one fit's parameters, which repeat for the fits beside it. */
export interface Bounds {
  readonly lowest: readonly number[];
  readonly highest: readonly number[];
}

/** Cosine decay from the full rate to zero over a fixed number of steps (Loshchilov & Hutter, SGDR, 2017). */
export function cosineRate(rate: number, step: number, steps: number): number {
  return (rate * (1 + cos((Math.PI * step) / steps))) / 2;
}

/**
 * Adam (Kingma & Ba 2015) on one flat group of parameters, followed by a projection onto bounds. It acts on each element
 * alone, so that fits side by side in one batch take the steps that each would take by itself.
 */
export class Adam {
  readonly moments: Moments;
  private steps: number;
  private readonly bounds: Bounds;

  /** @param kept the moments after `steps` steps, where it goes on from there */
  constructor(parameters: number, bounds: Bounds, kept?: Moments & { readonly steps: number }) {
    this.bounds = bounds;
    this.steps = kept?.steps ?? 0;
    this.moments = {
      first: kept?.first ?? new Float64Array(parameters),
      second: kept?.second ?? new Float64Array(parameters),
    };
  }

  /** Moves `parameters` in place against `gradient`. */
  step(parameters: Float64Array, gradient: ArrayLike<number>, rate: number): void {
    const { first, second } = this.moments;
    const { lowest, highest } = this.bounds;
    this.steps += 1;
    const firstBias = 1 - FIRST_DECAY ** this.steps;
    const secondBias = 1 - SECOND_DECAY ** this.steps;
    for (let i = 0; i < parameters.length; i++) {
      const g = gradient[i] ?? NaN;
      const m = FIRST_DECAY * (first[i] ?? 0) + (1 - FIRST_DECAY) * g;
      const v = SECOND_DECAY * (second[i] ?? 0) + (1 - SECOND_DECAY) * g * g;
      first[i] = m;
      second[i] = v;
      const moved = (parameters[i] ?? NaN) - (rate * (m / firstBias)) / (Math.sqrt(v / secondBias) + EPSILON);
      const own = i % lowest.length;
      parameters[i] = Math.min(highest[own] ?? Infinity, Math.max(lowest[own] ?? -Infinity, moved));
    }
  }
}
