import type { JackpotPrize } from '@jackpot/config-schema';
import { lossDistribution } from '../../src/loss/loss-distribution.ts';
import { winProbability } from '../../src/draw/expected-prizes.ts';
import type { FixedPrize } from '../../src/draw/winning-units.ts';
import { convolvedTail } from './convolution.ts';
import { lottery, ticketDistribution } from '../lottery.ts';

const sold = [
  [3_600_000, 0.3],
  [4_000_000, 0.4],
  [4_500_000, 0.3],
] as const;
const tickets = ticketDistribution(sold);
const street = { name: 'street', oneIn: 200_000, prize: 50_000, ticketsPerWinningUnit: 12 };
const step = 50_000;

/** P(loss > amount) by convolution: of the street's prizes, and of the jackpot as often as it is paid. */
function reference(prize: JackpotPrize, jackpot: number, length: number): (amount: number) => number {
  const parts = sold.map(([n, weight]) => {
    const base = 500e3 - n * 2.5 * (1 - 0.02 - 0.03 - 0.33);
    const indexOf = (amount: number): number => Math.max(0, Math.floor((amount - base) / step) + 1);
    if (prize.win === 'odds' && prize.paid === 'each') {
      const main: FixedPrize = { ...prize, prize: jackpot };
      const tail = convolvedTail([street, main], n, step, length);
      return (amount: number): number => weight * (tail[indexOf(amount)] ?? 0);
    }
    const won = winProbability(prize, n);
    const tail = convolvedTail([street], n, step, length);
    return (amount: number): number =>
      weight * (won * (tail[indexOf(amount - jackpot)] ?? 0) + (1 - won) * (tail[indexOf(amount)] ?? 0));
  });
  return (amount) => parts.reduce((sum, part) => sum + part(amount), 0);
}

test.each<{ name: string; prize: JackpotPrize; jackpot: number; length: number }>([
  {
    name: 'shared',
    prize: { win: 'odds', oneIn: 45e6, paid: 'shared', ticketsPerWinningUnit: 1 },
    jackpot: 10e6,
    length: 2000,
  },
  {
    name: 'to each winner, in postcodes, by the number of winners',
    prize: { win: 'odds', oneIn: 45e6, paid: 'each', ticketsPerWinningUnit: 12 },
    jackpot: 10e6,
    length: 30_000,
  },
  {
    name: 'to each winner, as one prize more',
    prize: { win: 'odds', oneIn: 400_000, paid: 'each', ticketsPerWinningUnit: 1 },
    jackpot: 100_000,
    length: 2000,
  },
  { name: 'always', prize: { win: 'certain' }, jackpot: 10e6, length: 2000 },
  { name: 'with a fixed probability', prize: { win: 'probability', value: 0.02 }, jackpot: 10e6, length: 2000 },
])(
  'the whole loss of a jackpot paid $name, down to 1e-6, is within 5 % of its convolution',
  ({ prize, jackpot, length }) => {
    const config = lottery({ prizes: { jackpot: prize, secondary: [street] } });
    const { exceedance } = lossDistribution({ config, jackpot, tickets });
    const exact = reference(prize, jackpot, length);
    let smallest = 1;
    for (let amount = -6e6 + 1; exact(amount) >= 1e-6; amount += Math.ceil(length / 250) * step) {
      smallest = exact(amount);
      expect(Math.abs(exceedance(amount) / smallest - 1)).toBeLessThan(0.05);
    }
    expect(smallest).toBeLessThan(2e-6);
  },
);
