import { selectBackend } from '@jackpot/forecast-training';
import type { SalesRow } from '@jackpot/sales-data';
import { simulateSales } from '@jackpot/simulator';
import { modelForecast, notebookForecast } from '../src/learned-forecast.ts';
import { plainRegime } from './plain-regime.ts';

jest.setTimeout(60_000);
beforeAll(async () => selectBackend());

const regime = plainRegime({ elasticity: 0.3, noise: 0.02 });
const rows: SalesRow[] = simulateSales(
  { rules: regime.config, ...regime.market },
  { weeks: 101, seed: 3, lastDrawDate: '2026-11-22' },
).map((draw, line) => ({ line, ...draw }));
const drawDate = '2026-11-28';

test("the notebook's rule finds the elasticity where nothing confounds it, and takes its line for certain", () => {
  const forecast = notebookForecast()(rows);
  const [at, twice] = [30_000, 60_000].map((jackpot) => forecast({ drawDate, jackpot }));
  expect(Math.log2((twice?.mean ?? 0) / (at?.mean ?? 1))).toBeCloseTo(0.3, 1);
  expect(at?.points).toHaveLength(1);
});

test('between two trainings the weights stay and the memory goes on', () => {
  const last = rows.slice(-1);
  const [usual, surprised] = [1, 1.2].map((factor) => {
    const learned = modelForecast(regime.config);
    learned(rows.slice(0, -1));
    const held = last.map((row) => ({ ...row, ticketsSold: Math.round(row.ticketsSold * factor) }));
    const forecast = learned([...rows.slice(0, -1), ...held]);
    return [30_000, 60_000].map((jackpot) => forecast({ drawDate, jackpot }).median);
  });
  const [low = 0, high = 0] = usual ?? [];
  const [lowAfter = 0, highAfter = 0] = surprised ?? [];
  expect(lowAfter).toBeGreaterThan(low);
  // The response is the weights': those that drift learn a little from one draw.
  expect(highAfter / lowAfter).toBeCloseTo(high / low, 2);
});

test('every fourth draw the weights are fitted anew', () => {
  const learned = modelForecast(regime.config);
  const responseAfter = (seen: number) => {
    const forecast = learned(rows.slice(0, seen));
    return forecast({ drawDate, jackpot: 60_000 }).median / forecast({ drawDate, jackpot: 30_000 }).median;
  };
  const responses = [97, 98, 99, 100, 101].map(responseAfter);
  const steps = responses.slice(1).map((response, i) => Math.abs(response - (responses[i] ?? NaN)));
  const [fitted = NaN, between] = [steps.at(-1), Math.max(...steps.slice(0, -1))];
  // Weights that drift go on in between; the others move when they are fitted.
  expect(fitted).toBeGreaterThan(2 * between);
});
