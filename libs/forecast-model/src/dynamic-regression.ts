import { exp, log } from '@jackpot/elementary-functions';
import type { DrawKind } from './draw-kind.ts';
import type { DynamicVariances } from './dynamic-variances.ts';
import type { FeatureGroup } from './features.ts';
import { fadedVolatility, MEAN_ABSOLUTE_NORMAL } from './memory.ts';

/** State that the past leaves: means of the weights and of the passing deviation, and their covariance, row by row. */
export interface DynamicState {
  readonly mean: readonly number[];
  /** Lower triangle with its diagonal. */
  readonly covariance: readonly (readonly number[])[];
  /** Log of how large surprises were of late. */
  readonly logVolatility: number;
}

/** Columns of the regression, and what is known of the series. */
export interface DynamicSetting {
  readonly variances: DynamicVariances;
  /** The group of each column of `featureRow`. */
  readonly groups: readonly FeatureGroup[];
  /** Priors of the columns of group `kind`, in their order. */
  readonly kinds: readonly DrawKind[];
  /** Log jackpots between which slopes bend, and the elasticity that they have before data speak. */
  readonly knots: readonly number[];
  readonly elasticity: { readonly mean: number; readonly deviation: number };
  readonly marketing: number;
  /** Slopes are never negative. */
  readonly monotone: boolean;
}

/** A draw as the regression sees it. */
export interface DynamicDraw {
  readonly row: readonly number[];
  /** Standard deviations of log jackpot above the reference; negative below it. */
  readonly jackpotScore: number;
}

/** Log tickets of a draw: where they are expected, and their standard deviation. */
export interface DynamicForecast {
  readonly location: number;
  readonly scale: number;
}

/** A surprise beyond this many scales teaches as much as one of this size. */
const CLIP = 3;
/** Deviation of the level before a draw was seen. */
const LEVEL_DEVIATION = 0.5;
const MONOTONE_ROUNDS = 4;
/** Rate at which the size of surprises is remembered, and the largest and least of them. */
const VOLATILITY_RATE = 0.1;
const LARGEST_SURPRISE = 6;
const LEAST_VOLATILITY = 0.1;

/** The variance of each weight before a draw was seen, slopes apart; harmonics halve with their order. */
function priorVariances({ groups, kinds, variances, marketing }: DynamicSetting): number[] {
  const seen: Partial<Record<FeatureGroup, number>> = {};
  return groups.map((group) => {
    const before = seen[group] ?? 0;
    seen[group] = before + 1;
    const order = 1 + Math.floor(before / 2);
    switch (group) {
      case 'level':
        return LEVEL_DEVIATION ** 2;
      case 'marketing':
        return marketing ** 2;
      case 'season':
        return variances.season ** 2 / order;
      case 'month':
        return variances.month ** 2 / order;
      case 'holiday':
        return variances.holiday ** 2;
      case 'kind':
        return (kinds[before]?.deviation ?? 0) ** 2;
      case 'tilt':
      case 'response':
        return 0;
    }
  });
}

/** Covariance of the slopes at two knots: one elasticity, then a Wiener process outwards from the middle knot. */
function slopeCovariance(i: number, j: number, { knots, variances, elasticity }: DynamicSetting): number {
  const middle = (knots.length - 1) >> 1;
  const at = (k: number) => knots[k] ?? NaN;
  const shared =
    i > middle && j > middle
      ? at(Math.min(i, j)) - at(middle)
      : i < middle && j < middle
        ? at(middle) - at(Math.max(i, j))
        : 0;
  return elasticity.deviation ** 2 + variances.bend ** 2 * shared;
}

/** Adds to an entry. */
function add(values: Float64Array, at: number, change: number): void {
  values[at] = (values[at] ?? 0) + change;
}

/** The running filter: mutable; `state` returns a copy. */
export class DynamicFilter {
  readonly #setting: DynamicSetting;
  readonly #size: number;
  readonly #firstSlope: number;
  readonly #drifts: Float64Array;
  readonly #mean: Float64Array;
  /** Square and symmetric, row by row. */
  readonly #covariance: Float64Array;
  readonly #row: Float64Array;
  /** Covariance times the row that was foreseen last. */
  readonly #gain: Float64Array;
  #volatility = 1;

