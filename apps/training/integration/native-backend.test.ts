import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Fold, scoreForecasts, scoredQuantiles, ticketQuantiles } from '@jackpot/forecast-model';
import { ROOT, shippedCountry, trainIn } from './training-run.ts';

jest.setTimeout(900_000);

const COUNTRY = 'sweden';

function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)] ?? NaN;
}

/** |a / b − 1| of each pair. */
function relativeDifferences(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, index) => Math.abs(value / (b[index] ?? NaN) - 1));
}

const quantilesOf = (folds: readonly Fold[]) => folds.flatMap(({ quantiles }) => quantiles);
const percent = (share: number) => `${(100 * share).toPrecision(2)} %`;

function setUpNative(): string {
  const tool = spawnSync(process.execPath, [join(ROOT, 'tools/src/native-tensorflow.ts')], { encoding: 'utf8' });
  if (tool.status !== 0) throw new Error(`${tool.stdout}${tool.stderr}`);
  return tool.stdout;
}

test('native TensorFlow trains a country, and its forecasts agree with the portable backend', async () => {
  const setUp = setUpNative();
  const country = shippedCountry(COUNTRY);
  const native = await trainIn('native', country);
  const portable = await trainIn('portable', country);

  const request = { drawDate: country.drawDate, jackpot: country.config.jackpot.min, ahead: 1 };
  const next = relativeDifferences(
    ticketQuantiles(native.model, request, scoredQuantiles),
    ticketQuantiles(portable.model, request, scoredQuantiles),
  );
  const folds = relativeDifferences(
    quantilesOf(native.evaluation.challenger.folds),
    quantilesOf(portable.evaluation.challenger.folds),
  );
  const nativeScore = scoreForecasts(native.evaluation.challenger.folds);
  const portableScore = scoreForecasts(portable.evaluation.challenger.folds);
  process.stdout.write(
    [
      `set-up\n${setUp.trimEnd()}`,
      `${COUNTRY}, ${native.evaluation.training.rows} rows, ${native.evaluation.challenger.folds.length} draws scored`,
      'backend     seconds  weighted quantile loss',
      `${native.evaluation.training.backend.padEnd(12)}${native.seconds.toFixed(1).padStart(7)}  ${nativeScore.wql.toFixed(5)}`,
      `${portable.evaluation.training.backend.padEnd(12)}${portable.seconds.toFixed(1).padStart(7)}  ${portableScore.wql.toFixed(5)}`,
      `quantiles of the scored draws differ by ${percent(median(folds))} (median), ${percent(Math.max(...folds))} (most)`,
      `quantiles of the next draw differ by ${percent(median(next))} (median), ${percent(Math.max(...next))} (most)`,
      '',
    ].join('\n'),
  );

  expect(native.evaluation.training.backend).toBe('tensorflow');
  expect(portable.evaluation.training.backend).toBe('cpu');
  expect(folds.length).toBeGreaterThan(0);
  expect(median(folds)).toBeLessThan(0.001);
  expect(median(next)).toBeLessThan(0.001);
  expect(Math.abs(nativeScore.wql / portableScore.wql - 1)).toBeLessThan(0.01);
});
