import { MemoryRecordIndex } from '@jackpot/ports/contract';
import { type RecordStatus, failedCountry, recordBody } from '@jackpot/workflow';
import { commitRecord } from '../src/commit-record.ts';

function body(status: RecordStatus, id: string) {
  const failed = { country: 'england', drawDate: '2026-11-28', reason: 'why', recordId: id, simulatedCash: false };
  return {
    summary: { ...failedCountry(failed), status },
    runId: 'r',
    recordedAt: 'now',
    artefacts: null,
    report: null,
  };
}

const week = '2026-W48';
const first = { week, supersede: null };

const statuses = async (index: MemoryRecordIndex) =>
  (await index.history('england')).map((entry) => recordBody.parse(entry.body).summary.status);

test('committing the same record again changes nothing', async () => {
  const index = new MemoryRecordIndex();
  expect((await commitRecord(index, body('recommended', 'a'), first)).added).toBe(true);
  expect((await commitRecord(index, { ...body('recommended', 'a'), runId: 'later' }, first)).added).toBe(false);
  expect(await index.history('england')).toHaveLength(1);
});

test('a later result supersedes what is not final, and the earlier stays in the history', async () => {
  const index = new MemoryRecordIndex();
  for (const [status, id] of [
    ['failed', 'a'],
    ['held', 'b'],
    ['failed', 'c'],
    ['recommended', 'd'],
    ['infeasible', 'e'],
  ] as const)
    await commitRecord(index, body(status, id), first);
  expect(await statuses(index)).toEqual(['failed', 'held', 'recommended']);
});

test('what is final gives way on purpose alone, with who and why', async () => {
  const index = new MemoryRecordIndex();
  await commitRecord(index, body('recommended', 'a'), first);
  const onPurpose = { by: 'ann', reason: 'wrong price' };
  const { body: committed, added } = await commitRecord(index, body('infeasible', 'b'), {
    week,
    supersede: onPurpose,
  });
  expect(added).toBe(true);
  expect(committed.superseded).toEqual({ id: 'a', ...onPurpose });
  expect(await statuses(index)).toEqual(['recommended', 'infeasible']);
});

test('of two writers that saw the same record, one is told to look again', async () => {
  const index = new MemoryRecordIndex();
  const both = ['a', 'b'].map((id) => commitRecord(index, body('recommended', id), first));
  const results = await Promise.allSettled(both);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await statuses(index)).toEqual(['recommended']);
});
