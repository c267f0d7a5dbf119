import type { CountryConfig } from '@jackpot/config-schema';
import { drawMoney } from '../../src/draw/draw-money.ts';
import { lossDistribution } from '../../src/loss/loss-distribution.ts';
import { lossQuantile } from '../../src/loss/loss-quantile.ts';
import { byWinners, enumerateOutcomes, expectation, type Outcome } from '../enumeration.ts';
import { lottery, ticketDistribution } from '../lottery.ts';

const sold = [
  [2, 0.2],
  [5, 0.5],
  [8, 0.3],
] as const;
const tickets = ticketDistribution(sold);
const jackpot = 100;
/** A postcode holds more tickets with a probability of 2e-14. */
const largestSize = 110;
const tiers = [
  { name: 'street', oneIn: 3, prize: 7, ticketsPerWinningUnit: 4 },
  { name: 'house', oneIn: 6, prize: 20, ticketsPerWinningUnit: 1 },
];

interface Game {
  readonly name: string;
  readonly jackpot: CountryConfig['prizes']['jackpot'];
  /** Amounts paid for the jackpot given the tickets, with their probabilities. */
  readonly paid: (tickets: number) => Outcome[];
}

const games: Game[] = [
  {
    name: 'odds, shared',
    jackpot: { win: 'odds', oneIn: 9, paid: 'shared', ticketsPerWinningUnit: 1 },
    paid: (n) =>
      enumerateOutcomes(n, 9, 1).map(({ winners, probability }) => ({ winners: Math.min(1, winners), probability })),
  },
  {
    name: 'odds, shared, each winner up to 40 of 100',
    jackpot: { win: 'odds', oneIn: 9, paid: 'shared', atMostEach: 40, ticketsPerWinningUnit: 1 },
    paid: (n) =>
      enumerateOutcomes(n, 9, 1).map(({ winners, probability }) => ({
        winners: Math.min(1, 0.4 * winners),
        probability,
      })),
  },
  {
    name: 'odds, shared, each winner up to 30 of 100, in postcodes',
    jackpot: { win: 'odds', oneIn: 9, paid: 'shared', atMostEach: 30, ticketsPerWinningUnit: 4 },
    paid: (n) =>
      enumerateOutcomes(n, 9, 4, largestSize).map(({ winners, probability }) => ({
        winners: Math.min(1, 0.3 * winners),
        probability,
      })),
  },
  {
    name: 'odds, each',
    jackpot: { win: 'odds', oneIn: 9, paid: 'each', ticketsPerWinningUnit: 1 },
    paid: (n) => enumerateOutcomes(n, 9, 1),
  },
  {
    name: 'odds, each, in postcodes',
    jackpot: { win: 'odds', oneIn: 9, paid: 'each', ticketsPerWinningUnit: 4 },
    paid: (n) => enumerateOutcomes(n, 9, 4, largestSize),
  },
  { name: 'certain', jackpot: { win: 'certain' }, paid: () => [{ winners: 1, probability: 1 }] },
  {
    name: 'probability',
    jackpot: { win: 'probability', value: 0.8 },
    paid: () => [
      { winners: 1, probability: 0.8 },
      { winners: 0, probability: 0.2 },
    ],
  },
];

/** Outcomes by what they cost. */
function costs(outcomes: readonly Outcome[], prize: number): Outcome[] {
  return byWinners(outcomes).map(({ winners, probability }) => ({ winners: prize * winners, probability }));
}

function sumOf(some: readonly Outcome[], others: readonly Outcome[]): Outcome[] {
  return byWinners(
    some.flatMap((a) =>
      others.map((b) => ({ winners: a.winners + b.winners, probability: a.probability * b.probability })),
    ),
  );
}

