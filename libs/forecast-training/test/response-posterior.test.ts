import { addDays } from '@jackpot/config-schema';
import { type ModelArtefact, elasticityAt, forecastTickets, momentsOf, restsOnPrior } from '@jackpot/forecast-model';
import { fitCountry, selectBackend } from '../src/index.ts';
import { config, gaussians, quickRecipe } from './sales.ts';

const mixture = quickRecipe.priors.elasticity ?? [];

/** 120 draws whose jackpots vary by `spread` in logs, and whose sales respond with `elasticity`. */
function rowsOf(spread: number, elasticity: number) {
  const [jackpots, noise] = [gaussians(5), gaussians(6)];
  return Array.from({ length: 120 }, (_, week) => {
    const jackpotAnnounced = Math.round(4e6 * Math.exp(spread * jackpots()));
    const ticketsSold = Math.round(1e6 * Math.exp(elasticity * Math.log(jackpotAnnounced / 4e6) + 0.04 * noise()));
    return {
      ...{ line: week + 2, drawDate: addDays('2024-01-06', 7 * week), jackpotAnnounced, ticketsSold, ticketPrice: 2 },
      ...{ grossSales: 2 * ticketsSold, jackpotPaid: null, secondaryPrizesPaid: null, netRevenue: null },
      marketingSpend: null,
      event: null,
    };
  });
}

beforeAll(() => selectBackend());

describe('the posterior of the response', () => {
  const fitted = (spread: number, elasticity: number): ModelArtefact =>
    fitCountry(config, rowsOf(spread, elasticity), quickRecipe);

  test('jackpots that never varied say nothing: the elasticity is the prior’s, with its width, and is told to rest on it', () => {
    const model = fitted(0, 0.5);
    const { forecast, possible } = elasticityAt(model, 6e6);
    const { mean, deviation } = momentsOf(mixture);
    expect(Math.abs(forecast - mean)).toBeLessThan(0.1);
    const spread = Math.sqrt(possible.reduce((sum, e) => sum + (e - forecast) ** 2, 0) / possible.length);
    expect(spread).toBeGreaterThan(0.6 * deviation);
    expect(restsOnPrior(model)).toBe(true);
    expect(possible.every((elasticity) => elasticity >= 0)).toBe(true);
  });

  test('jackpots that varied say theirs, whatever the prior holds likely', () => {
    for (const truth of [0.05, 0.7]) {
      const model = fitted(0.4, truth);
      const median = (jackpot: number) => forecastTickets(model, { drawDate: '2026-05-02', ahead: 1, jackpot }).median;
      const elasticity = Math.log(median(6e6) / median(3e6)) / Math.log(2);
      expect(Math.abs(elasticity - truth)).toBeLessThan(0.1);
      expect(restsOnPrior(model)).toBe(false);
    }
  });

  test('sales that fall with the jackpot leave a response near nothing that is not certain', () => {
    const { forecast, possible } = elasticityAt(fitted(0.4, -0.3), 4e6);
    expect(forecast).toBeGreaterThan(0);
    expect(forecast).toBeLessThan(0.06);
    expect(possible.at(-1)).toBeGreaterThan(possible[0] ?? NaN);
  });

  test('the forecast rises without corners: its slope changes little over a small step, at every jackpot', () => {
    const model = fitted(0.4, 0.4);
    const drawDate = '2026-05-02';
    const logMedian = (logJackpot: number) =>
      Math.log(forecastTickets(model, { drawDate, ahead: 1, jackpot: Math.exp(logJackpot) }).median);
    const step = 1e-3;
    const slopes = Array.from({ length: 1500 }, (_, i) => {
      const at = Math.log(1.5e6) + i * step;
      return (logMedian(at + step) - logMedian(at)) / step;
    });
    expect(Math.min(...slopes)).toBeGreaterThanOrEqual(-1e-9);
    const jumps = slopes.slice(1).map((slope, i) => Math.abs(slope - (slopes[i] ?? NaN)));
    expect(Math.max(...jumps)).toBeLessThan(0.01);
  });
});
