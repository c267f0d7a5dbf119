import { selectBackend, TooFewRowsError } from '../src/index.ts';
import { rollingOrigin, scoredForecasts } from '../src/rolling-origin.ts';
import { quickRecipe, salesRows } from './sales.ts';

const options = { recipe: quickRecipe, monotone: true };
const scored = 6;

beforeAll(() => selectBackend());

test('a later row changes no earlier forecast, not by a bit', () => {
  const rows = salesRows(90);
  const changed = rows.map((row, i) =>
    i < rows.length - 3
      ? row
      : {
          ...row,
          ticketsSold: row.ticketsSold * 7,
          jackpotAnnounced: i === rows.length - 3 ? row.jackpotAnnounced : 9e8,
          marketingSpend: 1e6,
        },
  );
  const quantiles = (of: typeof rows) =>
    scoredForecasts(rollingOrigin(of, scored, options), scored, quickRecipe).map((f) => f.quantiles);
  const [before, after] = [quantiles(rows), quantiles(changed)];
  // The first three scored draws are before the change; the fourth is changed, but forecast from rows before it.
  expect(after.slice(0, 4)).toEqual(before.slice(0, 4));
  expect(after.slice(4)).not.toEqual(before.slice(4));
});

test('forecasts every draw of the calibration and of the score once, in order', () => {
  const rows = salesRows(90);
  const { forecasts, final } = rollingOrigin(rows, scored, options);
  expect(forecasts.map(({ row }) => row)).toEqual(rows.slice(-(24 + scored)));
  expect(final.cutoff).toBe(rows.at(-1)?.drawDate);
});

test('says what is missing where there are too few rows', () => {
  expect(() => rollingOrigin(salesRows(30), scored, options)).toThrow(TooFewRowsError);
  expect(() => rollingOrigin(salesRows(30), scored, options)).toThrow(/30 rows: 6 scored draws and 26 before them/);
});
