import { pointTails } from '../../src/loss/point-tails.ts';
import type { FixedPrize } from '../../src/draw/winning-units.ts';
import { convolvedTail } from './convolution.ts';
import { byWinners, enumerateOutcomes } from '../enumeration.ts';
import { logNormalTickets } from '../lottery.ts';

const tickets = 4_000_000;

function tier(oneIn: number, prize: number, ticketsPerWinningUnit = 1): FixedPrize {
  return { oneIn, prize, ticketsPerWinningUnit };
}

/** P(cost > amount) of prizes that so many tickets win. */
function tailAt(prizes: readonly FixedPrize[], sold: number): (amount: number) => number {
  const weights = Float64Array.of(1);
  const { tail } = pointTails([{ tickets: sold, base: 0 }], weights, prizes, 0);
  return (amount) => tail(weights, amount);
}

test('agrees with every outcome of two tiny tiers', () => {
  const tiers = [tier(3, 10, 2), tier(4, 25)];
  const tail = tailAt(tiers, 5);
  const first = byWinners(enumerateOutcomes(5, 3, 2));
  const second = byWinners(enumerateOutcomes(5, 4, 1));
  for (const amount of [-1, 0, 9.99, 10, 24, 25, 35, 60, 110, 125, 200]) {
    const enumerated = first.flatMap((a) =>
      second.map((b) => (10 * a.winners + 25 * b.winners > amount ? a.probability * b.probability : 0)),
    );
    expect(Math.abs(tail(amount) - enumerated.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-9);
  }
});

describe('tails down to 1e-6 are within 5 % of exact convolution', () => {
  test.each([
    { name: 'one frequent prize', tiers: [tier(40_000, 5)], step: 5, length: 400 },
    { name: 'a street prize', tiers: [tier(8500, 1000, 12)], step: 1000, length: 2000 },
    {
      name: 'a street prize and a rare large one',
      tiers: [tier(8500, 1000, 12), tier(250_000, 30_000, 12)],
      step: 1000,
      length: 12_000,
    },
    {
      name: 'a frequent prize that leaves lumps among smaller ones',
      tiers: [tier(40_000, 1000), tier(10_000, 10)],
      step: 10,
      length: 20_000,
    },
    {
      name: 'three prizes of one pyramid',
      tiers: [tier(1_500_000, 20_000), tier(60_000, 500), tier(4_000, 20, 5)],
      step: 20,
      length: 30_000,
    },
  ])('$name', ({ tiers, step, length }) => {
    const exact = convolvedTail(tiers, tickets, step, length);
    const tail = tailAt(tiers, tickets);
    let compared = 0;
    for (let at = 0; at + 1 < length; at += Math.ceil(length / 250)) {
      const reference = exact[at + 1] ?? 0;
      if (reference < 1e-6) break;
      expect(Math.abs(tail(at * step) / reference - 1)).toBeLessThan(0.05);
      compared++;
    }
    expect(compared).toBeGreaterThan(30);
  });
});

test('a postcode lottery under a log-normal forecast is within 1e-3 of its convolution at tails of 1e-2, 1e-4 and 1e-6', () => {
  const prizes = [tier(110_000, 150_000, 12), tier(20_000, 25_000, 12), tier(40_000, 50_000, 5)];
  const [step, length, netTicket] = [25_000, 2000, 9];
  const forecast = logNormalTickets(1_000_000, 0.05, 13);
  const points = forecast.points.map((point) => ({ tickets: point.tickets, base: -netTicket * point.tickets }));
  const weights = Float64Array.from(forecast.points, ({ probability }) => probability);
  const { tail } = pointTails(points, weights, prizes, 0);
  const exact = points.map((point) => convolvedTail(prizes, point.tickets, step, length));
  const reference = (amount: number): number =>
    points.reduce((sum, { base }, at) => {
      const steps = Math.floor((amount - base) / step) + 1;
      return sum + (weights[at] ?? 0) * (exact[at]?.[Math.max(0, steps)] ?? 0);
    }, 0);
  for (const level of [1e-2, 1e-4, 1e-6]) {
    let amount = -9e6;
    while (reference(amount) > level) amount += 1e5;
    expect(Math.abs(tail(weights, amount) / reference(amount) - 1)).toBeLessThan(1e-3);
  }
});