  /** @param level mean log tickets of the first draws */
  constructor(setting: DynamicSetting, level: number) {
    const { groups, kinds, variances, elasticity } = setting;
    const size = groups.length + 1;
    this.#setting = setting;
    this.#size = size;
    this.#firstSlope = groups.indexOf('response');
    this.#drifts = Float64Array.from(groups, (group) => driftDeviation(group, variances) ** 2);
    const firstKind = groups.indexOf('kind');
    this.#mean = Float64Array.from([...groups, 'passing'], (group, i) => {
      if (group === 'kind') return kinds[i - firstKind]?.mean ?? 0;
      return group === 'level' ? level : group === 'response' ? elasticity.mean : 0;
    });
    this.#covariance = new Float64Array(size * size);
    for (const [i, variance] of priorVariances(setting).entries()) this.#covariance[i * size + i] = variance;
    for (let i = this.#firstSlope; i < size - 1; i++)
      for (let j = this.#firstSlope; j < size - 1; j++)
        this.#covariance[i * size + j] = slopeCovariance(i - this.#firstSlope, j - this.#firstSlope, setting);
    this.#covariance[size * size - 1] = variances.passing ** 2;
    this.#row = new Float64Array(size).fill(1);
    this.#gain = new Float64Array(size);
  }

  /** A draw passes: what drifts becomes less sure. */
  drift(): void {
    const [size, covariance, last] = [this.#size, this.#covariance, this.#size - 1];
    const { persistence, passing, slopeDrift } = this.#setting.variances;
    for (let i = 0; i < last; i++) add(covariance, i * size + i, this.#drifts[i] ?? 0);
    for (let i = this.#firstSlope; i < last; i++)
      for (let j = this.#firstSlope; j < last; j++) add(covariance, i * size + j, slopeDrift ** 2);
    for (let i = 0; i < size; i++) {
      covariance[last * size + i] = (covariance[last * size + i] ?? 0) * persistence;
      covariance[i * size + last] = (covariance[i * size + last] ?? 0) * persistence;
    }
    add(covariance, size * size - 1, passing ** 2 * (1 - persistence ** 2));
    this.#mean[last] = (this.#mean[last] ?? 0) * persistence;
  }

  /** The forecast of the next draw; `learn` goes on from it. */
  foresee({ row, jackpotScore }: DynamicDraw): DynamicForecast {
    const [size, covariance] = [this.#size, this.#covariance];
    this.#row.set(row);
    let location = 0;
    let variance = noiseVariance(jackpotScore, log(this.#volatility), this.#setting.variances);
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let j = 0; j < size; j++) sum += (covariance[i * size + j] ?? 0) * (this.#row[j] ?? 0);
      const x = this.#row[i] ?? 0;
      this.#gain[i] = sum;
      location += x * (this.#mean[i] ?? 0);
      variance += x * sum;
    }
    return { location, scale: Math.sqrt(variance) };
  }

  /** Takes in the draw that was foreseen last. */
  learn(logTickets: number, { location, scale }: DynamicForecast): void {
    const [size, covariance] = [this.#size, this.#covariance];
    const z = (logTickets - location) / scale;
    const taught = Math.min(Math.max(z, -CLIP), CLIP) / scale;
    for (let i = 0; i < size; i++) {
      const gain = this.#gain[i] ?? 0;
      add(this.#mean, i, gain * taught);
      for (let j = 0; j <= i; j++) {
        add(covariance, i * size + j, (-gain * (this.#gain[j] ?? 0)) / scale ** 2);
        covariance[j * size + i] = covariance[i * size + j] ?? 0;
      }
    }
    if (this.#setting.monotone) this.#keepMonotone();
    const surprise = Math.min(Math.abs(z), LARGEST_SURPRISE) / MEAN_ABSOLUTE_NORMAL;
    this.#volatility = Math.max(LEAST_VOLATILITY, this.#volatility + VOLATILITY_RATE * (surprise - this.#volatility));
  }

  /**
   * Moves slopes that would be negative to zero, and the other weights as they go with them (the mean given that a slope is
   * zero). Several rounds, since clamping one slope may pull another below zero.
   */
  #keepMonotone(): void {
    const [size, covariance, mean] = [this.#size, this.#covariance, this.#mean];
    for (let round = 0; round < MONOTONE_ROUNDS; round++)
      for (let slope = this.#firstSlope; slope < size - 1; slope++) {
        const below = mean[slope] ?? 0;
        if (below >= 0) continue;
        const variance = covariance[slope * size + slope] ?? 1;
        for (let i = 0; i < size; i++) add(mean, i, (-below * (covariance[i * size + slope] ?? 0)) / variance);
      }
    for (let slope = this.#firstSlope; slope < size - 1; slope++) mean[slope] = Math.max(0, mean[slope] ?? 0);
  }

  state(): DynamicState {
    const size = this.#size;
    return {
      mean: [...this.#mean],
      covariance: Array.from({ length: size }, (_, i) => [...this.#covariance.subarray(i * size, i * size + i + 1)]),
      logVolatility: log(this.#volatility),
    };
  }
}

function driftDeviation(group: FeatureGroup, { level, seasonDrift }: DynamicVariances): number {
  if (group === 'level') return level;
  return group === 'season' || group === 'month' ? seasonDrift : 0;
}

function noiseVariance(jackpotScore: number, logVolatility: number, variances: DynamicVariances): number {
  const { noise, jackpot, smallJackpot, volatility } = variances;
  const ofJackpot = jackpotScore > 0 ? jackpot * jackpotScore : -smallJackpot * jackpotScore;
  return noise ** 2 * exp(2 * (ofJackpot + volatility * logVolatility));
}

/**
 * The forecast `ahead` draws after a state's last one. Drifts add up on the way, the passing deviation fades.
 * @param monotone a slope that the data would have fall counts as zero
 */
export function dynamicForecast(
  { row, jackpotScore }: DynamicDraw,
  { mean, covariance, logVolatility }: DynamicState,
  { groups, variances }: Pick<DynamicSetting, 'groups' | 'variances'>,
  { ahead, monotone }: { readonly ahead: number; readonly monotone: boolean },
): DynamicForecast {
  const left = variances.persistence ** ahead;
  const x = [...row, left];
  let location = 0;
  let variance = noiseVariance(jackpotScore, fadedVolatility(logVolatility, ahead), variances);
  let slopes = 0;
  for (const [i, value] of x.entries()) {
    if (value === 0) continue;
    const group = groups[i];
    const weight = mean[i] ?? 0;
    location += value * (monotone && group === 'response' ? Math.max(0, weight) : weight);
    let sum = 0;
    for (let j = 0; j < i; j++) sum += 2 * (covariance[i]?.[j] ?? 0) * (x[j] ?? 0);
    variance += value * (sum + (covariance[i]?.[i] ?? 0) * value);
    if (group === 'response') slopes += value;
    else if (group !== undefined) variance += ahead * (driftDeviation(group, variances) * value) ** 2;
  }
  variance += ahead * (variances.slopeDrift * slopes) ** 2 + variances.passing ** 2 * (1 - left ** 2);
  return { location, scale: Math.sqrt(variance) };
}
