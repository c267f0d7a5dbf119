import { type CountryConfig, attritionPerDraw } from '@jackpot/config-schema';
import { exampleConfig } from '@jackpot/fixtures';
import {
  type StockArtefact,
  expectedJoiners,
  judge,
  stockArtefact,
  stockBefore,
  stockTickets,
} from '@jackpot/forecast-model';
import { ordinaryMarket, playPast } from '@jackpot/simulator';
import { drawKinds } from '../src/draw-kinds.ts';
import { trainModel } from '../src/index.ts';
import { fitStock, stockRecipeOf } from '../src/players/fit-stock.ts';
import { filterStock } from '../src/players/stock-filter.ts';

const config: CountryConfig = exampleConfig({
  demand: { kind: 'subscription', leadDraws: 4, attritionPerYear: 0.3 },
  prizes: { jackpot: { win: 'probability', value: 0.1 }, secondary: { shareOfSales: 0.2 } },
});
const backend = { name: 'cpu', reason: 'a stock needs none' } as const;

/** Truth: a quarter leaves in a year, where the config says three tenths; joiners respond with 0.35. */
function world(seed: number) {
  const market = ordinaryMarket(config);
  const { subscription } = market.demand;
  if (subscription === undefined) throw new Error('the market has no players');
  const demand = {
    ...market.demand,
    tickets: 2e6,
    subscription: { ...subscription, attritionPerDraw: attritionPerDraw(0.25, 52) },
  };
  const past = { weeks: 260, seed, lastDrawDate: '2026-11-22' };
  const { draws, simulation } = playPast({ rules: config, demand, history: market.history }, past);
  return { rows: draws.map((draw, i) => ({ line: i + 2, ...draw })), simulation };
}

/** The first world's job: it is long enough to be done once. */
const training = (() => {
  const { rows } = world(0);
  const { artefact, evaluation } = trainModel({
    config,
    rows,
    drawDate: '2026-11-28',
    champion: null,
    seed: 0,
    backend,
  });
  return { artefact: stockArtefact.parse(artefact), judgement: judge(evaluation, config.gate) };
})();

test('the gate passes, with an interval that holds', () => {
  const { verdict, metrics } = training.judgement;
  expect(verdict).toBe('approved');
  expect(metrics.challenger.wql).toBeLessThan(metrics.seasonalNaive.wql);
  expect(metrics.challenger.coverage90).toBeGreaterThan(0.75);
});

test('attrition, elasticity and players lie within the intervals that the model states', () => {
  const found = [1, 2, 3, 4].map((seed) => {
    const { rows, simulation } = world(seed);
    const { fit } = fitStock(rows, stockRecipeOf(config, '2026-11-21'), { calendar: config, monotone: true });
    const holds = (values: readonly number[], truth: number) => {
      const sorted = values.toSorted((a, b) => a - b);
      return truth >= (sorted[3] ?? Infinity) && truth <= (sorted[60] ?? -Infinity);
    };
    return {
      attrition: holds(
        fit.draws.map(({ attrition }) => attrition),
        attritionPerDraw(0.25, 52),
      ),
      elasticity: holds(
        fit.draws.map(({ elasticity }) => elasticity),
        0.35,
      ),
      players: Math.abs(fit.state.players / (simulation.carried()?.start ?? NaN) - 1) < 0.006,
    };
  });
  // Intervals of nine in ten: one of four may miss.
  for (const fact of ['attrition', 'elasticity', 'players'] as const)
    expect(found.filter((one) => one[fact]).length).toBeGreaterThanOrEqual(3);
});

