import { defaultRecipe, elasticityAt, responseDraws, restsOnPrior } from '../src/index.ts';
import { artefact } from './artefacts.ts';

const jackpots = [1.5e6, 3e6, 6e6];
// Models of before the posterior's draws were kept: slopes of segments, at the mode.
const recipe = { ...defaultRecipe, response: { knotQuantiles: [0.3, 0.5, 0.7, 0.85, 0.95] } };

test('responses spread by the covariance of the slopes, around the forecast, which they equal at the median jackpot', () => {
  const slopes = Array.from({ length: 6 }, () => -1);
  const root = Array.from({ length: 27 }, () => 0.05);
  const model = artefact({ slopes, root, recipe });
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
  const model = artefact({ slopes, root: Array.from({ length: 27 }, () => 0.5), recipe });
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

describe('draws that the model keeps', () => {
  const slopes = [0.2, 0.2, 0.3, 0.3, 0.4];
  const kept = (spread: number) => {
    const response = { ...defaultRecipe.response, knotQuantiles: [0.1, 0.3, 0.5, 0.7, 0.9] };
    const model = artefact({ slopes, recipe: { ...defaultRecipe, response } });
    const responseDraws = [-2, -1, 0, 1, 2].map((z) => slopes.map((slope) => slope + z * spread));
    return { ...model, fit: { ...model.fit, responseDraws } };
  };

  test('are the possible responses, about the forecast', () => {
    const [low = []] = responseDraws(kept(0.05), [3e6, 6e6]);
    expect(low[0]).toBe(0);
    expect(low[1]).toBeCloseTo(-0.1 * Math.log(2), 12);
  });

  test('the elasticity at a jackpot lies between those at the knots beside it, and so do the possible ones', () => {
    const { forecast, possible } = elasticityAt(kept(0.05), Math.sqrt(3e6 * 5e6));
    expect(forecast).toBeCloseTo(0.25, 6);
    expect(elasticityAt(kept(0.05), Math.sqrt(1.5e6 * 3e6)).forecast).toBeCloseTo(0.2, 6);
    for (const [i, difference] of [-0.1, -0.05, 0, 0.05, 0.1].entries())
      expect((possible[i] ?? NaN) - forecast).toBeCloseTo(difference, 9);
  });

  test('rest on the prior where they spread more than half as much as games of the usual kind do', () => {
    // The five draws' standard deviation is √2 times the spread; half of the usual kind's is 0.06.
    expect(restsOnPrior(kept(0.05))).toBe(true);
    expect(restsOnPrior(kept(0.03))).toBe(false);
    expect(restsOnPrior(artefact({ slopes: [0, 0, 0, 0, 0, 0], recipe }))).toBe(false);
  });
});
