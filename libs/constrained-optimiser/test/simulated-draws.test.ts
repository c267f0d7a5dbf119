import type { JackpotPrize } from '@jackpot/config-schema';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { drawMoney } from '../src/draw/draw-money.ts';
import { lossDistribution } from '../src/loss/loss-distribution.ts';
import { lottery, ticketDistribution } from './lottery.ts';

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
  const logLose = Math.log1p(-tickets / (oneIn * meanSize * units));
  const logStay = Math.log1p(-1 / meanSize);
  let winners = 0;
  for (let unit = 0; (unit += 1 + Math.floor(Math.log(uniform()) / logLose)) <= units;) {
    winners += meanSize === 1 ? 1 : 1 + Math.floor(Math.log(uniform()) / logStay);
  }
  return winners;
}

interface Game {
  readonly name: string;
  readonly prize: JackpotPrize;
  /** The tier, or a share of sales. */
  readonly secondary: 'street' | number;
  readonly lossLevels: readonly number[];
}

const oddsLevels = [-66.1e6, -57.3e6, -55.7e6, -48.9e6, -45.3e6, -40.1e6];

const games: Game[] = [
  {
    name: 'odds, shared',
    prize: { win: 'odds', oneIn: 45e6, paid: 'shared', ticketsPerWinningUnit: 1 },
    secondary: 'street',
    lossLevels: oddsLevels,
  },
  {
    name: 'odds, each, in postcodes',
    prize: { win: 'odds', oneIn: 45e6, paid: 'each', ticketsPerWinningUnit: 12 },
    secondary: 'street',
    lossLevels: oddsLevels,
  },
  { name: 'certain', prize: { win: 'certain' }, secondary: 'street', lossLevels: [-66.1e6, -55.7e6, -45.3e6, -40.1e6] },
  {
    name: 'a fixed probability, and a share of sales',
    prize: { win: 'probability', value: 0.3 },
    secondary: 0.25,
    lossLevels: [-50e6, -40e6, -30e6, -22e6],
  },
];

/** Number of times the jackpot is paid in a draw. */
function simulatePaid(uniform: () => number, tickets: number, prize: JackpotPrize): number {
  if (prize.win === 'certain') return 1;
  if (prize.win === 'probability') return uniform() < prize.value ? 1 : 0;
  const winners = simulateWinners(uniform, tickets, prize.oneIn, prize.ticketsPerWinningUnit);
  return prize.paid === 'each' ? winners : Math.min(1, winners);
}

test.each(games)('10^6 simulated draws of a real-sized lottery, $name, seed 20261128', (game) => {
  const { prize, secondary, lossLevels } = game;
  const config = lottery({
    prizes: { jackpot: prize, secondary: secondary === 'street' ? [street] : { shareOfSales: secondary } },
  });
  const generator = xoroshiro128plus(seed);
  const uniform = (): number => ((generator.next() >>> 0) + 0.5) / 2 ** 32;
  const draw = { config, jackpot, tickets: ticketDistribution(sold) };
  const money = drawMoney(draw);
  const loss = lossDistribution(draw);
  const expected = [
    money.expectedSales,
    money.winProbability,
    money.expectedJackpotPaid,
    money.expectedSecondaryPrizes,
    money.expectedNetRevenue,
    ...lossLevels.map((level) => loss.exceedance(level)),
    ...lossLevels.map((level) => loss.exceedanceGivenWon(level) * money.winProbability),
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
    const paid = simulatePaid(uniform, tickets, prize);
    const jackpotPaid = jackpot * paid;
    const sales = tickets * 2.5;
    const others =
      secondary === 'street'
        ? street.prize * simulateWinners(uniform, tickets, street.oneIn, street.ticketsPerWinningUnit)
        : secondary * sales;
    const lost = jackpotPaid + others - (sales * (1 - 0.02 - 0.03 - 0.33) - 500e3);
    record(0, sales);
    record(1, paid > 0 ? 1 : 0);
    record(2, jackpotPaid);
    record(3, others);
    record(4, sales * 0.95 - jackpotPaid - others - 500e3);
    for (let level = 0; level < lossLevels.length; level++) {
      const exceeds = lost > (lossLevels[level] ?? 0);
      record(5 + level, exceeds ? 1 : 0);
      record(5 + lossLevels.length + level, exceeds && paid > 0 ? 1 : 0);
    }
  }
  sums.forEach((sum, index) => {
    expect(Math.abs(sum)).toBeLessThanOrEqual(4 * Math.sqrt(squares[index] ?? 0) + 1e-9);
  });
});