test('the filter sees no later draw, and forgets the noise of payments', () => {
  const { rows } = world(1);
  const weights = {
    attrition: 0.0055,
    elasticity: 0.35,
    joiningSeason: [0, 0] as [number, number],
    leavingSeason: [0, 0] as [number, number],
    marketing: 0,
    noise: { payments: 0.003, joining: 0.15, level: 0.01 },
  };
  const draws = rows.map((row) => ({
    drawDate: row.drawDate,
    jackpot: row.jackpotAnnounced,
    tickets: row.ticketsSold,
    distance: Math.log(row.jackpotAnnounced / 8e6),
    year: [1, 0] as const,
    effort: 0,
  }));
  const whole = filterStock(draws, weights, 4);
  const cut = filterStock(
    [...draws.slice(0, 100), ...draws.slice(100).map((draw) => ({ ...draw, tickets: 1 }))],
    weights,
    4,
  );
  expect(cut.before.slice(0, 101)).toEqual(whole.before.slice(0, 101));
  const errorOf = (estimate: (t: number) => number) =>
    rows
      .slice(50, -1)
      .reduce((sum, _, t) => sum + Math.abs(estimate(t + 50) / (rows[t + 50]?.expectedTickets ?? NaN) - 1), 0);
  expect(errorOf((t) => whole.before[t]?.players ?? NaN)).toBeLessThan(
    0.9 * errorOf((t) => rows[t - 1]?.ticketsSold ?? NaN),
  );
});

test('open draws move the stock on: their joiners wait, those before them arrive', () => {
  const { artefact } = training;
  const open = [{ drawDate: '2026-11-28', jackpot: 15e6 }];
  const [now, then] = [stockBefore(artefact, []), stockBefore(artefact, open)];
  expect(then.arriving).toEqual([
    ...now.arriving.slice(1),
    expectedJoiners(artefact, { drawDate: '2026-11-28', jackpot: 15e6 }),
  ]);
  expect(then.players - now.players).toBeCloseTo((now.arriving[0] ?? 0) - leavers(artefact), -1);
});

function leavers({ fit }: StockArtefact): number {
  const [cosine, sine] = fit.weights.leavingSeason;
  const angle = (2 * Math.PI * (Date.parse('2026-11-28') / 86_400_000)) / 365.25;
  return fit.state.players * fit.weights.attrition * Math.exp(cosine * Math.cos(angle) + sine * Math.sin(angle));
}

test('an event and a change of price have levels of their own, and players are those of today', () => {
  const { rows, simulation } = world(5);
  // Half again as many tickets in four draws a year; until March 2025 a ticket cost 2, and a fifth more were sold.
  const game: CountryConfig = { ...config, earlier: [{ until: '2025-03-31', ticketPrice: 2 }] };
  const played = rows.map((row, i) => {
    const isEvent = i % 13 === 0;
    const factor = (isEvent ? 1.5 : 1) * (row.drawDate <= '2025-03-31' ? 1.2 : 1);
    return { ...row, event: isEvent ? 'superdraw' : null, ticketsSold: Math.round(row.ticketsSold * factor) };
  });
  const kinds = drawKinds(game, played);
  const fitted = (options: { kinds?: typeof kinds }) =>
    fitStock(played, stockRecipeOf(game, '2026-11-21'), { calendar: game, monotone: true, ...options }).fit;
  const fit = fitted({ kinds });
  const [ofEvent = NaN, before = NaN] = fit.weights.kinds ?? [];
  expect(kinds.map((kind) => ('event' in kind ? kind.event : 'until' in kind ? kind.until : ''))).toEqual([
    'superdraw',
    '2025-03-31',
  ]);
  expect(Math.abs(ofEvent - Math.log(1.5))).toBeLessThan(0.01);
  expect(Math.abs(before - Math.log(1.2))).toBeLessThan(0.02);
  const truth = simulation.carried()?.start ?? NaN;
  expect(Math.abs(fit.state.players / truth - 1)).toBeLessThan(0.006);
  const artefact = { ...training.artefact, fit, calibration: [-1, 0, 1] };
  const mean = (event: string | null) =>
    stockTickets(artefact, game, { drawDate: '2026-11-28', jackpot: 15e6, event }, truth).points.reduce(
      (sum, { tickets, probability }) => sum + tickets * probability,
      0,
    );
  expect(Math.abs(mean('superdraw') / mean(null) - 1.5)).toBeLessThan(0.02);
});
