import { cos, log1p } from '@jackpot/elementary-functions';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Uniform numbers in [0, 1), each call the next one. */
export type RandomSource = () => number;

/** Stream number `stream` (0, 1, …) of a seed: streams are independent, so what one draws never shifts another. */
export function randomStream(seed: number, stream: number): RandomSource {
  const generator = xoroshiro128plus(seed);
  for (let jumps = 0; jumps < stream; jumps += 1) generator.jump();
  return () => uniformFloat64(generator);
}

/** Standard normal, by Box and Muller (1958). */
export function normal(random: RandomSource): number {
  return Math.sqrt(-2 * log1p(-random())) * cos(2 * Math.PI * random());
}

/** Trials up to and with the first success, 1, 2, …; `mean` trials on average. */
export function geometric(mean: number, random: RandomSource): number {
  return mean <= 1 ? 1 : 1 + Math.floor(log1p(-random()) / log1p(-1 / mean));
}

/** Above this mean, gaps are too many to walk and the normal approximation errs by less than 1 % of a standard deviation. */
const WALKED_MEAN = 2000;

/** Successes of `trials` with chance 1 / `oneIn` each: exact, by walking the geometric gaps between successes. */
export function binomial(trials: number, oneIn: number, random: RandomSource): number {
  const mean = trials / oneIn;
  if (mean > WALKED_MEAN) {
    return Math.max(0, Math.round(mean + Math.sqrt(mean * (1 - 1 / oneIn)) * normal(random)));
  }
  let successes = 0;
  for (let at = geometric(oneIn, random); at <= trials; at += geometric(oneIn, random)) successes += 1;
  return successes;
}
