import { MemoryObjectStore } from '@jackpot/ports/contract';
import { type RecommendationMetadata, canonicalJson, recordId, sha256, recordName } from '@jackpot/record';
import { recommendationKeys } from '@jackpot/workflow';
import { storedArtefacts } from '../src/stored-artefacts.ts';

const DRAW = '2026-11-28';
const DIGEST = '0'.repeat(64);
const published = recommendationKeys('sweden', DRAW);

/** A run's files: its decision, and the metadata that a publication at `hour` wrote. */
function runOf(run: string, content: string, hour: number, status = 'recommended') {
  const folder = `runs/${run}/sweden/${status === 'recommended' ? '' : 'awaiting-approval/'}`;
  const key = `${folder}recommendation.json`;
  const metadata: RecommendationMetadata = {
    formatVersion: 1,
    recommendationId: recordId('sweden', DRAW, content),
    country: 'sweden',
    drawDate: DRAW,
    status,
    run: { id: run, week: '2026-W48', executionId: 'e', clock: '2026-11-25T20:00:00Z' },
    code: { commit: null, noCommit: null, dirty: false, node: null },
    image: { digest: null },
    data: null,
    config: { key: 'config.json', sha256: DIGEST },
    model: null,
    challenger: null,
    cash: { version: 'v', simulated: false },
    approval: null,
    supersedes: null,
    publishedAt: `2026-11-25T${hour}:00:00Z`,
    inputs: [],
    outputs: [
      { key, sha256: sha256(content) },
      { key: `${folder}report.html`, sha256: DIGEST },
    ],
  };
  return { id: metadata.recommendationId, key: `${folder}metadata.json`, text: canonicalJson(metadata) };
}

const [first, second, third] = [runOf('r1', 'A', 20), runOf('r2', 'B', 21), runOf('r3', 'A', 22)];

/** Three runs, of which the first and the last decided alike; the last is in force. */
async function superseded(...more: (typeof first)[]): Promise<MemoryObjectStore> {
  const store = new MemoryObjectStore();
  for (const { key, text } of [first, second, third, ...more]) await store.put(key, text);
  await store.put(published.metadata, third.text);
  return store;
}

test('of runs that decided alike the id means the one in force, with its published copies', async () => {
  const found = await storedArtefacts(first.id, await superseded(), 'there');
  expect([found.metadata.key, found.name]).toEqual([third.key, third.id]);
  expect(found.published.map(({ key }) => key)).toEqual([
    published.metadata,
    published.recommendation,
    published.report,
  ]);
});

test('ID@RUN means that run, whose copies are no longer published', async () => {
  const found = await storedArtefacts(`${first.id}@r1`, await superseded(), 'there');
  expect([found.metadata.key, found.name, found.published]).toEqual([first.key, `${first.id}@r1`, []]);
});

test('a superseded decision has its id for itself', async () => {
  const found = await storedArtefacts(second.id, await superseded(), 'there');
  expect([found.metadata.key, found.name, found.published]).toEqual([second.key, second.id, []]);
});

test('a recommendation that waited is found, and not taken for what is published', async () => {
  const waiting = runOf('r4', 'C', 23, 'awaiting-approval');
  const found = await storedArtefacts(waiting.id, await superseded(waiting), 'there');
  expect([found.metadata.key, found.published]).toEqual([waiting.key, []]);
});

test('a run whose metadata cannot be read is told by the published copy, which says what it was', async () => {
  const store = await superseded();
  await store.put(third.key, '{');
  const found = await storedArtefacts(`${third.id}@r3`, store, 'there');
  expect(found.metadata).toEqual({ key: third.key, sha256: sha256(third.text) });
});

test('a published copy that cannot be read is held to the record that was published last', async () => {
  const store = await superseded();
  await store.put(published.metadata, '{');
  expect((await storedArtefacts(third.id, store, 'there')).published[0]?.sha256).toBe(sha256(third.text));
  expect((await storedArtefacts(second.id, store, 'there')).published).toEqual([]);
});

test('a record that is not there, and one whose metadata contradicts its id, are refused', async () => {
  const store = await superseded();
  await expect(storedArtefacts(`${first.id}@r9`, store, 'there')).rejects.toThrow('no such record in there');
  await expect(storedArtefacts('sweden', store, 'there')).rejects.toThrow('expected a whole id');
  await store.put(second.key, second.text.replaceAll(sha256('B'), DIGEST));
  await expect(storedArtefacts(second.id, store, 'there')).rejects.toThrow(`${second.key}: changed: it pins another`);
});

test('a record is called by its run only where a later run decided alike', () => {
  const records = [
    { id: 'A', runId: 'r1' },
    { id: 'B', runId: 'r2' },
    { id: 'A', runId: 'r3' },
  ];
  expect(records.map((record) => recordName(record, records))).toEqual(['A@r1', 'B', 'A']);
});
