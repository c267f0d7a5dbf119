import {
  defaultRecipe,
  jackpotLogScale,
  locationScale,
  type ModelFit,
  recollect,
  structuralLogTickets,
} from '@jackpot/forecast-model';
import type { FitState } from '../src/fit-state.ts';
import { fitWindows } from '../src/fit-windows.ts';
import { selectBackend, trainingOutput, trainingWindow } from '../src/index.ts';
import { drawInput } from '../src/training-window.ts';
import { quickRecipe, salesRows } from './sales.ts';

const rows = salesRows(130);
const options = { recipe: quickRecipe, monotone: true };
const windowAt = (origin: number) => trainingWindow(rows, origin, quickRecipe);
const flat = ({ weights, state }: ModelFit) => [
  ...weights.location,
  ...weights.memory,
  ...Object.values(weights.scale),
  ...state.averages,
  state.logVolatility,
];

beforeAll(() => selectBackend());

test('a batch of fits gives what each gives alone', () => {
  const origins = [60, 100, 130];
  const together = fitWindows(origins.map(windowAt), options);
  for (const [i, origin] of origins.entries()) {
    const alone = fitWindows([windowAt(origin)], options)[0]?.fit;
    const batched = together[i]?.fit;
    if (!alone || !batched) throw new Error('a fit is missing');
    for (const [j, weight] of flat(alone).entries())
      expect(Math.abs(weight - (flat(batched)[j] ?? NaN))).toBeLessThan(1e-5);
  }
});

test('serving equals the training graph within 1e-6', () => {
  const window = windowAt(130);
  const fit = fitWindows([window], options)[0]?.fit;
  if (!fit) throw new Error('a fit is missing');
  const graph = trainingOutput(window, fit, quickRecipe);
  const { memory, scale } = fit.weights;
  for (const t of [8, 9, 40, 90, 129]) {
    // The state that serving would hold before draw t, from the draws before it.
    const before = window.rows.slice(0, t);
    const residuals = before.map(
      (row) => Math.log(row.ticketsSold) - structuralLogTickets(drawInput(row), fit, quickRecipe),
    );
    const logScales = before.map(({ jackpotAnnounced }) => jackpotLogScale(jackpotAnnounced, fit));
    const { last } = recollect({ residuals, logScales }, memory, scale.volatility, quickRecipe);
    const row = window.rows[t];
    if (!row) throw new Error('a row is missing');
    const served = locationScale(drawInput(row), fit, quickRecipe, last, 1);
    expect(Math.abs(Math.exp(served.location - (graph.location[t] ?? NaN)) - 1)).toBeLessThan(1e-6);
    const logScale = jackpotLogScale(row.jackpotAnnounced, fit) + scale.volatility * last.logVolatility;
    expect(Math.abs(Math.exp(logScale - (graph.logScale[t] ?? NaN)) - 1)).toBeLessThan(1e-6);
  }
});

test('slopes stay non-negative where sales fall with the jackpot, unless the config allows them to fall', () => {
  const window = trainingWindow(salesRows(130, { elasticity: -0.4 }), 130, quickRecipe);
  const slopes = (monotone: boolean) =>
    fitWindows([window], { recipe: quickRecipe, monotone })[0]?.fit.weights.location.slice(-6) ?? [];
  expect(slopes(true).every((slope) => slope >= 0)).toBe(true);
  expect(slopes(false).every((slope) => slope < 0)).toBe(true);
});

test('sales that never change leave finite weights', () => {
  const constant = salesRows(130).map((row) => ({ ...row, ticketsSold: 1000 }));
  const [fitted] = fitWindows([trainingWindow(constant, 130, defaultRecipe)], {
    recipe: defaultRecipe,
    monotone: true,
  });
  expect(fitted && flat(fitted.fit).every(Number.isFinite)).toBe(true);
});

test('reports every step', () => {
  const steps: number[] = [];
  fitWindows([windowAt(60)], { ...options, onProgress: ({ step }) => steps.push(step) });
  expect(steps).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
});

test('a fit that is interrupted goes on from what was kept of it, and gives what it would have given', () => {
  const windows = [60, 130].map(windowAt);
  const whole = fitWindows(windows, options);
  let kept: FitState | null = null;
  const interrupted = () =>
    fitWindows(windows, {
      ...options,
      checkpoint: {
        resume: () => null,
        keep: (state) => {
          if (state.step < 17) return;
          kept = structuredClone(state);
          throw new Error('interrupted');
        },
      },
    });
  expect(interrupted).toThrow('interrupted');
  const steps: number[] = [];
  const checkpoint = { resume: () => kept, keep: ({ step }: FitState) => void steps.push(step) };
  expect(fitWindows(windows, { ...options, checkpoint })).toEqual(whole);
  expect(steps).toEqual(Array.from({ length: 23 }, (_, i) => i + 18));
});
