import {
  DynamicFilter,
  type DynamicSetting,
  defaultRecipe,
  dynamicForecast,
  runDynamic,
} from '@jackpot/forecast-model';
import { choleskyFactor, choleskySolve } from '../src/cholesky.ts';
import { dynamicFit } from '../src/dynamic-fit.ts';
import { learnedVariances } from '../src/learned-variances.ts';
import { trainingWindow } from '../src/training-window.ts';
import { gaussians, salesRows } from './sales.ts';

const prior = defaultRecipe.dynamic;
if (prior === undefined) throw new Error('the default recipe has no drifting model');

const setting: DynamicSetting = {
  variances: { ...prior.variances, jackpot: 0, volatility: 0 },
  groups: ['level', 'season', 'season', 'response', 'response', 'response'],
  kinds: [],
  knots: [-0.5, 0, 0.5],
  elasticity: { mean: 0.25, deviation: 0.2 },
  marketing: 0.13,
  monotone: false,
};
const still = { level: 1e-9, seasonDrift: 1e-9, slopeDrift: 1e-9, passing: 1e-9 };

/** Draws whose level moves by `drift` a draw. */
function series({ drift, noise, draws, seed }: { drift: number; noise: number; draws: number; seed: number }) {
  const normal = gaussians(seed);
  let level = 14;
  return Array.from({ length: draws }, () => {
    level += drift * normal();
    const row = [1, normal(), normal(), 0.3 * normal(), 0.3 * normal(), 0.3 * normal()];
    const [, a = 0, b = 0, ...slopes] = row;
    const response = slopes.reduce((sum, x) => sum + 0.3 * x, 0);
    return { row, jackpotScore: normal(), logTickets: level + 0.02 * (a - b) + response + noise * normal() };
  });
}

test('without drift the filter is a Bayesian regression on all draws at once', () => {
  const variances = { ...setting.variances, ...still };
  const draws = series({ drift: 0, noise: 0.05, draws: 60, seed: 3 });
  let mean: readonly number[] = [];
  runDynamic(
    draws,
    { ...setting, variances },
    () => false,
    (_, filter) => (mean = filter.state().mean),
  );
  const { covariance, mean: before } = new DynamicFilter({ ...setting, variances }, 0).state();
  const size = 6;
  const full = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => covariance[Math.max(i, j)]?.[Math.min(i, j)] ?? 0),
  );
  const factor = choleskyFactor(full);
  const unit = (i: number) => Array.from({ length: size }, (_, j) => Number(i === j));
  const precision = full.map((_, i) => choleskySolve(factor, unit(i)));
  const level = draws.slice(0, 26).reduce((sum, { logTickets }) => sum + logTickets / 26, 0);
  const start = [level, ...before.slice(1, size)];
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
  const weight = variances.noise ** -2;
  const matrix = precision.map((line, i) =>
    line.map((value, j) => value + draws.reduce((sum, { row }) => sum + weight * (row[i] ?? 0) * (row[j] ?? 0), 0)),
  );
  const vector = precision.map(
    (line, i) =>
      dot(line, start) + draws.reduce((sum, { row, logTickets }) => sum + weight * (row[i] ?? 0) * logTickets, 0),
  );
  for (const [i, expected] of choleskySolve(choleskyFactor(matrix), vector).entries())
    expect(mean[i]).toBeCloseTo(expected, 6);
});

test('a forecast from a state is the one that the filter itself makes, whatever the draws between', () => {
  const draws = series({ drift: 0.02, noise: 0.05, draws: 80, seed: 4 });
  for (const ahead of [1, 4]) {
    const filter = new DynamicFilter(setting, 14);
    for (const draw of draws.slice(0, 70)) {
      filter.drift();
      filter.learn(draw.logTickets, filter.foresee(draw));
    }
    const state = filter.state();
    for (let draw = 0; draw < ahead; draw++) filter.drift();
    const next = draws[75];
    if (next === undefined) throw new Error('a draw is missing');
    const expected = filter.foresee(next);
    const served = dynamicForecast(next, state, setting, { ahead, monotone: false });
    expect(served.location).toBeCloseTo(expected.location, 10);
    expect(served.scale).toBeCloseTo(expected.scale, 10);
  }
});

test('how fast the level drifts is learned from the series', () => {
  const learned = [0.001, 0.03].map(
    (drift) =>
      learnedVariances(
        series({ drift, noise: 0.03, draws: 200, seed: 5 }),
        setting,
        { prior, isSpecial: () => false, sweeps: 3 },
        defaultRecipe,
      ).level,
  );
  expect(learned[0]).toBeLessThan(0.006);
  expect(learned[1]).toBeGreaterThan(0.02);
});

test('slopes stay non-negative where sales fall with the jackpot, unless the config allows them to fall', () => {
  const window = trainingWindow(salesRows(130, { elasticity: -0.4 }), 130, defaultRecipe);
  const slopes = (monotone: boolean) =>
    dynamicFit(window, { recipe: defaultRecipe, monotone })?.state.mean.slice(-8, -1) ?? [];
  expect(slopes(true).every((slope) => slope >= 0)).toBe(true);
  expect(slopes(false).some((slope) => slope < -0.2)).toBe(true);
});
