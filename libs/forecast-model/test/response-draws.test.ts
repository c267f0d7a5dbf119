import { responseDraws } from '../src/index.ts';
import { artefact } from './artefacts.ts';

const jackpots = [1.5e6, 3e6, 6e6];

test('responses spread by the covariance of the slopes, around the forecast, which they equal at the median jackpot', () => {
  const slopes = Array.from({ length: 6 }, () => -1);
  const root = Array.from({ length: 27 }, () => 0.05);
  const model = artefact({ slopes, root });
  expect(model.fit.monotone).toBe(false);
  const draws = responseDraws(model, jackpots, 4000);
  const { root: lines } = model.fit.uncertainty;
  const [low, , high] = [0, 1, 2].map((at) => draws.map((draw) => draw[at] ?? NaN));
  expect(draws.every((draw) => draw[1] === 0)).toBe(true);
  // Between 1.5 and 3 million lies the second slope, between 3 and 6 the third and half of the fourth's segment.
  const first = lines.length - slopes.length;
  const variance = (x: readonly number[]) =>
    lines.reduce((sum, line) => sum + x.reduce((dot, value, i) => dot + value * (line[first + i] ?? 0), 0) ** 2, 0);
  const truth = [variance([0, Math.log(0.5), 0, 0, 0, 0]), variance([0, 0, Math.log(5 / 3), Math.log(6 / 5), 0, 0])];
  for (const [i, values] of [low ?? [], high ?? []].entries()) {
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
    const spread = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
    expect(spread / (truth[i] ?? NaN)).toBeCloseTo(1, 1);
  }
});

test('no possible response falls where the model is monotone', () => {
  const slopes = [0.3, 0, 0.2, 0.4, 0.1, 0.3];
  const model = artefact({ slopes, root: Array.from({ length: 27 }, () => 0.5) });
  const grid = [1e6, 2e6, 3e6, 4e6, 6e6, 8e6, 10e6];
  const forecast = grid.map((jackpot, i) => {
    const x = Math.log(jackpot);
    const edges = [-Infinity, ...model.fit.scaling.response.knots, Infinity];
    const at = (value: number) =>
      slopes.reduce((sum, slope, k) => {
        const [from = 0, to = 0] = [edges[k], edges[k + 1]];
        return sum + slope * (Math.min(Math.max(value, from), to) - Math.min(Math.max(Math.log(3e6), from), to));
      }, 0);
    return { i, log: at(x) };
  });
  for (const draw of responseDraws(model, grid, 50))
    for (const { i, log } of forecast.slice(1))
      expect(log + (draw[i] ?? 0)).toBeGreaterThanOrEqual((forecast[i - 1]?.log ?? 0) + (draw[i - 1] ?? 0) - 1e-12);
});
