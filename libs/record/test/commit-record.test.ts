import { MemoryRecordIndex } from '@jackpot/ports/contract';
import { type RecordStatus, commitRecord, failedCountry, recordBody, standingOf } from '../src/index.ts';

function body(status: RecordStatus, id: string) {
  const failed = {
    country: 'england',
    drawDate: '2026-11-28',
    failure: { step: 'Optimise', cause: 'data' as const, detail: 'why' },
    recordId: id,
    simulatedCash: false,
  };
  return {
    summary: { ...failedCountry(failed), status },
    runId: 'r',
    recordedAt: 'now',
    artefacts: null,
    report: null,
  };
}

const week = '2026-W48';
type Supersede = Parameters<typeof standingOf>[1];
const draw = { country: 'england', drawDate: '2026-11-28' };
const commit = async (index: MemoryRecordIndex, record: ReturnType<typeof body>, supersede: Supersede = null) =>
  commitRecord(index, record, week, await standingOf(draw, supersede, index));

const statuses = async (index: MemoryRecordIndex) =>
  (await index.history('england')).map((entry) => recordBody.parse(entry.body).summary.status);

test('committing the same record again changes nothing', async () => {
  const index = new MemoryRecordIndex();
  expect((await commit(index, body('recommended', 'a'))).added).toBe(true);
  expect((await commit(index, { ...body('recommended', 'a'), runId: 'later' })).added).toBe(false);
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
    await commit(index, body(status, id));
  expect(await statuses(index)).toEqual(['failed', 'held', 'recommended']);
});

test('what is final gives way on purpose alone, with who and why', async () => {
  const index = new MemoryRecordIndex();
  await commit(index, body('recommended', 'a'));
  const onPurpose = { by: 'ann', reason: 'wrong price' };
  const { body: committed, added } = await commit(index, body('infeasible', 'b'), onPurpose);
  expect(added).toBe(true);
  expect(committed.superseded).toEqual({ id: 'a', ...onPurpose });
  expect(await statuses(index)).toEqual(['recommended', 'infeasible']);
});

test('of two writers that saw the same record, one is told to look again', async () => {
  const index = new MemoryRecordIndex();
  const both = ['a', 'b'].map((id) => commit(index, body('recommended', id)));
  const results = await Promise.allSettled(both);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await statuses(index)).toEqual(['recommended']);
});

test('of a record that waits, a decision that waits in its place takes over what it superseded, asked to or not', async () => {
  const index = new MemoryRecordIndex();
  await commit(index, body('recommended', 'a'));
  await commit(index, body('awaiting-approval', 'b'), { by: 'ann', reason: 'wrong price' });
  const { supersedes } = await standingOf(draw, null, index);
  expect(supersedes).toEqual({ id: 'a', by: 'ann', reason: 'wrong price' });
  for (const status of ['awaiting-approval', 'recommended'] as const)
    expect((await commit(index, body(status, 'c'))).body.superseded).toEqual(supersedes);
});

test('what took the place meanwhile is not superseded unseen', async () => {
  const index = new MemoryRecordIndex();
  await commit(index, body('held', 'a'));
  const standing = await standingOf(draw, null, index);
  await commit(index, body('infeasible', 'b'));
  await expect(commitRecord(index, body('recommended', 'c'), week, standing)).rejects.toThrow('not the next one');
});
