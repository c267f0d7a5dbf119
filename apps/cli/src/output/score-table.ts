import type { ForecastScore } from '@jackpot/forecast-model';
import { percent, textTable } from '@jackpot/report';

/** Forecasts side by side; a row whose score is null is left out. */
export function scoreTable(rows: readonly (readonly [name: string, score: ForecastScore | null])[]): string {
  return textTable(
    ['forecast', 'quantile loss', 'MAPE', '90 % interval covers'],
    rows.flatMap(([name, score]) =>
      score === null ? [] : [[name, score.wql.toFixed(4), percent(score.mape / 100), percent(score.coverage90)]],
    ),
  );
}
