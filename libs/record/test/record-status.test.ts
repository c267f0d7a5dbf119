import { maySupersede, recordStatuses } from '../src/index.ts';

describe('a later result takes the place of a record', () => {
  const followers = (inForce: (typeof recordStatuses)[number], onPurpose: boolean) =>
    recordStatuses.filter((later) => maySupersede(inForce, later, onPurpose));

  const usable = ['recommended', 'awaiting-approval', 'infeasible', 'held'];

  test('never of a recommendation, unless on purpose', () => {
    expect(followers('recommended', false)).toEqual([]);
    expect(followers('recommended', true)).toEqual(usable);
  });

  test('of anything else, but a failure takes no jackpot out of force', () => {
    expect(followers('infeasible', false)).toEqual(usable);
    expect(followers('held', false)).toEqual(usable);
    expect(followers('awaiting-approval', false)).toEqual([...recordStatuses]);
    expect(followers('failed', false)).toEqual([...recordStatuses]);
  });
});
