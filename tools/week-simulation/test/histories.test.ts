import '../src/remembered-computing.ts';
import { recordStatuses } from '@jackpot/record';
import { historyOf } from '../src/history.ts';
import { manyHistories } from '../src/many-histories.ts';
import { plantedFaults } from '../src/planted-faults.ts';
import { runHistory } from '../src/run-history.ts';

const HISTORIES = 20;

jest.setTimeout(300_000);

test('whatever fails on the way, everything ends as it must', async () => {
  const { failure, statuses, faults } = await manyHistories(1, HISTORIES);
  expect(failure).toBeNull();
  expect([...statuses].sort()).toEqual(recordStatuses.filter((status) => status !== 'infeasible').sort());
  expect(faults.size).toBeGreaterThan(5);
});

test('a seed replays to the byte', async () => {
  const [first, second] = [await runHistory(historyOf(2)), await runHistory(historyOf(2))];
  expect(first.faults.size).toBeGreaterThan(0);
  expect(second.calls).toEqual(first.calls);
  expect(second.account).toEqual(first.account);
});

test('a fault of the protocol is found and its history shrunk to what it takes', async () => {
  const { failure } = await manyHistories(1, HISTORIES, plantedFaults['who superseded it is not written']);
  expect(failure).toContain('"supersede":{"by":"ann","reason":"the cap was wrong"}');
  expect(failure).toContain('was recommended and became');
  expect(failure?.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(3);
});
