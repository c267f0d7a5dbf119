import { addDays } from '@jackpot/config-schema';
import { defaultRecipe, featureGroups, middleElasticityRow, momentsOf, responseScaling } from '@jackpot/forecast-model';
import { normalPrior, normalTerms } from '../src/location-prior.ts';
import { fitCountry, selectBackend } from '../src/index.ts';
import { config, gaussians } from './sales.ts';

const { knotQuantiles } = defaultRecipe.response;
const jackpots = Array.from({ length: 100 }, (_, i) => 1e6 * (1 + i / 20));
const scaling = responseScaling(jackpots, knotQuantiles);
const deviations = (response: typeof scaling) =>
  normalTerms(defaultRecipe, { response }).map(({ deviation }) => deviation);

beforeAll(() => selectBackend());

describe('the prior of the response', () => {
  test('jackpots four times as far apart, in logs, let the slope change twice as much; the elasticity is as free as before', () => {
    const [first, ...changes] = deviations(scaling);
    const apart = responseScaling(
      jackpots.map((jackpot) => jackpot ** 4),
      knotQuantiles,
    );
    const [firstApart, ...changesApart] = deviations(apart);
    expect(firstApart).toBe(first);
    expect(changes).toHaveLength(knotQuantiles.length - 1);
    for (const [i, change] of changes.entries()) expect(changesApart[i]).toBeCloseTo(2 * change, 9);
  });

  test('its precision charges slopes by their changes, and by how far the elasticity lies from the mixture of other games', () => {
    const groups = featureGroups(defaultRecipe);
    const slopes = [0.3, 0.5, 0.1, 0.1, 0.9, 0.2, 0.4];
    const weights = groups.map((group, i) => (group === 'response' ? (slopes[i - groups.indexOf(group)] ?? NaN) : 0));
    const { precision, pull } = normalPrior(weights, defaultRecipe, { response: scaling });
    const chargeOf = (w: readonly number[]) =>
      precision.reduce(
        (sum, row, i) =>
          sum +
          row.reduce((dot, value, j) => dot + value * (w[j] ?? 0), 0) * (w[i] ?? 0) -
          2 * (pull[i] ?? 0) * (w[i] ?? 0),
        0,
      );
    const { mean, deviation } = momentsOf(defaultRecipe.priors.elasticity ?? []);
    const elasticity = middleElasticityRow(scaling, defaultRecipe.response).reduce(
      (sum, factor, i) => sum + factor * (slopes[i] ?? NaN),
      0,
    );
    const [, ...changes] = deviations(scaling);
    const expected = changes.reduce(
      (sum, change, i) => sum + (((slopes[i + 1] ?? NaN) - (slopes[i] ?? NaN)) / change) ** 2,
      ((elasticity - mean) / deviation) ** 2,
    );
    expect(chargeOf(weights) + (mean / deviation) ** 2).toBeCloseTo(expected, 9);
  });

  test('where past jackpots hardly differ, the slope beyond them is the slope among them', () => {
    const [jackpotNoise, salesNoise] = [gaussians(5), gaussians(6)];
    const rows = Array.from({ length: 104 }, (_, week) => {
      const jackpotAnnounced = Math.round(4e6 * Math.exp(0.03 * jackpotNoise()));
      const ticketsSold = Math.round(1e6 * Math.exp(0.5 * Math.log(jackpotAnnounced / 4e6) + 0.04 * salesNoise()));
      return {
        ...{ line: week + 2, drawDate: addDays('2024-01-06', 7 * week), jackpotAnnounced, ticketsSold, ticketPrice: 2 },
        ...{ grossSales: 2 * ticketsSold, jackpotPaid: null, secondaryPrizesPaid: null, netRevenue: null },
        marketingSpend: null,
        event: null,
      };
    });
    const { fit } = fitCountry(config, rows);
    const slopes = fit.weights.location.slice(-knotQuantiles.length);
    expect(Math.max(...slopes) - Math.min(...slopes)).toBeLessThan(0.1);
  });
});
