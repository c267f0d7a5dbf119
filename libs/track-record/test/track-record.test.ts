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

test('ten weeks with overrides, late data and a cancelled draw, by hand', () => {
  const weeks: readonly (readonly [jackpot: Parameters<typeof at>, sales: number | null])[] = [
    [[20], 118],
    // Above its interval, 100 to 144.
    [[20], 150],
    // An override: 110 to 156 at 25, and a revenue of 56 instead of 58.
    [[25], 128],
    [[20], 101],
    // Its row came a week late, and it is below its interval.
    [[20], 99],
    // Cancelled after it was recommended: it is neither sold nor announced.
    [[20, 'recommended'], null],
    // An override: 90 to 132 at 15, and a revenue of 54.
    [[15], 112],
    [[20], 122],
    // Nearly the best: a revenue of 57.6.
    [[21], 121],
    // Still to be drawn, and announced otherwise by the board: a revenue of 56.
    [[25, 'announced'], null],
  ];
  const outcomes = weeks.map(([jackpot, sales]) =>
    drawOutcome(published, sales === null ? undefined : sold(sales), at(...jackpot), null),
  );
  expect(outcomes.map(({ inside }) => inside)).toEqual([true, false, true, true, false, null, true, true, true, null]);
  const { draws, inside, range90, bias } = calibration(outcomes);
  expect([draws, inside]).toEqual([8, 6]);
  // Wilson, z = 1.6449: centre (0.75 + 0.1691) / 1.3382, half-width 1.6449 / 1.3382 * sqrt(0.75 * 0.25 / 8 + 0.3382 / 32).
  expect(range90?.map((value) => Number(value.toFixed(3)))).toEqual([0.46, 0.913]);
  // ln of 118/120, 150/120, 128/130, 101/120, 99/120, 112/110, 122/120, 121/122: their sum is -0.1476.
  expect(bias?.mean).toBeCloseTo(-0.01845, 5);
  const { draws: known, followed, asPublished } = adherence(outcomes);
  // All but the cancelled draw; five as recommended, each 58 - 50 better than the last jackpot; 2 + 4 + 0.4 + 2 by deviating.
  expect([known, followed, asPublished.gainOverLast]).toEqual([9, 5, 40]);
  expect(asPublished.costOfDeviating).toBeCloseTo(8.4, 9);
});
