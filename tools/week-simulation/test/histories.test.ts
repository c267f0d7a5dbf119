import '../src/remembered-computing.ts';
import { readRecords, recordStatuses } from '@jackpot/record';
import { historyOf } from '../src/history.ts';
import { violations } from '../src/invariants.ts';
import { runHistory } from '../src/run-history.ts';

const FIRST = Number(process.env['FIRST_SEED'] ?? 1);
const HISTORIES = Number(process.env['HISTORIES'] ?? 20);

test(`the histories of ${HISTORIES} seeds from ${FIRST} on leave everything as it must be`, async () => {
  const failing: string[] = [];
  const statuses = new Set<string>();
  for (let seed = FIRST; seed < FIRST + HISTORIES; seed += 1) {
    const outcome = await runHistory(historyOf(seed));
    for (const violation of await violations(outcome)) failing.push(`seed ${seed}: ${violation}`);
    const records = await readRecords(outcome.account.index, outcome.history.countries);
    for (const { summary } of records) statuses.add(summary.status);
  }
  expect(failing).toEqual([]);
  if (HISTORIES >= 20) expect([...statuses].sort()).toEqual(recordStatuses.filter((s) => s !== 'infeasible').sort());
});

test('a seed replays to the byte', async () => {
  const [first, second] = [await runHistory(historyOf(2)), await runHistory(historyOf(2))];
  expect(first.faults.size).toBeGreaterThan(0);
  expect(second.calls).toEqual(first.calls);
  expect(second.account).toEqual(first.account);
});
