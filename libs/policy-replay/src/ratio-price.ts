import type { CountryConfig } from '@jackpot/config-schema';
import type { TrueDraw } from './true-draw.ts';

/**
 * How far the replayed year's own prizes lie beyond each bound of the payout ratio, in expected money: above the cap's
 * share of sales, below the floor's; negative inside. A bound that the config has not counts as never reached.
 */
export interface RatioPosition {
  readonly beyondMax: number;
  readonly beyondMin: number;
}

type Bound = keyof RatioPosition;

/** What one more unit of money beyond a bound would earn. */
export type RatioPrice = Readonly<Record<Bound, number>>;

export function ratioPosition(
  { constraints: { payoutRatio } }: CountryConfig,
  { sales, prizes }: { readonly sales: number; readonly prizes: number },
): RatioPosition {
  const { min, max } = payoutRatio;
  return {
    beyondMax: max === undefined ? -Infinity : prizes - max * sales,
    beyondMin: min === undefined ? -Infinity : min * sales - prizes,
  };
}

/** Known demand's best year that ends at a given position. */
export interface KnownDemandYear {
  readonly price: RatioPrice;
  /**
   * By weak duality (Boyd & Vandenberghe, Convex Optimization, 5.1.3) no choice of the candidates that ends at this
   * position, or inside it, has a larger objective.
   */
  readonly bound: number;
}

/** Positions this near, as a share of sales, are the same: the oracle's jackpots are whole steps of the grid. */
const SAME_POSITION = 1e-3;
/** A price beyond which no lottery goes: a unit of prizes that earns this many. */
const HIGHEST_PRICE = 64;
const BISECTIONS = 50;

/**
 * The price λ of the ratio under known demand: the least at which the candidates that maximise
 * Σ objective − λ · beyond end no further beyond than the `year` did. It is 0 where none does, for then it wasn't the
 * ratio that kept the year there.
 * @param weeks for each week the true draws of all candidates that it may choose, at least one
 */
export function knownDemandYear(
  config: CountryConfig,
  weeks: readonly (readonly TrueDraw[])[],
  year: { readonly sales: number; readonly prizes: number },
): KnownDemandYear {
  const position = ratioPosition(config, year);
  const prices = { beyondMax: 0, beyondMin: 0 };
  let bound = bestAt(config, weeks, 'beyondMax', 0).objective;
  for (const name of ['beyondMax', 'beyondMin'] as const) {
    const target = position[name];
    if (target === -Infinity) continue;
    const price = leastPrice((at) => bestAt(config, weeks, name, at).beyond <= target + SAME_POSITION * year.sales);
    const { objective, beyond } = bestAt(config, weeks, name, price);
    prices[name] = price;
    bound = Math.min(bound, objective - price * (beyond - target));
  }
  return { price: prices, bound };
}

function leastPrice(keeps: (price: number) => boolean): number {
  if (keeps(0)) return 0;
  let [low, high] = [0, 1];
  while (!keeps(high)) {
    if (high > HIGHEST_PRICE) return 0;
    [low, high] = [high, 2 * high];
  }
  for (let i = 0; i < BISECTIONS; i += 1) {
    const middle = (low + high) / 2;
    if (keeps(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function bestAt(config: CountryConfig, weeks: readonly (readonly TrueDraw[])[], name: Bound, price: number) {
  let [objective, beyond] = [0, 0];
  for (const candidates of weeks) {
    let best = { value: -Infinity, objective: 0, beyond: 0 };
    for (const draw of candidates) {
      const drawBeyond = price === 0 ? 0 : ratioPosition(config, draw)[name];
      const value = draw.objective - price * drawBeyond;
      if (value > best.value) best = { value, objective: draw.objective, beyond: ratioPosition(config, draw)[name] };
    }
    objective += best.objective;
    beyond += best.beyond;
  }
  return { objective, beyond };
}
