import { selectBackend, TooFewRowsError } from '../src/index.ts';
import { calibrationErrors } from '../src/calibration-errors.ts';
import { forecastsOf, rollingOrigin, scoredForecasts } from '../src/rolling-origin.ts';
import { config, quickRecipe, salesRows } from './sales.ts';

const options = { recipe: quickRecipe, monotone: true, calendar: config };
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
  const rolling = rollingOrigin(rows, scored, options);
  expect(forecastsOf(rolling).map(({ row }) => row)).toEqual(rows.slice(-(24 + scored)));
  expect(rolling.final.fit.cutoff).toBe(rows.at(-1)?.drawDate);
});

test('calibrates by rolling-origin errors, and by leave-one-out errors of the draws before them', () => {
  const rolling = rollingOrigin(salesRows(90), scored, options);
  const forecasts = forecastsOf(rolling);
  const errors = calibrationErrors(forecasts, rolling.final.leaveOneOut, quickRecipe.calibration);
  expect(errors).toHaveLength(quickRecipe.calibration.draws);
  const last = forecasts.slice(-quickRecipe.calibration.rollingDraws);
  for (const [i, { error }] of last.toReversed().entries()) expect(errors.at(-1 - i)).toBeCloseTo(error, 6);
  const before = rolling.final.leaveOneOut.slice(0, -last.length);
  expect(errors[0]).toBeCloseTo(before.at(last.length - errors.length) ?? NaN, 6);
});

test('says what is missing where there are too few rows', () => {
  expect(() => rollingOrigin(salesRows(30), scored, options)).toThrow(TooFewRowsError);
  expect(() => rollingOrigin(salesRows(30), scored, options)).toThrow(/30 rows: 6 scored draws and 26 before them/);
});
