import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workplace } from './workplace.ts';

jest.setTimeout(240_000);

const place = new Workplace(['england']);
const backtest = ['backtest', '--config', 'configs/england.yaml', '--data', 'sales.csv.gz'];

interface Backtest {
  readonly scores: Record<'model' | 'seasonalNaive', { wql: number; mape: number; coverage90: number }>;
  readonly predictions: readonly { drawDate: string; actual: number; q05: number; q50: number; q95: number }[];
}

test('writes the quantiles of sales in the currency, and scores them beside the seasonal naive', async () => {
  const outcome = await place.jackpot(...backtest, '--draws', '6', '--out', 'out/predictions.csv', '--json');
  expect(outcome.code).toBe(0);
  expect(outcome.stderr).toMatch(/backtest of england: fitting .*\n(.*\n)*.*backtest of england: 100 %/);
  expect(outcome.stderr).not.toMatch(/backend|not installed/);
  const { scores, predictions } = JSON.parse(outcome.stdout) as Backtest;

  const [header, ...lines] = readFileSync(join(place.folder, 'out/predictions.csv'), 'utf8').trim().split('\n');
  expect(header).toBe('country,draw_date,q05,q10,q20,q30,q40,q50,q60,q70,q80,q90,q95');
  const rows = lines.map((line) => line.split(','));
  expect(rows.map(([country, date]) => `${country} ${date}`)).toEqual(
    ['2026-10-17', '2026-10-24', '2026-10-31', '2026-11-07', '2026-11-14', '2026-11-21'].map((d) => `england ${d}`),
  );
  for (const [index, row] of rows.entries()) {
    const quantiles = row.slice(2).map(Number);
    expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
    expect(quantiles[5]).toBeCloseTo(predictions[index]?.q50 ?? 0, 1);
    // Sales of England are some 12 million: tickets, at 2.50 each, would be a good third of it.
    expect(Math.abs(Math.log((quantiles[5] ?? 0) / (predictions[index]?.actual ?? 1)))).toBeLessThan(0.4);
  }
  const inside = predictions.filter(({ actual, q05, q95 }) => actual >= q05 && actual <= q95).length;
  expect(scores.model.coverage90).toBeCloseTo(inside / 6, 10);
  const errors = predictions.map(({ actual, q50 }) => Math.abs(actual - q50) / actual);
  expect(scores.model.mape).toBeCloseTo((100 * errors.reduce((sum, error) => sum + error, 0)) / 6, 8);
  expect(scores.model.wql).toBeLessThan(scores.seasonalNaive.wql);
});

test.each([
  ['no number of draws', ['--draws', 'all'], 2, /--draws: expected a whole number of 1 or more, found "all"/],
  [
    'more draws than there are',
    ['--draws', '75'],
    3,
    /sales\.csv\.gz: england: 80 rows: 75 scored draws and 26 before them are needed\. Lower --draws, or add/,
  ],
])('%s is told', async (_, args, code, message) => {
  const outcome = await place.jackpot(...backtest, ...args);
  expect(outcome.code).toBe(code);
  expect(outcome.stderr).toMatch(message);
});
