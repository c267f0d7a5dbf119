import { exampleEvaluation } from '@jackpot/fixtures';
import {
  type Evaluation,
  type ModelArtefact,
  defaultRecipe,
  featureGroups,
  scoredQuantiles,
} from '@jackpot/forecast-model';

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
const columns = featureGroups(defaultRecipe).length;
const rates = defaultRecipe.memory.rates.length;

/** A model of no response at all, of a country whose sales are at `centre`. */
export function trainedModel(centre: number): ModelArtefact {
  return {
    formatVersion: 1,
    country: 'england',
    recipe: defaultRecipe,
    fit: {
      monotone: true,
      cutoff: '2026-11-21',
      rows: 200,
      centre,
      scaling: {
        cutoff: '2026-11-21',
        response: { reference: 15, knots: [14, 14.5, 15, 15.5, 16], standardDeviation: 0.5, min: 14, max: 16 },
        marketing: { reference: 0, mean: 0, byWeek: [] },
      },
      weights: { location: zeros(columns), memory: zeros(rates), scale: { level: -2, jackpot: 0, volatility: 0 } },
      state: { averages: zeros(rates), logVolatility: 0 },
      uncertainty: {
        root: Array.from({ length: columns }, (_, row) => zeros(row + 1)),
        remembered: zeros(columns),
      },
      specialDates: [],
    },
    calibration: [],
  };
}

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
