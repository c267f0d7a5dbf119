import { drawsAhead } from '@jackpot/config-schema';
import {
  type ForecastRequest,
  type ModelArtefact,
  type Recipe,
  defaultRecipe,
  featureGroups,
  forecastTickets,
  ticketQuantiles,
} from '../src/index.ts';

/** A request for a draw of a game that is drawn on Saturdays. */
function saturday(model: ModelArtefact, request: Omit<ForecastRequest, 'ahead'>): ForecastRequest {
  return { ...request, ahead: drawsAhead({ draw: { weekday: 'saturday' } }, model.fit.cutoff, request.drawDate) };
}

export function saturdayTickets(model: ModelArtefact, request: Omit<ForecastRequest, 'ahead'>) {
  return forecastTickets(model, saturday(model, request));
}

export function saturdayQuantiles(
  model: ModelArtefact,
  request: Omit<ForecastRequest, 'ahead'>,
  probabilities: readonly number[],
) {
  return ticketQuantiles(model, saturday(model, request), probabilities);
}

/** A small artefact whose location is linear in log jackpot between 1 and 10 million; parts can be replaced. */
export function artefact({
  slopes,
  level = 0,
  scale = { level: Math.log(0.1), jackpot: 0, volatility: 0 },
  memory = [0.3, 0.2, 0.1],
  averages = [0, 0, 0],
  logVolatility = 0,
  calibration = [],
  root = [],
  specialDates = [],
  recipe = defaultRecipe,
}: {
  slopes: readonly number[];
  level?: number;
  scale?: ModelArtefact['fit']['weights']['scale'];
  memory?: number[];
  averages?: number[];
  logVolatility?: number;
  calibration?: number[];
  /** Diagonal of the root of the weights' covariance; among slopes, what is beside it is 0.3 of it. */
  root?: number[];
  specialDates?: readonly ModelArtefact['fit']['specialDates'][number][];
  recipe?: Recipe;
}): ModelArtefact {
  const groups = featureGroups(recipe);
  const location = groups.map((group, i) =>
    group === 'response' ? (slopes[i - groups.length + slopes.length] ?? 0) : 0,
  );
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
        cutoff: '2026-01-03',
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
      uncertainty: {
        root: groups.map((_, i) =>
          Array.from({ length: i + 1 }, (__, j) => (root[i] ?? 0) * (j === i ? 1 : groups[j] === 'response' ? 0.3 : 0)),
        ),
        remembered: groups.map(() => 0),
      },
      specialDates: [...specialDates],
    },
    calibration,
  };
}
