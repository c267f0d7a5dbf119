import { salesRow } from '@jackpot/fixtures';
import type { SalesRow } from '@jackpot/sales-data';
import { adherence, calibration, drawOutcome, type PublishedDraw } from '../src/index.ts';

/** Sales rise by 2 a unit of jackpot, revenue is best at 20. */
const published: PublishedDraw = {
  recordId: 'england-2026-11-28-00000000',
  drawDate: '2026-11-28',
  recommended: 20,
  lastJackpot: 10,
  rows: [
    { jackpot: 10, expectedSales: 100, salesInterval90: [80, 120], expectedNetRevenue: 50 },
    { jackpot: 20, expectedSales: 120, salesInterval90: [100, 144], expectedNetRevenue: 58 },
    { jackpot: 30, expectedSales: 140, salesInterval90: [120, 168], expectedNetRevenue: 54 },
  ],
};

const sold = (grossSales: number, more: Partial<SalesRow> = {}) =>
  salesRow({
    drawDate: published.drawDate,
    jackpotAnnounced: 25,
    ticketsSold: grossSales,
    ticketPrice: 1,
    ...more,
  });

const at = (jackpot: number, from: 'row' | 'announced' | 'recommended' = 'row') => ({ jackpot, from });

test('the published forecast is read at the announced jackpot, between its rows', () => {
  const outcome = drawOutcome(
    published,
    sold(170, { jackpotPaid: 25, secondaryPrizesPaid: 30, netRevenue: 9 }),
    at(25),
    null,
  );
  expect(outcome.forecast).toEqual({ expectedSales: 130, salesInterval90: [110, 156], expectedNetRevenue: 56 });
  expect(outcome).toMatchObject({ sold: 170, inside: false, prizes: 55, netRevenue: 9 });
  expect(outcome.worth).toEqual({ overAnnounced: 2, overLast: 8 });
});

test('what was not evaluated then is not known now', () => {
  const outcome = drawOutcome(published, sold(150), at(31), null);
  expect(outcome).toMatchObject({ forecast: null, inside: null, worth: null, sold: 150, prizes: null });
  expect(drawOutcome({ ...published, lastJackpot: 9 }, sold(150), at(20), null).worth).toEqual({
    overAnnounced: 0,
    overLast: null,
  });
});

test('a draw without a row waits', () => {
  expect(drawOutcome(published, undefined, at(20, 'recommended'), null)).toMatchObject({
    sold: null,
    inside: null,
    prizes: null,
  });
});

test('calibration tells its uncertainty, by hand for 2 of 4', () => {
  const outcomes = [90, 119, 120, 150].map((sales) => drawOutcome(published, sold(sales), at(20), null));
  const { draws, inside, share, range90, bias } = calibration(outcomes);
  expect([draws, inside, share]).toEqual([4, 2, 0.5]);
  // Wilson, z = 1.645: centre 0.5, half-width 1.645 / (1 + 0.6764) * sqrt(0.25 / 4 + 0.6764 / 16).
  expect(range90?.map((value) => Number(value.toFixed(3)))).toEqual([0.182, 0.818]);
  // ln of 90, 119, 120, 150 over 120: mean -0.0182.
  expect(bias?.mean).toBeCloseTo(-0.0182, 4);
  expect(calibration([]).range90).toBe(null);
});

test('adherence counts what is known to have been announced', () => {
  const outcomes = [at(20), at(25, 'announced'), at(20, 'recommended'), at(20, 'recommended')].map((jackpot) =>
    drawOutcome(published, undefined, jackpot, null),
  );
  expect(adherence(outcomes)).toEqual({
    draws: 2,
    followed: 1,
    asPublished: { draws: 2, costOfDeviating: 2, gainOverLast: 8 },
    inHindsight: { draws: 0, costOfDeviating: 0, gainOverLast: 0 },
  });
});
