import {
  defaultRecipe,
  elasticityAt,
  evaluation as evaluationSchema,
  modelArtefact,
  statesAfter,
} from '@jackpot/forecast-model';
import { backtest, fitCountry, heldDraw, selectBackend, trainCountry } from '../src/index.ts';
import { forecastOf, config, quickRecipe, salesRows } from './sales.ts';

const rows = salesRows(100);
const drawDate = '2021-12-25';
const past = rows.filter((row) => row.drawDate < drawDate);

async function train(overrides: Partial<Parameters<typeof trainCountry>[0]> = {}) {
  const backend = await selectBackend();
  return trainCountry({ config, rows, drawDate, champion: null, recipe: quickRecipe, seed: 7, backend, ...overrides });
}

describe('a training job', () => {
  test('leaves files that their schemas read, fitted to the rows before the draw alone', async () => {
    const { artefact, evaluation } = await train();
    expect(modelArtefact.parse(JSON.parse(JSON.stringify(artefact)))).toEqual(artefact);
    expect(evaluationSchema.parse(JSON.parse(JSON.stringify(evaluation)))).toEqual(evaluation);
    expect(artefact.fit.cutoff).toBe(past.at(-1)?.drawDate);
    expect(evaluation.training).toEqual({ rows: past.length, cutoff: artefact.fit.cutoff, backend: 'cpu', seed: 7 });
    expect(evaluation.challenger.folds.map((fold) => fold.drawDate)).toEqual(past.slice(-8).map((row) => row.drawDate));
    expect(artefact.calibration).toHaveLength(40);
  });

  test('finds the elasticity that the sales were made with, and an interval that holds them', async () => {
    const recipe = { ...quickRecipe, optimiser: defaultRecipe.optimiser };
    const { artefact } = await train({ rows: salesRows(150), drawDate: '2022-12-03', recipe });
    const at = (jackpot: number) => forecastOf(artefact, { drawDate: '2022-12-03', jackpot });
    expect(Math.abs(Math.log(at(8e6).median / at(2e6).median) / Math.log(4) - 0.4)).toBeLessThan(0.05);
    // Truth at 5 million, with the season of week 152: a million tickets and noise of 5 %.
    const truth = 1e6 * Math.exp(0.1 * Math.sin((2 * Math.PI * 152 * 7) / 365.25));
    const [low, high] = at(5e6).interval90;
    expect(low).toBeLessThan(truth);
    expect(high).toBeGreaterThan(truth);
    expect(Math.log(high / low)).toBeLessThan(0.3);
  });

  test('fits the same model where nobody judges', async () => {
    const { fit, calibration } = (await train()).artefact;
    const alone = fitCountry(config, past, quickRecipe);
    for (const [i, weight] of alone.fit.weights.location.entries())
      expect(weight).toBeCloseTo(fit.weights.location[i] ?? NaN, 4);
    expect(alone.calibration).toHaveLength(calibration.length);
  });

  test('gives the same bytes again', async () => {
    expect(JSON.stringify(await train())).toBe(JSON.stringify(await train()));
  });

  test('is a refresh where the champion has the same recipe, and reports how its frozen weights drift', async () => {
    const before = past.slice(0, -3);
    const champion = await train({ rows: before });
    const { evaluation } = await train({
      champion: { recipe: structuredClone(quickRecipe), artefact: champion.artefact },
    });
    expect(evaluation.refresh).toBe(true);
    expect(evaluation.champion?.folds).toEqual(evaluation.challenger.folds);
    expect(evaluation.drift?.cutoff).toBe(before.at(-1)?.drawDate);
    expect(evaluation.drift?.folds.map((fold) => fold.drawDate)).toEqual(past.slice(-3).map((row) => row.drawDate));
    for (const { rare, quantiles } of evaluation.drift?.folds ?? []) {
      expect(rare[0]).toBeLessThan(Math.min(...quantiles));
      expect(rare[1]).toBeGreaterThan(Math.max(...quantiles));
    }
  });

  test('fits the champion’s own recipe on the same draws where it differs', async () => {
    const recipe = { ...quickRecipe, features: { ...quickRecipe.features, yearlyHarmonics: 0 } };
    const { artefact } = await train({ recipe });
    const { evaluation } = await train({ champion: { recipe, artefact } });
    expect(evaluation.refresh).toBe(false);
    expect(evaluation.champion?.recipe).toEqual(recipe);
    expect(evaluation.champion?.folds).not.toEqual(evaluation.challenger.folds);
    expect(evaluationSchema.safeParse(evaluation).success).toBe(true);
  });

  test('a backtest forecasts as the job’s folds do', async () => {
    const { evaluation } = await train();
    const draws = backtest({ config, rows: past, draws: 8, recipe: quickRecipe });
    expect(draws.map(({ quantiles }) => quantiles)).toEqual(
      evaluation.challenger.folds.map(({ quantiles }) => quantiles),
    );
  });
});

describe('a new country with neighbours', () => {
  const prior = {
    formatVersion: 1 as const,
    neighbours: ['england', 'sweden', 'norway'].map((country) => ({
      country,
      version: 1,
      digest: '',
      elasticity: { mean: 0.1, deviation: 0.02 },
    })),
  };
  /** Sales whose jackpots hardly vary, so that few draws say little of an elasticity of 0.4. */
  const steady = (draws: number) =>
    salesRows(draws, { noise: 0.05 }).map((row) => {
      const jackpotAnnounced = 5e6 + 1e6 * Number(row.jackpotAnnounced > 5e6);
      const change = 0.4 * Math.log(jackpotAnnounced / row.jackpotAnnounced);
      return { ...row, jackpotAnnounced, ticketsSold: Math.round(row.ticketsSold * Math.exp(change)) };
    });
  const shortGate = { ...config, gate: { ...config.gate, draws: 4 } };
  const elasticityOf = async (draws: number, borrowing: boolean) => {
    const { artefact, evaluation } = await train({
      config: shortGate,
      rows: steady(draws),
      drawDate: '2030-01-05',
      ...(borrowing && { prior }),
    });
    expect(modelArtefact.parse(artefact)).toEqual(artefact);
    expect(artefact.recipe).toEqual(quickRecipe);
    expect(evaluation.challenger.recipe).toEqual(quickRecipe);
    return elasticityAt(artefact, 5.5e6).forecast;
  };

  test('borrows while its own draws are few; they win as they grow', async () => {
    const gap = async (draws: number) => (await elasticityOf(draws, false)) - (await elasticityOf(draws, true));
    const [few, many] = [await gap(30), await gap(300)];
    expect(few).toBeGreaterThan(0.05);
    expect(many).toBeLessThan(few / 2);
  });

  test('serves as it was fitted: a later state is that of the borrowed prior', async () => {
    const rows = steady(60);
    const { artefact } = await train({ rows, drawDate: '2030-01-05', prior });
    const [last] = statesAfter(rows.map(heldDraw), [rows.length], artefact.fit, artefact.recipe);
    for (const [i, mean] of (artefact.fit.dynamic?.state.mean ?? []).entries())
      expect(last?.dynamic?.mean[i]).toBeCloseTo(mean, 6);
  });
});
