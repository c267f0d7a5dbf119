import { type ForecastScore, scoreForecasts, scoredQuantiles } from '@jackpot/forecast-model';
import type * as Training from '@jackpot/forecast-training';
import { atomicWrite } from '@jackpot/platform/local';
import type { SalesRow } from '@jackpot/sales-data';
import { type Command, Option } from 'commander';
import { Console } from '../output/console.ts';
import { readCountryFile } from '../inputs/country-file.ts';
import { readCountrySales } from '../inputs/country-sales.ts';
import { readDataFile } from '../inputs/data-file.ts';
import { scoreTable } from '../output/score-table.ts';
import { configPath, type NamedCountry } from '../inputs/named-country.ts';
import { shared } from '../shared-options.ts';
import { InvalidInput } from '../errors.ts';
import { followSteps } from '../output/step-progress.ts';
import { wholeNumber } from '../whole-number.ts';

interface BacktestOptions extends NamedCountry {
  readonly data: string;
  readonly draws: string;
  readonly out?: string;
  readonly horizons?: boolean;
  readonly json?: boolean;
}

/** One draw's sales and their forecast quantiles, in the country's currency. */
interface SalesForecast {
  readonly drawDate: string;
  readonly actual: number;
  readonly quantiles: readonly number[];
}

export function addBacktest(program: Command): void {
  program
    .command('backtest')
    .summary('how well past draws would have been forecast')
    .description(
      'Rolling origin: forecasts each of the last draws one draw ahead, refitted before each as in production, and\n' +
        'scores the forecasts beside the seasonal naive. With --horizons, the same draws forecast from up to a year before.',
    )
    .argument('[country]', "a country's name, whose config is taken")
    .addOption(shared.config())
    .addOption(shared.configs())
    .addOption(shared.data())
    .option('--draws <n>', 'how many of the last draws', '104')
    .option('--out <file>', 'CSV of the forecast quantiles of sales, in the currency of the country')
    .addOption(
      new Option('--horizons', 'score 1, 4, 13, 26 and 52 draws ahead instead, given the jackpots announced').conflicts(
        'out',
      ),
    )
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot backtest england --draws 26 --out predictions.csv')
    .action(async (country: string | undefined, options: BacktestOptions) =>
      runBacktest({ ...options, ...(country === undefined ? {} : { country }) }),
    );
}

async function runBacktest(options: BacktestOptions): Promise<void> {
  const console = new Console(options.json ?? false);
  const draws = wholeNumber('--draws', options.draws, 1);
  const config = readCountryFile(configPath(options));
  const data = await readDataFile(options.data, (line) => console.note(line));
  const { rows } = readCountrySales(data, config, {}, (line) => console.note(line));

  const series = { country: config.country, data: data.path };
  if (options.horizons) {
    const scored = await withBackend(series, ({ horizonBacktest }, onProgress) =>
      horizonBacktest({ config, rows, draws, onProgress }),
    );
    showHorizons(config.country, scored, console);
    return;
  }
  const { forecast, naiveQuantiles } = await withBackend(
    series,
    ({ backtest, seasonalNaiveQuantiles }, onProgress) => ({
      forecast: backtest({ config, rows, draws, onProgress }),
      naiveQuantiles: seasonalNaiveQuantiles,
    }),
  );
  const predictions = forecast.map(({ row, quantiles }) => inMoney(row, quantiles));
  const naive = forecast.map(({ row }) => {
    const before = rows.filter(({ drawDate }) => drawDate < row.drawDate);
    return inMoney(row, naiveQuantiles(before, row.drawDate, scoredQuantiles));
  });
  if (options.out !== undefined) atomicWrite(options.out, predictionsCsv(config.country, predictions));
  const scores = { model: scoreForecasts(predictions), seasonalNaive: scoreForecasts(naive) };
  const { country, currency } = config;
  const [from, to] = [predictions[0]?.drawDate ?? '', predictions.at(-1)?.drawDate ?? ''];
  console.result(
    { country, currency, draws, from, to, scores, out: options.out ?? null, predictions: predictions.map(asRecord) },
    [
      `${country}: the last ${draws} draws, ${from} to ${to}, each forecast one draw ahead`,
      '',
      scoreTable([
        ['model', scores.model],
        ['seasonal naive', scores.seasonalNaive],
      ]),
      '',
      verdict(scores),
      ...(options.out === undefined ? [] : [`Predictions  ${options.out}`]),
    ].join('\n'),
  );
}

/** Runs what TensorFlow.js does, with its progress. Loaded when needed: it takes longer to load than most commands to run. */
async function withBackend<T>(
  { country, data }: { readonly country: string; readonly data: string },
  run: (training: typeof Training, onProgress: Training.OnProgress) => T,
): Promise<T> {
  const training = await import('@jackpot/forecast-training');
  const progress = followSteps(process.stderr, `backtest of ${country}`, () => performance.now());
  try {
    const { name } = await training.selectBackend();
    progress.note(name === 'cpu' ? 'fitting in plain JavaScript' : 'fitting with native TensorFlow');
    return run(training, progress.onStep);
  } catch (error) {
    if (!(error instanceof training.TooFewRowsError)) throw error;
    throw new InvalidInput([`${data}: ${country}: ${error.message}. Lower --draws, or add earlier draws`]);
  } finally {
    progress.end();
  }
}

function showHorizons(country: string, backtests: readonly Training.HorizonBacktest[], console: Console): void {
  const horizons = backtests.map(({ ahead, draws }) => ({
    ahead,
    draws: draws.length,
    from: draws[0]?.row.drawDate ?? '',
    to: draws.at(-1)?.row.drawDate ?? '',
    score: scoreForecasts(draws.map(({ row, quantiles }) => inMoney(row, quantiles))),
  }));
  const [first] = horizons;
  console.result(
    { country, horizons },
    [
      `${country}: the last ${first?.draws} draws, ${first?.from} to ${first?.to}, given the jackpots announced`,
      '',
      scoreTable(horizons.map(({ ahead, score }) => [`${ahead} ${ahead === 1 ? 'draw' : 'draws'} ahead`, score])),
    ].join('\n'),
  );
}

function inMoney({ drawDate, grossSales, ticketPrice }: SalesRow, tickets: readonly number[]): SalesForecast {
  return { drawDate, actual: grossSales, quantiles: tickets.map((quantile) => quantile * ticketPrice) };
}

const quantileColumns = scoredQuantiles.map((q) => `q${String(Math.round(100 * q)).padStart(2, '0')}`);

function predictionsCsv(country: string, predictions: readonly SalesForecast[]): string {
  const lines = predictions.map(({ drawDate, quantiles }) =>
    [country, drawDate, ...quantiles.map((quantile) => quantile.toFixed(2))].join(','),
  );
  return [['country', 'draw_date', ...quantileColumns].join(','), ...lines].map((line) => `${line}\n`).join('');
}

function asRecord({ drawDate, actual, quantiles }: SalesForecast): object {
  return { drawDate, actual, ...Object.fromEntries(quantileColumns.map((column, i) => [column, quantiles[i]])) };
}

function verdict({ model, seasonalNaive }: { model: ForecastScore; seasonalNaive: ForecastScore }): string {
  const gain = 100 * (1 - model.wql / seasonalNaive.wql);
  return `The model's quantile loss is ${Math.abs(gain).toFixed(1)} % ${gain >= 0 ? 'lower' : 'higher'} than the seasonal naive's.`;
}
