import { scoreForecasts, scoredQuantiles } from '@jackpot/forecast-model';
import { addDays } from '@jackpot/config-schema';
import type { SalesRow } from '@jackpot/sales-data';
import { backtest, horizonBacktest, seasonalNaiveQuantiles, selectBackend, trainCountry } from '../src/index.ts';
import { forecastOf, config, gaussians, quickRecipe, salesRows } from './sales.ts';

const recipe = { ...quickRecipe, optimiser: { steps: 100, learningRate: 0.03 } };

const shortGate = { ...config, gate: { ...config.gate, draws: 2 } };

async function trained(rows: readonly SalesRow[], windowDraws = recipe.likelihood.windowDraws) {
  const backend = await selectBackend();
  const drawDate = addDays(rows.at(-1)?.drawDate ?? '', 7);
  const own = { ...recipe, likelihood: { ...recipe.likelihood, windowDraws } };
  const { artefact } = trainCountry({
    config: shortGate,
    rows,
    drawDate,
    champion: null,
    recipe: own,
    seed: 1,
    backend,
  });
  return { artefact, drawDate };
}

/** The weekly season of `salesRows`, of log tickets. */
const season = (date: string) => {
  const weeks = (Date.parse(date) - Date.parse('2020-01-04')) / (7 * 86_400_000);
  return 0.1 * Math.sin((2 * Math.PI * weeks * 7) / 365.25);
};

const share = (values: readonly boolean[]) => values.filter(Boolean).length / values.length;

beforeAll(() => selectBackend());

describe('on sales of known truth', () => {
  test('missing weeks shift no season: every third week missing', async () => {
    const { artefact, drawDate } = await trained(salesRows(150, { missingEvery: 3 }));
    for (const weeks of [0, 13, 26, 39]) {
      const date = addDays(drawDate, 7 * weeks);
      const { median } = forecastOf(artefact, { drawDate: date, jackpot: 5e6 });
      expect(Math.abs(Math.log(median / 1e6) - season(date))).toBeLessThan(0.06);
    }
  });

  test('a ticket price that rose is a step in tickets that the forecast has followed a few draws later', async () => {
    // Price 2 to 2.50 with a fifth fewer tickets: sales are what they were, tickets are not.
    const rows = salesRows(150).map((row, i) =>
      i < 138 ? row : { ...row, ticketPrice: 2.5, ticketsSold: Math.round(0.8 * row.ticketsSold) },
    );
    const { artefact, drawDate } = await trained(rows);
    const { median } = forecastOf(artefact, { drawDate, jackpot: 5e6 });
    expect(Math.abs(Math.log(median / 0.8e6) - season(drawDate))).toBeLessThan(0.07);
  });

  test('a redesign that lifts sales by half is followed within six draws, and the intervals hold again', () => {
    const rows = salesRows(150).map((row, i) =>
      i < 124 ? row : { ...row, ticketsSold: Math.round(1.5 * row.ticketsSold) },
    );
    const draws = backtest({ config, rows, draws: 26, recipe });
    const errors = draws.map(({ row, quantiles }) => Math.log(row.ticketsSold / (quantiles[5] ?? NaN)));
    expect(errors[0]).toBeGreaterThan(0.3);
    const later = errors.slice(6);
    expect(Math.abs(later.reduce((sum, e) => sum + e, 0) / later.length)).toBeLessThan(0.05);
    const held = draws
      .slice(6)
      .map(({ row, quantiles: q }) => row.ticketsSold >= (q[0] ?? NaN) && row.ticketsSold <= (q[10] ?? NaN));
    expect(share(held)).toBeGreaterThanOrEqual(0.8);
  });

  test('60 rows train a model that beats the seasonal naive, with intervals that hold', () => {
    const seeds = [1, 2];
    const scored = seeds.map((seed) => {
      const rows = salesRows(60, { seed });
      const draws = backtest({ config, rows, draws: 26, recipe });
      const naive = draws.map(({ row }, i) => ({
        actual: row.ticketsSold,
        quantiles: seasonalNaiveQuantiles(rows.slice(0, 34 + i), row.drawDate, scoredQuantiles),
      }));
      const own = draws.map(({ row, quantiles }) => ({ actual: row.ticketsSold, quantiles }));
      return { own: scoreForecasts(own), naive: scoreForecasts(naive) };
    });
    for (const { own, naive } of scored) expect(own.wql).toBeLessThan(0.7 * naive.wql);
    const coverage = scored.reduce((sum, { own }) => sum + own.coverage90, 0) / seeds.length;
    expect(coverage).toBeGreaterThan(0.75);
  });

  test('jackpots that never changed give no response, and a flag at any other', async () => {
    const rows = salesRows(120, { elasticity: 0 }).map((row) => ({ ...row, jackpotAnnounced: 5e6 }));
    const { artefact, drawDate } = await trained(rows);
    const [usual, double] = [5e6, 1e7].map((jackpot) => forecastOf(artefact, { drawDate, jackpot }));
    if (!usual || !double) throw new Error('a forecast is missing');
    expect([usual.extrapolated, double.extrapolated]).toEqual([false, true]);
    expect(Math.abs(Math.log(usual.median / 1e6) - season(drawDate))).toBeLessThan(0.06);
    const width = ({ interval90: [low, high] }: typeof usual) => Math.log(high / low);
    expect(width(double)).toBeGreaterThan(3 * width(usual));
  });

  test('jackpots raised in good weeks: the response is the jackpot’s, not the season’s', async () => {
    // Jackpots follow a season of ±30 % that the operator knew; naively regressed, the elasticity is far above 0.2.
    const gaussian = gaussians(5);
    const good = (week: number) => 0.3 * Math.cos((2 * Math.PI * week * 7) / 365.25);
    const rows = salesRows(210, { elasticity: 0, noise: 0, missingEvery: 1000 }).map((row, week) => {
      const jackpotAnnounced = Math.round(4e6 * Math.exp(2 * good(week) + 0.25 * gaussian()));
      const log = good(week) + 0.2 * Math.log(jackpotAnnounced / 4e6) + 0.04 * gaussian();
      return { ...row, jackpotAnnounced, ticketsSold: Math.round(1e6 * Math.exp(log)) };
    });
    const logs = rows.map((row) => [Math.log(row.jackpotAnnounced / 4e6), Math.log(row.ticketsSold / 1e6)] as const);
    const naive = logs.reduce((sum, [x, y]) => sum + x * y, 0) / logs.reduce((sum, [x]) => sum + x * x, 0);
    expect(naive).toBeGreaterThan(0.5);

    const { artefact, drawDate } = await trained(rows);
    const at = (jackpot: number) => forecastOf(artefact, { drawDate, jackpot });
    expect(Math.abs(Math.log(at(6e6).median / at(3e6).median) / Math.log(2) - 0.2)).toBeLessThan(0.1);
    for (const jackpot of [3e6, 6e6]) {
      const truth = 1e6 * Math.exp(good(210) + 0.2 * Math.log(jackpot / 4e6));
      const [low, high] = at(jackpot).interval90;
      expect(truth).toBeGreaterThan(low);
      expect(truth).toBeLessThan(high);
    }
  });

  test('a draw of its own at every year’s end is forecast from the years before', async () => {
    const usual = salesRows(205, { missingEvery: 1000 }).filter(({ drawDate }) => {
      const monthDay = drawDate.slice(5);
      return monthDay > '01-03' && monthDay < '12-28';
    });
    const yearEnds = usual.slice(0, 3).map((row, i) => ({
      ...row,
      drawDate: `${2020 + i}-12-31`,
      jackpotAnnounced: 5e6,
      ticketsSold: 3e6,
      grossSales: 6e6,
    }));
    const all = [...usual, ...yearEnds].sort((a, b) => a.drawDate.localeCompare(b.drawDate));
    const until = all.filter((row) => row.drawDate < '2023-12-25');
    // The year-ends lie before most of what the weights are fitted to.
    const { artefact } = await trained(until, 80);
    const at = (drawDate: string) => forecastOf(artefact, { drawDate, jackpot: 5e6 }).median;
    expect(at('2023-12-31')).toBeGreaterThan(2e6);
    expect(at('2024-01-13')).toBeLessThan(1.3e6);
  });
});

