import { exampleEvaluation } from '@jackpot/fixtures';
import { type Evaluation, defaultRecipe, scoredQuantiles } from '@jackpot/forecast-model';

/** Ten draws of 100 tickets whose quantiles are all `off` too low, but for the last, which covers. */
const folds = (off: number) =>
  Array.from({ length: 10 }, (_, at) => ({
    drawDate: `2026-09-${String(at + 10)}`,
    actual: 100,
    quantiles: scoredQuantiles.map((level) => (level === 0.95 ? 100 : 100 - off)),
  }));

/**
 * Evaluation of a model whose every quantile is `off` per cent too low, beside a naive forecast that is 20 % too low.
 * `drifted`: the champion's quantiles have been as far too low ever since it was fitted.
 */
export function trainedEvaluation(off: number, drifted: boolean): Evaluation {
  const rare: [number, number] = [5, 150];
  const since = folds(off).map((fold) => ({
    ...fold,
    rare,
    jackpot: 5e6,
    jackpotBeyond: 0,
  }));
  return exampleEvaluation({
    challenger: { recipe: defaultRecipe, folds: folds(off) },
    seasonalNaive: { folds: folds(20) },
    drift: drifted ? { cutoff: '2026-09-09', folds: since } : null,
    training: { rows: 200, cutoff: '2026-11-21', backend: 'cpu', seed: 7 },
  });
}
