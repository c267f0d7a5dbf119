import { winnersUpTo } from '../../src/draw/capped-winners.ts';
import { winningUnits } from '../../src/draw/winning-units.ts';
import { enumerateOutcomes, expectation } from '../enumeration.ts';

test.each([
  { tickets: 8, oneIn: 3, meanSize: 1, limit: 2.5 },
  { tickets: 8, oneIn: 3, meanSize: 1, limit: 1000 },
  { tickets: 5, oneIn: 3, meanSize: 2, limit: 3.25 },
  { tickets: 5, oneIn: 3, meanSize: 2, limit: 1000 },
])(
  'winners of $tickets tickets up to $limit, $meanSize a unit, have mean and variance of every outcome',
  ({ tickets, oneIn, meanSize, limit }) => {
    const outcomes = enumerateOutcomes(tickets, oneIn, meanSize, 45);
    const mean = expectation(outcomes, (winners) => Math.min(winners, limit));
    const found = winnersUpTo(winningUnits(tickets, oneIn, meanSize), limit);
    expect(found.mean).toBeCloseTo(mean, 9);
    expect(found.variance).toBeCloseTo(
      expectation(outcomes, (winners) => (Math.min(winners, limit) - mean) ** 2),
      8,
    );
  },
);

test('of very many winners only their mean is left', () => {
  const winning = winningUnits(1e6, 1000, 1);
  expect(winnersUpTo(winning, 900).mean).toBe(900);
  expect(winnersUpTo(winning, 1200).mean).toBeCloseTo(1000, 6);
});