describe('further ahead', () => {
  test('the spread grows with the horizon as an autocorrelated level drifts, and still holds the sales', () => {
    const gaussian = gaussians(11);
    let level = 0;
    const rows = salesRows(240, { noise: 0.01, missingEvery: 1000 }).map((row) => {
      level = 0.9 * level + 0.04 * gaussian();
      return { ...row, ticketsSold: Math.round(row.ticketsSold * Math.exp(level)) };
    });
    const horizons = horizonBacktest({ config, rows, draws: 52, horizons: [1, 4, 13], recipe });
    const width = horizons.map(
      ({ draws }) => draws.reduce((sum, { quantiles: q }) => sum + Math.log((q[10] ?? NaN) / (q[0] ?? NaN)), 0) / 52,
    );
    expect(horizons.map(({ ahead, draws }) => [ahead, draws.at(-1)?.row.drawDate])).toEqual(
      [1, 4, 13].map((ahead) => [ahead, rows.at(-1)?.drawDate]),
    );
    expect(width[1]).toBeGreaterThan(1.2 * (width[0] ?? NaN));
    expect(width[2]).toBeGreaterThan(width[1] ?? NaN);
    for (const { draws } of horizons) {
      const { coverage90 } = scoreForecasts(
        draws.map(({ row, quantiles }) => ({ actual: row.ticketsSold, quantiles })),
      );
      expect(coverage90).toBeGreaterThan(0.7);
    }
  });

  test('a forecast so many draws ahead sees no draw between', () => {
    const rows = salesRows(110);
    const changed = rows.map((row, i) => (i < 107 ? row : { ...row, ticketsSold: 3 * row.ticketsSold }));
    const last = (of: readonly SalesRow[]) =>
      horizonBacktest({ config, rows: of, draws: 1, horizons: [4, 1], recipe: quickRecipe }).map(
        ({ draws }) => draws[0]?.quantiles,
      );
    const [before, after] = [last(rows), last(changed)];
    expect(after[0]).toEqual(before[0]);
    expect(after[1]).not.toEqual(before[1]);
  });
});
