import { lossDistribution } from '../../src/loss/loss-distribution.ts';
import { sparseTail } from '../../src/loss/sparse-tail.ts';
import { lottery, ticketDistribution } from '../lottery.ts';

const config = lottery({
  prizes: {
    jackpot: { win: 'odds', oneIn: 110_000, paid: 'each', ticketsPerWinningUnit: 12 },
    secondary: [
      { name: 'street', oneIn: 20_000, prize: 25_000, ticketsPerWinningUnit: 12 },
      { name: 'two digits', oneIn: 100, prize: 50, ticketsPerWinningUnit: 1 },
    ],
  },
});
const jackpot = 150_000;
const scores = Array.from({ length: 261 }, (_, at) => (at - 130) * 0.04);
const density = scores.map((score) => Math.exp((-score * score) / 2));
const whole = density.reduce((sum, each) => sum + each, 0);
const smooth = ticketDistribution(
  scores.map((score, at) => [Math.round(1e6 * Math.exp(0.05 * score)), (density[at] ?? 0) / whole]),
);

test('an eighth of a smooth forecast tells a tail within bounds that hold the whole sum', () => {
  const { exceedance } = lossDistribution({ config, jackpot, tickets: smooth });
  for (const amount of [2e6, 4e6, 8e6]) {
    const exact = exceedance(amount);
    const { low, high } = sparseTail({ config, jackpot, tickets: smooth }, (loss) => loss.exceedance(amount)) ?? {};
    expect(exact).toBeGreaterThan(1e-9);
    expect(low).toBeLessThanOrEqual(exact);
    expect(high).toBeGreaterThanOrEqual(exact);
    expect(((high ?? Infinity) - (low ?? 0)) / exact).toBeLessThan(0.02);
  }
});

test.each([
  { name: 'a few points', points: [[9e5, 0.5] as const, [11e5, 0.5] as const] },
  {
    name: 'a lump',
    points: smooth.points.map(
      ({ tickets, probability }, at) => [tickets, at === 140 ? 0.1 : probability * 0.9] as const,
    ),
  },
])('a forecast of $name is summed whole', ({ points }) => {
  const draw = { config, jackpot, tickets: ticketDistribution(points) };
  expect(sparseTail(draw, (loss) => loss.exceedance(4e6))).toBeNull();
});
