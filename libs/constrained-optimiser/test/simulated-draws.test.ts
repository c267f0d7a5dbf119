import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { drawMoney } from '../src/draw-money.ts';
import { lossDistribution } from '../src/loss-distribution.ts';
import { lottery, ticketDistribution } from './lottery.ts';

/** Held here because a test's globals are looked up through a proxy, a hundred million times. */
const { floor, log, log1p, min } = Math;

const draws = 1_000_000;
const seed = 20261128;
const sold = [
  [38_000_000, 0.25],
  [45_000_000, 0.5],
  [60_000_000, 0.25],
] as const;
const street = { name: 'street', oneIn: 6_000_000, prize: 240_000, ticketsPerWinningUnit: 12 };
const jackpot = 10_000_000;

/** Winning tickets of one draw, unit by unit: the gaps between winning units, and each unit's tickets, are geometric. */
function simulateWinners(uniform: () => number, tickets: number, oneIn: number, meanSize: number): number {
  const units = Math.ceil(tickets / meanSize);
  const logLose = log1p(-tickets / (oneIn * meanSize * units));
  const logStay = log1p(-1 / meanSize);
  let winners = 0;
  for (let unit = 0; (unit += 1 + floor(log(uniform()) / logLose)) <= units;) {
    winners += meanSize === 1 ? 1 : 1 + floor(log(uniform()) / logStay);
  }
  return winners;
}

test.each([
  { paid: 'shared', ticketsPerWinningUnit: 1 },
  { paid: 'each', ticketsPerWinningUnit: 12 },
] as const)('10^6 simulated draws of a real-sized lottery, $paid, seed 20261128', ({ paid, ticketsPerWinningUnit }) => {
  const config = lottery({
    prizes: { jackpot: { win: 'odds', oneIn: 45e6, paid, ticketsPerWinningUnit }, secondary: [street] },
  });
  const generator = xoroshiro128plus(seed);
  const uniform = (): number => ((generator.next() >>> 0) + 0.5) / 2 ** 32;
  const draw = { config, jackpot, tickets: ticketDistribution(sold) };
  const money = drawMoney(draw);
  const loss = lossDistribution(draw);
  const lossLevels = [-66.1e6, -57.3e6, -55.7e6, -48.9e6, -45.3e6, -40.1e6];
  const expected = [
    money.expectedSales,
    money.winProbability,
    money.expectedJackpotPaid,
    money.expectedSecondaryPrizes,
    money.expectedNetRevenue,
    ...lossLevels.map((level) => loss.exceedance(level)),
  ];
  const sums = new Float64Array(expected.length);
  const squares = new Float64Array(expected.length);
  const record = (index: number, value: number): void => {
    const deviation = value - (expected[index] ?? 0);
    sums[index] = (sums[index] ?? 0) + deviation;
    squares[index] = (squares[index] ?? 0) + deviation * deviation;
  };
  for (let at = 0; at < draws; at++) {
    const u = uniform();
    const [tickets] = sold[u < 0.25 ? 0 : u < 0.75 ? 1 : 2];
    const winners = simulateWinners(uniform, tickets, 45e6, ticketsPerWinningUnit);
    const others = street.prize * simulateWinners(uniform, tickets, street.oneIn, street.ticketsPerWinningUnit);
    const jackpotPaid = jackpot * (paid === 'each' ? winners : min(1, winners));
    const sales = tickets * 2.5;
    const lost = jackpotPaid + others - (sales * (1 - 0.02 - 0.03 - 0.33) - 500e3);
    record(0, sales);
    record(1, winners > 0 ? 1 : 0);
    record(2, jackpotPaid);
    record(3, others);
    record(4, sales * 0.95 - jackpotPaid - others - 500e3);
    for (let level = 0; level < lossLevels.length; level++) record(5 + level, lost > (lossLevels[level] ?? 0) ? 1 : 0);
  }
  sums.forEach((sum, index) => {
    expect(Math.abs(sum)).toBeLessThanOrEqual(4 * Math.sqrt(squares[index] ?? 0) + 1e-9);
  });
});
