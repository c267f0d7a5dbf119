import { addDays } from '@jackpot/config-schema';
import { exampleConfig, exampleModel, salesRow } from '@jackpot/fixtures';
import { pastAsThisDraw } from '../src/past-as-this-draw.ts';

/** Sales of an elasticity of 0.3 about 4 million tickets at 10 million, each draw a surprise of its own. */
const surprises = [0.2, -0.1, 0.05, -0.02, 0.15, -0.3];
const sales = surprises.map((surprise, i) => {
  const jackpotAnnounced = 1e6 * (5 + 2 * i);
  const ticketsSold = 4e6 * (jackpotAnnounced / 10e6) ** 0.3 * Math.exp(surprise);
  return salesRow({ drawDate: addDays('2026-10-17', 7 * i), jackpotAnnounced, ticketsSold, ticketPrice: 2 });
});

test('past draws lie as far from this draw’s forecast as their sales did from theirs, at today’s price', () => {
  const config = exampleConfig({ ticketPrice: 3 });
  const model = exampleModel({ elasticity: 0.3, fit: { rows: sales.length } });
  const points = pastAsThisDraw(sales, '2026-11-28', { config, model });
  // The first draw that was fitted was not foreseen.
  expect(points.map(({ jackpot }) => jackpot)).toEqual(sales.slice(1).map(({ jackpotAnnounced }) => jackpotAnnounced));
  for (const [i, { jackpot, sales: sold }] of points.entries())
    expect(Math.log(sold / (3 * 4e6 * (jackpot / 10e6) ** 0.3))).toBeCloseTo(surprises[i + 1] ?? NaN, 2);
});

test('draws after those that the model saw are left out', () => {
  const model = exampleModel({ fit: { cutoff: '2026-11-07', rows: 4 } });
  const points = pastAsThisDraw(sales, '2026-11-28', { config: exampleConfig(), model });
  expect(points).toHaveLength(3);
});
