import fc from 'fast-check';
import { type ModelArtefact, type Recipe, defaultRecipe, featurePriors } from '../src/index.ts';

/** A small artefact whose location is linear in log jackpot between 1 and 10 million; parts can be replaced. */
export function artefact({
  slopes,
  level = 0,
  scale = { level: Math.log(0.1), jackpot: 0, volatility: 0 },
  memory = [0.3, 0.2, 0.1],
  averages = [0, 0, 0],
  logVolatility = 0,
  calibration = [],
  recipe = defaultRecipe,
}: {
  slopes: readonly number[];
  level?: number;
  scale?: ModelArtefact['fit']['weights']['scale'];
  memory?: number[];
  averages?: number[];
  logVolatility?: number;
  calibration?: number[];
  recipe?: Recipe;
}): ModelArtefact {
  const priors = featurePriors(recipe);
  const location = priors.map(({ slope }, i) => (slope ? (slopes[i - priors.length + slopes.length] ?? 0) : 0));
  location[0] = level;
  return {
    formatVersion: 1,
    country: 'testland',
    recipe,
    fit: {
      monotone: slopes.every((slope) => slope >= 0),
      cutoff: '2026-01-03',
      rows: 200,
      centre: Math.log(1e6),
      scaling: {
        trendOrigin: '2026-01-03',
        response: {
          reference: Math.log(3e6),
          knots: [1.5e6, 3e6, 5e6, 7e6, 9e6].map(Math.log),
          standardDeviation: 0.5,
          min: Math.log(1e6),
          max: Math.log(1e7),
        },
        marketing: { reference: 0, mean: 0, byWeek: [] },
      },
      weights: { location, memory, scale },
      state: { averages, logVolatility },
    },
    calibration,
  };
}

/** Artefacts of any monotone response, skew, spread, memory and calibration that training could leave. */
export const anyMonotoneArtefact = fc
  .record({
    slopes: fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 6, maxLength: 6 }),
    level: fc.double({ min: -2, max: 2, noNaN: true }),
    scale: fc.record({
      level: fc.double({ min: -6, max: -0.5, noNaN: true }),
      jackpot: fc.double({ min: 0, max: 1, noNaN: true }),
      volatility: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    averages: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
    logVolatility: fc.double({ min: -1, max: 1, noNaN: true }),
    calibration: fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { maxLength: 160 }),
  })
  .map(artefact);
