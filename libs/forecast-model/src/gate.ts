import type { CountryConfig } from '@jackpot/config-schema';
import { notableDrift } from './drift.ts';
import type { Evaluation } from './evaluation.ts';
import { type ForecastScore, scoreForecasts } from './quantile-loss.ts';
import { isStockRecipe, sameRecipe } from './forecast-model.ts';

/** The gate's decision on a challenger, with every rule's outcome in words and the scores that it rests on. */
export interface Judgement {
  readonly verdict: 'approved' | 'rejected';
  readonly refresh: boolean;
  /** One sentence a rule, failed rules first. */
  readonly reasons: readonly string[];
  /** Changes since the champion was fitted, where they matter. */
  readonly drift: string | null;
  readonly metrics: {
    readonly challenger: ForecastScore;
    readonly champion: ForecastScore | null;
    readonly seasonalNaive: ForecastScore;
    readonly drift: ForecastScore | null;
  };
}

interface Rule {
  readonly passed: boolean;
  readonly reason: string;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const loss = ({ wql }: ForecastScore) => wql.toFixed(4);

/** A stock hardly moves in one draw, so that its last value is nearly as good a forecast as any: a model need not be worse. */
function stockRule(challenger: ForecastScore, naive: ForecastScore): Rule {
  const passed = challenger.wql <= naive.wql;
  const relation = passed ? 'not worse than' : 'worse than';
  return { passed, reason: `loss ${loss(challenger)} is ${relation} the last draw's tickets', ${loss(naive)}` };
}

function marginRule(challenger: ForecastScore, naive: ForecastScore, margin: number): Rule {
  const passed = challenger.wql <= (1 - margin) * naive.wql;
  if (naive.wql === 0) {
    const reason = `the seasonal naive foretold every draw exactly, as sales never changed: no forecast can be ${percent(margin)} better, and this one's loss is ${loss(challenger)}`;
    return { passed, reason };
  }
  const relation = challenger.wql <= naive.wql ? 'better' : 'worse';
  const gain = percent(Math.abs(1 - challenger.wql / naive.wql));
  const reason = `loss ${loss(challenger)} is ${gain} ${relation} than the seasonal naive's ${loss(naive)}; ${percent(margin)} better is required`;
  return { passed, reason };
}

function coverageRule({ coverage90 }: ForecastScore, band: { min: number; max: number }): Rule {
  const passed = coverage90 >= band.min && coverage90 <= band.max;
  const place = passed ? 'inside' : 'outside';
  return {
    passed,
    reason: `the 90 % interval covered ${percent(coverage90)}, ${place} ${percent(band.min)} to ${percent(band.max)}`,
  };
}

function championRule(challenger: ForecastScore, champion: ForecastScore): Rule {
  const passed = challenger.wql <= champion.wql;
  const relation = passed ? 'not worse than' : 'worse than';
  return { passed, reason: `loss ${loss(challenger)} is ${relation} the champion recipe's ${loss(champion)}` };
}

/**
 * Judges an evaluation by the config's gate. Every score is recomputed from the folds. A new recipe must beat the seasonal
 * naive by the margin, not be worse than the champion's recipe, and cover inside the band; where both recipes are equal,
 * margin and coverage decide. A stock of players need not beat its own naive forecast, but not be worse. Drift is reported and never decides.
 */
export function judge(evaluation: Evaluation, gate: CountryConfig['gate']): Judgement {
  const challenger = scoreForecasts(evaluation.challenger.folds);
  const champion = evaluation.champion && scoreForecasts(evaluation.champion.folds);
  const seasonalNaive = scoreForecasts(evaluation.seasonalNaive.folds);
  const drift = evaluation.drift?.folds.length ? scoreForecasts(evaluation.drift.folds) : null;
  const refresh = evaluation.champion !== null && sameRecipe(evaluation.challenger.recipe, evaluation.champion.recipe);
  const rules = [
    isStockRecipe(evaluation.challenger.recipe)
      ? stockRule(challenger, seasonalNaive)
      : marginRule(challenger, seasonalNaive, gate.marginOverSeasonalNaive),
    coverageRule(challenger, gate.coverage90),
    ...(champion && !refresh ? [championRule(challenger, champion)] : []),
  ];
  const failed = rules.filter(({ passed }) => !passed);
  return {
    verdict: failed.length === 0 ? 'approved' : 'rejected',
    refresh,
    reasons: [...failed, ...rules.filter(({ passed }) => passed)].map(({ reason }) => reason),
    drift: notableDrift(evaluation),
    metrics: { challenger, champion, seasonalNaive, drift },
  };
}