describe.each(games)('$name', ({ jackpot: prize, paid }) => {
  const config = lottery({ ticketPrice: 3, fixedCost: 1, prizes: { jackpot: prize, secondary: tiers } });
  const draw = { config, jackpot, tickets };

  test('expectations agree with every outcome', () => {
    const over = (of: (n: number) => number): number => sold.reduce((sum, [n, weight]) => sum + weight * of(n), 0);
    const expectedPaid = over((n) => expectation(paid(n), (times) => jackpot * times));
    const expectedOthers = over(
      (n) =>
        expectation(enumerateOutcomes(n, 3, 4, largestSize), (k) => 7 * k) +
        expectation(enumerateOutcomes(n, 6, 1), (k) => 20 * k),
    );
    const expectedSales = over((n) => 3 * n);
    const money = drawMoney(draw);

    expect(Math.abs(money.expectedJackpotPaid - expectedPaid)).toBeLessThan(1e-9);
    expect(Math.abs(money.expectedSecondaryPrizes - expectedOthers)).toBeLessThan(1e-9);
    expect(Math.abs(money.winProbability - over((n) => expectation(paid(n), (k) => Number(k > 0))))).toBeLessThan(1e-9);
    const netRevenue = expectedSales * (1 - 0.02 - 0.03) - expectedPaid - expectedOthers - 1;
    expect(Math.abs(money.expectedNetRevenue - netRevenue)).toBeLessThan(1e-9);
    expect(Math.abs(money.expectedOperatorSurplus - (netRevenue - 0.33 * expectedSales))).toBeLessThan(1e-9);
  });

  test('the distribution of the loss agrees with every outcome', () => {
    const losses = sold.flatMap(([n, weight]) => {
      const others = sumOf(costs(enumerateOutcomes(n, 3, 4, largestSize), 7), costs(enumerateOutcomes(n, 6, 1), 20));
      const kept = 3 * n * (1 - 0.02 - 0.03 - 0.33) - 1;
      return [true, false].flatMap((won) => {
        const main = paid(n).filter(({ winners }) => winners > 0 === won);
        return sumOf(costs(main, jackpot), others).map(({ winners: cost, probability }) => ({
          loss: cost - kept,
          won,
          probability: weight * probability,
        }));
      });
    });
    const distribution = lossDistribution(draw);
    const sum = (of: (outcome: (typeof losses)[number]) => boolean): number =>
      losses.reduce((total, outcome) => total + (of(outcome) ? outcome.probability : 0), 0);
    const won = sum((outcome) => outcome.won);
    for (let amount = -20; amount < 330; amount += 3 * Math.PI) {
      expect(Math.abs(distribution.exceedance(amount) - sum(({ loss }) => loss > amount))).toBeLessThan(1e-9);
      expect(
        Math.abs(distribution.exceedanceGivenWon(amount) - sum((at) => at.won && at.loss > amount) / won),
      ).toBeLessThan(1e-9);
    }
  });

  test('the quantile is the smallest loss exceeded so rarely', () => {
    const { exceedance } = lossDistribution(draw);
    for (const level of [0.3, 0.01, 1e-4]) {
      const quantile = lossQuantile(exceedance, level, jackpot);
      expect(exceedance(quantile)).toBeLessThanOrEqual(level);
      expect(exceedance(quantile - 1e-6)).toBeGreaterThan(level);
    }
  });
});

test('a share of sales is certain once the tickets are known', () => {
  const config = lottery({
    ticketPrice: 3,
    fixedCost: 1,
    prizes: { jackpot: { win: 'certain' }, secondary: { shareOfSales: 0.25 } },
  });
  const { exceedance } = lossDistribution({ config, jackpot, tickets });
  const loss = (n: number): number => jackpot + 0.25 * 3 * n - (3 * n * 0.62 - 1);
  expect(exceedance(loss(2))).toBe(0);
  expect(exceedance(loss(2) - 1e-6)).toBeCloseTo(0.2, 12);
  expect(exceedance(loss(5) - 1e-6)).toBeCloseTo(0.7, 12);
});
