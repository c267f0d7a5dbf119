import { addDays, type CountryConfig, drawsAhead, weekdayOf } from '@jackpot/config-schema';
import { forecastTickets, modelArtefact } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import { drawKinds } from '../src/draw-kinds.ts';
import { fitCountry, selectBackend } from '../src/index.ts';
import { config, quickRecipe, salesRows } from './sales.ts';

const DRAWS = 140;
const JACKPOT = 5e6;
const rows = salesRows(DRAWS, { noise: 0.03, missingEvery: Infinity });
const dateOf = (draw: number) => rows[draw]?.drawDate ?? addDays(rows.at(-1)?.drawDate ?? '', 7 * (draw - DRAWS + 1));

/** Sells `factor` times as much. */
const times = (row: SalesRow, factor: number, rest: Partial<SalesRow> = {}) => ({
  ...row,
  ticketsSold: Math.round(row.ticketsSold * factor),
  ...rest,
});
const season = (date: string) =>
  Math.exp(0.1 * Math.sin((2 * Math.PI * (Date.parse(date) - Date.parse(dateOf(0)))) / 864e5 / 365.25));
/** Forecast over truth, `factor` being what the draw's kind makes of it. */
function forecast(game: CountryConfig, past: readonly SalesRow[], drawDate: string, factor: number, event?: string) {
  const model = modelArtefact.parse(fitCountry(game, past, quickRecipe));
  const ahead = drawsAhead(game, model.fit.cutoff, drawDate);
  const { median, interval90 } = forecastTickets(model, { drawDate, jackpot: JACKPOT, ahead, ...(event && { event }) });
  const truth = 1e6 * factor * season(drawDate);
  return { ratio: median / truth, holds: interval90[0] < truth && truth < interval90[1] };
}

beforeAll(() => selectBackend());

describe('a change of price', () => {
  // Dearer by a half: a third fewer tickets, so that sales in money stay as they were.
  const factor = 2 / 3;
  const changed = DRAWS - 8;
  const game = { ...config, ticketPrice: 3, earlier: [{ until: dateOf(changed - 1), ticketPrice: 2 }] };
  const past = rows.map((row, i) => (i < changed ? row : times(row, factor, { ticketPrice: 3 })));

  test('is taken for one by the draws after it, and is no drift a year later', () => {
    for (const draw of [DRAWS, DRAWS + 52]) {
      const { ratio, holds } = forecast(game, past, dateOf(draw), factor);
      expect(Math.abs(Math.log(ratio))).toBeLessThan(0.05);
      expect(holds).toBe(true);
    }
  });

  test('that the rows alone tell is as good as one that the config names; a few draws at another price are none', () => {
    const [told, untold] = [game, { ...game, earlier: [] }].map((told) => drawKinds(told, past));
    expect(untold).toEqual(told?.map((kind) => ({ ...kind, until: addDays(dateOf(changed), -1) })));
    expect(drawKinds(game, past)).toHaveLength(1);
    const offer = rows.map((row, i) => (i > 50 && i < 54 ? { ...row, ticketPrice: 1 } : row));
    expect(drawKinds(config, offer)).toEqual([]);
  });

  test('that is still to come is foreseen as others went', () => {
    const { ratio, holds } = forecast(game, past.slice(0, changed), dateOf(changed), factor);
    expect(Math.abs(Math.log(ratio))).toBeLessThan(0.15);
    expect(holds).toBe(true);
  });
});

test('each weekday has a level of its own', () => {
  const game: CountryConfig = { ...config, draw: undefined, draws: { weekdays: ['wednesday', 'saturday'] } };
  const share = (date: string) => (weekdayOf(date) === 'wednesday' ? 0.5 : 1);
  const twice = rows.map((row, i) => {
    const drawDate = addDays(dateOf(0), 7 * Math.floor(i / 2) + (i % 2) * 4);
    return times(row, (share(drawDate) * season(drawDate)) / season(row.drawDate), { drawDate });
  });
  for (const days of [4, 7]) {
    const drawDate = addDays(twice.at(-1)?.drawDate ?? '', days - 4 + 3);
    const { ratio } = forecast(game, twice, drawDate, share(drawDate));
    expect(Math.abs(Math.log(ratio))).toBeLessThan(0.06);
  }
});

test('an event sells as those before it did, and no other draw does', () => {
  const isEvent = (draw: number) => draw % 23 === 11;
  const past = rows.map((row, i) => (isEvent(i) ? times(row, 1.6, { event: 'superdraw' }) : row));
  expect(Math.abs(Math.log(forecast(config, past, dateOf(DRAWS), 1.6, 'superdraw').ratio))).toBeLessThan(0.06);
  expect(Math.abs(Math.log(forecast(config, past, dateOf(DRAWS), 1).ratio))).toBeLessThan(0.04);
});

test('a game of one weekday, without events, under one set of rules has none: its models stay as they were', () => {
  expect(drawKinds(config, rows)).toEqual([]);
  expect(fitCountry(config, rows.slice(0, 60), quickRecipe).fit.scaling).not.toHaveProperty('kinds');
});

test('other odds are told from other shares, which no player sees; what ended before the first row is past', () => {
  const { jackpot } = config.prizes;
  const kindsOf = (until: string, rules: object) => drawKinds({ ...config, earlier: [{ until, ...rules }] }, rows);
  const prizes = { jackpot, secondary: { shareOfSales: 0.1 } };
  expect(kindsOf(dateOf(50), { prizes })).toEqual([{ until: dateOf(50), mean: 0, deviation: 0.15 }]);
  expect(kindsOf(dateOf(50), { shares: { retailer: 0, duty: 0, goodCauses: 0.1 } })).toEqual([]);
  expect(kindsOf(addDays(dateOf(0), -1), { prizes })).toEqual([]);
});
