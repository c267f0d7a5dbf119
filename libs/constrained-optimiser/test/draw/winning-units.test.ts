import {
  probabilityOfAnyWinner,
  winnerProbabilities,
  winningUnits,
  type WinningUnits,
} from '../../src/draw/winning-units.ts';
import { byWinners, enumerateOutcomes, expectation } from '../enumeration.ts';

function quantile(winning: WinningUnits, level: number): number {
  let sum = 0;
  let winners = 0;
  for (const probability of winnerProbabilities(winning)) {
    sum += probability;
    if (sum >= level) break;
    winners++;
  }
  return winners;
}

describe('winners of a prize', () => {
  test.each([
    { tickets: 1, oneIn: 5, meanSize: 1, largestSize: 1 },
    { tickets: 8, oneIn: 2.5, meanSize: 1, largestSize: 1 },
    { tickets: 8, oneIn: 7, meanSize: 4, largestSize: 100 },
    { tickets: 5, oneIn: 3, meanSize: 2, largestSize: 45 },
    { tickets: 7, oneIn: 9, meanSize: 3.5, largestSize: 85 },
    { tickets: 3, oneIn: 4, meanSize: 1.1, largestSize: 15 },
  ])(
    'agree with every outcome of $tickets tickets, 1 in $oneIn, $meanSize a unit',
    ({ tickets, oneIn, meanSize, largestSize }) => {
      const outcomes = byWinners(enumerateOutcomes(tickets, oneIn, meanSize, largestSize));
      const winning = winningUnits(tickets, oneIn, meanSize);

      expect(probabilityOfAnyWinner(winning)).toBeCloseTo(
        expectation(outcomes, (winners) => Number(winners > 0)),
        12,
      );
      const probabilities = winnerProbabilities(winning);
      for (let winners = 0; winners <= 12; winners++) {
        const enumerated = expectation(outcomes, (count) => Number(count === winners));
        expect(Math.abs(probabilities.next().value - enumerated)).toBeLessThan(1e-9);
      }
    },
  );

  test('have a mean of tickets / oneIn, whatever the unit and however the tickets divide', () => {
    for (const meanSize of [1, 2.7, 12, 1000]) {
      const { units, probability, meanSize: size } = winningUnits(4_712_345, 8500, meanSize);
      expect(units * probability * size).toBeCloseTo(4_712_345 / 8500, 8);
    }
  });

  test('keep the relative accuracy of a single ticket in 45 million', () => {
    expect(probabilityOfAnyWinner(winningUnits(1, 45e6, 1)) * 45e6).toBeCloseTo(1, 13);
  });

  test('win together in a postcode: with 12 tickets each, a win is rarer at the same mean, and larger', () => {
    const tickets = Math.round(-Math.log(0.31) * 45e6);
    expect(probabilityOfAnyWinner(winningUnits(tickets, 45e6, 1))).toBeCloseTo(0.69, 3);
    expect(probabilityOfAnyWinner(winningUnits(tickets, 45e6, 12))).toBeCloseTo(0.09, 2);
    expect(quantile(winningUnits(tickets, 45e6, 1), 0.999)).toBe(6);
    expect(quantile(winningUnits(tickets, 45e6, 12), 0.999)).toBe(55);
  });
});
