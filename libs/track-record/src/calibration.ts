import { log } from '@jackpot/elementary-functions';
import type { DrawOutcome } from './draw-outcome.ts';

/** Standard normal quantile at 95 %: two-sided intervals of 90 %. */
const Z_95 = 1.6448536269514722;

/** Share of published 90 % intervals that held. `range90`: the true share, by Wilson's score interval; null without a draw. */
export interface Calibration {
  readonly draws: number;
  readonly inside: number;
  readonly share: number | null;
  readonly range90: readonly [low: number, high: number] | null;
  /** Mean of ln(sold / expected), with its 90 % interval by the draws' own spread; null under two draws. */
  readonly bias: { readonly mean: number; readonly range90: readonly [low: number, high: number] } | null;
}

export function calibration(outcomes: readonly DrawOutcome[]): Calibration {
  const judged = outcomes.filter(({ inside }) => inside !== null);
  const inside = judged.filter((outcome) => outcome.inside === true).length;
  const draws = judged.length;
  return {
    draws,
    inside,
    share: draws === 0 ? null : inside / draws,
    range90: shareRange90(inside, draws),
    bias: biasOf(judged),
  };
}

/**
 * The true share that `count` of `of` independent draws tell, with 90 % confidence; null of none. Wilson, E. B. (1927).
 * Probable inference, the law of succession, and statistical inference. JASA 22, 209–212.
 */
export function shareRange90(count: number, of: number): [low: number, high: number] | null {
  if (of === 0) return null;
  const share = count / of;
  const z2 = Z_95 ** 2 / of;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (Z_95 / (1 + z2)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

function biasOf(outcomes: readonly DrawOutcome[]): Calibration['bias'] {
  const surprises = outcomes.flatMap(({ sold, forecast }) =>
    sold === null || forecast === null ? [] : [log(sold / forecast.expectedSales)],
  );
  const count = surprises.length;
  if (count < 2) return null;
  const mean = surprises.reduce((sum, surprise) => sum + surprise, 0) / count;
  const variance = surprises.reduce((sum, surprise) => sum + (surprise - mean) ** 2, 0) / (count - 1);
  const half = Z_95 * Math.sqrt(variance / count);
  return { mean, range90: [mean - half, mean + half] };
}
