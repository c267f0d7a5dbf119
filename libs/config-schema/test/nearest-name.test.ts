import { nearestName } from '../src/nearest-name.ts';

const known = ['min', 'max', 'maxChange', 'ticketPrice', 'breachProbabilityPerYear', 'win'];

test.each([
  ['ticket_price', 'ticketPrice'],
  ['TICKETPRICE', 'ticketPrice'],
  ['tikcetPrice', 'ticketPrice'],
  ['maxChnge', 'maxChange'],
  ['maximum', 'max'],
  ['mni', 'min'],
  ['breachProbability', 'breachProbabilityPerYear'],
])('%s is meant as %s', (name, nearest) => expect(nearestName(name, known)).toBe(nearest));

test.each(['colour', '', 'x', 'p'.repeat(10_000)])('%.20s is near to nothing', (name) =>
  expect(nearestName(name, known)).toBeUndefined(),
);
