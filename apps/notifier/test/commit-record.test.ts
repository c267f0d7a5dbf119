import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalPorts, openLocalPorts } from '@jackpot/platform/local';
import { type RecordStatus, failedCountry, recordBody } from '@jackpot/workflow';
import { commitRecord } from '../src/commit-record.ts';

function open(): LocalPorts {
  return openLocalPorts(mkdtempSync(join(tmpdir(), 'jackpot-')), { now: () => new Date(0) });
}

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

const statuses = async ({ index }: LocalPorts) =>
  (await index.history('england')).map((entry) => recordBody.parse(entry.body).summary.status);

test('committing the same record again changes nothing', async () => {
  const { index, ...ports } = open();
  expect((await commitRecord(index, body('recommended', 'a'), first)).added).toBe(true);
  expect((await commitRecord(index, { ...body('recommended', 'a'), runId: 'later' }, first)).added).toBe(false);
  expect(await index.history('england')).toHaveLength(1);
  ports.close();
});

test('a later result supersedes what is not final, and the earlier stays in the history', async () => {
  const ports = open();
  for (const [status, id] of [
    ['failed', 'a'],
    ['held', 'b'],
    ['failed', 'c'],
    ['recommended', 'd'],
    ['infeasible', 'e'],
  ] as const)
    await commitRecord(ports.index, body(status, id), first);
  expect(await statuses(ports)).toEqual(['failed', 'held', 'recommended']);
  ports.close();
});

test('what is final gives way on purpose alone, with who and why', async () => {
  const ports = open();
  await commitRecord(ports.index, body('recommended', 'a'), first);
  const onPurpose = { by: 'ann', reason: 'wrong price' };
  const { body: committed, added } = await commitRecord(ports.index, body('infeasible', 'b'), {
    week,
    supersede: onPurpose,
  });
  expect(added).toBe(true);
  expect(committed.superseded).toEqual({ id: 'a', ...onPurpose });
  expect(await statuses(ports)).toEqual(['recommended', 'infeasible']);
  ports.close();
});

test('of two writers that saw the same record, one is told to look again', async () => {
  const ports = open();
  const both = ['a', 'b'].map((id) => commitRecord(ports.index, body('recommended', id), first));
  const results = await Promise.allSettled(both);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await statuses(ports)).toEqual(['recommended']);
  ports.close();
});
