import fc from 'fast-check';
import { ForecastDateError, scoredQuantiles } from '../src/index.ts';
import { artefact, saturdayQuantiles, saturdayTickets } from './artefacts.ts';

/** Artefacts of any monotone response, skew, spread, memory and calibration that training could leave. */
const anyMonotoneArtefact = fc
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
    root: fc.array(fc.double({ min: 0, max: 0.5, noNaN: true }), { minLength: 25, maxLength: 25 }),
    specialDates: fc.constantFrom([], [{ day: 10, shift: 0.5, variance: 0.01 }]),
    calibration: fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { maxLength: 160 }),
  })
  .map(artefact);

const drawDate = '2026-01-10';
const jackpot = fc.double({ min: 1e5, max: 1e8, noNaN: true });
/** Jackpots with so many tickets that rounding them to whole ones hides nothing. */
const seenJackpot = fc.double({ min: 1e6, max: 1e7, noNaN: true });
const ahead = fc.constantFrom('2026-01-10', '2026-01-31', '2026-12-26');

describe('the distribution of tickets', () => {
  test('is a distribution: whole tickets that rise, probabilities that sum to 1, tails below 1e-6', () => {
    fc.assert(
      fc.property(anyMonotoneArtefact, jackpot, ahead, (model, j, date) => {
        const { points } = saturdayTickets(model, { drawDate: date, jackpot: j });
        expect(points.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
        expect(
          points.every(({ tickets }, i) => Number.isInteger(tickets) && tickets > (points[i - 1]?.tickets ?? -1)),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
    const { points } = saturdayTickets(artefact({ slopes: [] }), { drawDate, jackpot: 3e6 });
    expect(points[0]?.probability).toBeLessThan(1e-6);
    expect(points.at(-1)?.probability).toBeLessThan(1e-6);
  });

  test('never falls in mean or median as the jackpot rises', () => {
    fc.assert(
      fc.property(
        anyMonotoneArtefact,
        jackpot,
        fc.double({ min: 1, max: 20, noNaN: true }),
        ahead,
        (model, j, factor, date) => {
          const lower = saturdayTickets(model, { drawDate: date, jackpot: j });
          const higher = saturdayTickets(model, { drawDate: date, jackpot: j * factor });
          expect(higher.median).toBeGreaterThanOrEqual(lower.median * (1 - 1e-12));
          // Points are whole tickets: either mean may be off by half a ticket.
          expect(higher.mean).toBeGreaterThanOrEqual(lower.mean * (1 - 1e-9) - 1);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('has the mean of a log-normal, not the exponential of the mean log', () => {
    // Fewer than 19 residuals: the shape is normal, 1.25 scales wide.
    const sigma = 1.25 * 0.4;
    const model = artefact({ slopes: [], scale: { level: Math.log(0.4), jackpot: 0, volatility: 0 } });
    const { mean, median } = saturdayTickets(model, { drawDate, jackpot: 3e6 });
    expect(median / 1e6).toBeCloseTo(1, 9);
    expect(mean / (1e6 * Math.exp(sigma ** 2 / 2))).toBeCloseTo(1, 5);
  });

  test('states the mean of its points, and quantiles that agree with them', () => {
    fc.assert(
      fc.property(anyMonotoneArtefact, seenJackpot, (model, j) => {
        const { points, mean, interval90 } = saturdayTickets(model, { drawDate, jackpot: j });
        expect(mean / points.reduce((sum, { tickets, probability }) => sum + tickets * probability, 0)).toBeCloseTo(
          1,
          10,
        );
        const [low = NaN, high = NaN] = saturdayQuantiles(model, { drawDate, jackpot: j }, [0.05, 0.95]);
        expect(interval90).toEqual([low, high]);
        const below = (x: number) =>
          points.filter(({ tickets }) => tickets < x - 1).reduce((sum, p) => sum + p.probability, 0);
        expect(Math.abs(below(low) - 0.05)).toBeLessThan(0.01);
        expect(Math.abs(below(high) - 0.95)).toBeLessThan(0.01);
      }),
      { numRuns: 60 },
    );
  });

  test('is wider outside the seen jackpots, at the mean and median that the response gives, and flagged', () => {
    const model = artefact({ slopes: [], calibration: Array.from({ length: 99 }, (_, i) => ((i - 49) / 30) ** 3) });
    const inside = saturdayTickets(model, { drawDate, jackpot: 1e7 });
    const outside = saturdayTickets(model, { drawDate, jackpot: 2e7 });
    const below = saturdayTickets(model, { drawDate, jackpot: 5e5 });
    expect([inside.extrapolated, outside.extrapolated, below.extrapolated]).toEqual([false, true, true]);
    for (const wide of [outside, below]) {
      expect(wide.median).toBe(inside.median);
      expect(wide.mean / inside.mean).toBeCloseTo(1, 6);
      expect(wide.interval90[0]).toBeLessThan(inside.interval90[0] * 0.9);
      expect(wide.interval90[1]).toBeGreaterThan(inside.interval90[1] * 1.1);
    }
  });

  test('knows special dates by the day of the year, at every jackpot alike', () => {
    // 10 January, and a shift of a tenth of log tickets that is known to 0.3.
    const model = artefact({ slopes: [0.5], specialDates: [{ day: 10, shift: 0.1, variance: 0.09 }] });
    const usual = artefact({ slopes: [0.5] });
    for (const jackpot of [2e6, 8e6]) {
      const at = (of: typeof model, date: string) => saturdayTickets(of, { drawDate: date, jackpot });
      expect(Math.log(at(model, '2026-01-10').median / at(usual, '2026-01-10').median)).toBeCloseTo(0.1, 12);
      expect(at(model, '2026-01-17')).toEqual(at(usual, '2026-01-17'));
      const width = ({ interval90: [low, high] }: { interval90: readonly [number, number] }) => Math.log(high / low);
      expect(width(at(model, '2026-01-10')) / width(at(usual, '2026-01-10'))).toBeCloseTo(Math.sqrt(0.1) / 0.1, 9);
    }
  });

  test('is wider at jackpots whose effect is known less, at the same mean and median', () => {
    const model = artefact({ slopes: [], root: Array.from({ length: 25 }, (_, i) => (i >= 19 ? 0.6 : 0)) });
    const [usual, rare] = [3e6, 9.9e6].map((j) => saturdayTickets(model, { drawDate, jackpot: j }));
    if (!usual || !rare) throw new Error('a forecast is missing');
    expect(rare.interval90[0]).toBeLessThan(usual.interval90[0] * 0.95);
    expect(rare.interval90[1]).toBeGreaterThan(usual.interval90[1] * 1.05);
    expect(rare.median).toBe(usual.median);
    expect(rare.mean / usual.mean).toBeCloseTo(1, 6);
  });

  test('forgets the last residuals and widens as weeks pass without a draw', () => {
    const model = artefact({ slopes: [], averages: [0.2, 0.2, 0.2] });
    const width = ({ interval90: [low, high] }: { interval90: readonly [number, number] }) => Math.log(high / low);
    const forecasts = ['2026-01-10', '2026-01-24', '2026-03-28', '2026-12-26'].map((date) =>
      saturdayTickets(model, { drawDate: date, jackpot: 3e6 }),
    );
    for (const [i, later] of forecasts.entries()) {
      const earlier = forecasts[i - 1];
      if (!earlier) continue;
      expect(later.median).toBeLessThan(earlier.median);
      expect(width(later)).toBeGreaterThan(width(earlier));
    }
    // One draw ahead: 0.3 + 0.2 + 0.1 of a residual of 0.2.
    expect(forecasts[0]?.median).toBeCloseTo(1e6 * Math.exp(0.12), 3);
    expect(forecasts.at(-1)?.median ?? NaN).toBeLessThan(1.02e6);
  });

  test('has quantiles that never cross', () => {
    fc.assert(
      fc.property(anyMonotoneArtefact, jackpot, (model, j) => {
        const quantiles = saturdayQuantiles(model, { drawDate, jackpot: j }, scoredQuantiles);
        expect(quantiles.every((q, i) => Number.isFinite(q) && q >= (quantiles[i - 1] ?? 0))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('refuses a draw that the model has seen', () => {
    expect(() => saturdayTickets(artefact({ slopes: [] }), { drawDate: '2026-01-03', jackpot: 3e6 })).toThrow(
      ForecastDateError,
    );
  });
});
