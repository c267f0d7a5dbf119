import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { recommendationMetadata, findRecord, readRecords } from '@jackpot/record';
import { recordText } from '../src/commands/show.ts';
import { countryReport } from '../src/records/country-report.ts';
import { readPublished } from '../src/records/published-record.ts';
import { withWorkspace } from '../src/records/with-workspace.ts';
import { explainRecords, recordedDecision } from '@jackpot/reproduction';
import { codeAtHand } from '../src/recorded-code/code-at-hand.ts';
import { withRecordPlace } from '../src/records/record-place.ts';
import { approveRecord } from '../src/weekly-run/approve-record.ts';
import { MADE_BY, earlierWorkspace, recorded } from './records/earlier-workspace.ts';

jest.setTimeout(240_000);

const workspace = earlierWorkspace();
afterAll(() => rmSync(workspace, { recursive: true }));

const records = () => withWorkspace(workspace, ({ index }) => readRecords(index, ['england']));
const shown = (id: string) =>
  withWorkspace(workspace, async (ports) => {
    const record = findRecord(id, await readRecords(ports.index, ['england']), workspace);
    return recordText({ announced: null, ...(await readPublished(record, ports, workspace)) }, workspace);
  });

test('the index is read, each revision with its status', async () => {
  const found = (await records()).map(({ id, revision, summary }) => [id, revision, summary.status]);
  expect(found).toEqual([
    [recorded.waiting, 1, 'awaiting-approval'],
    [recorded.oneWeek, 1, 'recommended'],
    [recorded.approved, 1, 'awaiting-approval'],
    [recorded.approved, 2, 'recommended'],
    [recorded.ofReadme, 1, 'recommended'],
    [recorded.held, 1, 'held'],
    [recorded.failed, 1, 'failed'],
  ]);
});

test.each([
  [recorded.waiting, /somebody must approve it by Friday 6 November 2026, 00:00 GMT/],
  [recorded.oneWeek, /GBP 22,500,000/],
  [recorded.approved, /GBP 20,000,000/],
  [recorded.ofReadme, /GBP 20,250,000[^]*GBP 6,541,566/],
  [recorded.held, /GBP 20,250,000[^]*the data cannot be used: .*expected that of 2026-11-28/],
  [recorded.failed, /OpenWeek: configs\/england\.yaml:10:3: jackpot\.steps: expected one of the keys/],
])('show prints %s', async (id, text) => {
  const page = await shown(id);
  expect(page).toMatch(text);
  expect(page).toContain(`record      ${id}`);
  if (id !== recorded.failed) expect(page).toContain(`code        ${MADE_BY}\n`);
});

test.each(Object.values(recorded))('the published report of %s is found', async (id) => {
  await withWorkspace(workspace, async (ports) => {
    const record = findRecord(id, await readRecords(ports.index, ['england']), workspace);
    expect(existsSync(join(workspace, await countryReport(record, ports, workspace)))).toBe(true);
  });
});

test('two records are compared by this code, which finds the change that the week of the later one told', async () => {
  const later = (await records()).find(({ id }) => id === recorded.approved);
  const place = { workspace };
  const note = () => undefined;
  const compare = await withRecordPlace(
    place,
    async (at) => {
      const decision = async (id: string) => recordedDecision(await at.find(id), at.store);
      const pair = [await decision(recorded.oneWeek), await decision(recorded.approved)] as const;
      return explainRecords({ records: pair, store: at.store, code: codeAtHand(at.address, note), withThisCode: true });
    },
    note,
  );
  const told = later?.summary.sinceLast;
  expect(told?.parts.map(({ cause, jackpot }) => [cause, jackpot])).toEqual([
    ['code', 0],
    ['data', -2_500_000],
    ['model', 0],
    ['config', 0],
    ['cash', 0],
  ]);
  expect(compare.change.to).toEqual(told?.to);
  expect(compare.change.remainder).toEqual({ jackpot: 0, expectedNetRevenue: 0 });
  expect(compare.change.parts.filter(({ cause }) => cause !== 'code')).toEqual(
    told?.parts.filter(({ cause }) => cause !== 'code'),
  );
});

test('what waits is approved, by the execution that the earlier code left waiting', async () => {
  const answer = { verdict: 'approved', by: 'finance', reason: 'agreed with marketing', announce: null } as const;
  const { record } = await approveRecord(workspace, recorded.waiting, answer, { now: () => new Date() });
  expect([record.id, record.revision, record.summary.status]).toEqual([recorded.waiting, 2, 'recommended']);
  const published = (file: string) => readFileSync(join(workspace, 'recommendations/england/2026-11-07', file), 'utf8');
  const metadata = recommendationMetadata.parse(JSON.parse(published('metadata.json')));
  expect(metadata.approval).toMatchObject({ verdict: 'approved', by: 'finance' });
  expect(metadata.code).toMatchObject({ commit: MADE_BY, dirty: false });
  expect(published('report.html')).toContain('approved by finance');
});
