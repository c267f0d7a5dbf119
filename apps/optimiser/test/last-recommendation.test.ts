import { MemoryObjectStore } from '@jackpot/ports/contract';
import { putPinned, type CountrySummary } from '@jackpot/record';
import type { PinnedSources } from '@jackpot/recommendation';
import { sinceLast } from '../src/last-recommendation.ts';
import type { PinnedObject, Recommendation } from '@jackpot/decision';

const KEY = 'runs/earlier/england/metadata.json';
const decided = { status: 'recommended', jackpot: 12e6, expectedNetRevenue: 3e6 } as Recommendation;
const summary = {
  recordId: 'england-earlier',
  drawDate: '2026-11-21',
  jackpot: 10e6,
  expectedNetRevenue: 2e6,
} as CountrySummary;

/** Continues a week from a recommendation whose metadata is `metadata`. */
async function goingOnFrom(
  metadata: (store: MemoryObjectStore) => Promise<PinnedObject>,
  store = new MemoryObjectStore(),
) {
  const recommendation = { key: 'unread', sha256: '' };
  const last = { summary, recommendation, metadata: await metadata(store) };
  const software = { commit: 'c'.repeat(40), noCommit: null, dirty: false, nodeVersion: 'v24.0.0', imageDigest: null };
  return sinceLast(last, decided, {} as PinnedSources, { store, software });
}

test.each<[string, (store: MemoryObjectStore) => Promise<PinnedObject>, string]>([
  ['gone', () => Promise.resolve({ key: KEY, sha256: '' }), `no object ${KEY}`],
  ['changed', async (store) => ({ ...(await putPinned(store, KEY, '{}')), sha256: 'other' }), 'was changed after'],
  ['of an earlier format', (store) => putPinned(store, KEY, '{"formatVersion":0}'), 'an earlier format'],
])('a record whose metadata is %s stops no week: the change is told, unexplained', async (_, metadata, why) => {
  expect(await goingOnFrom(metadata)).toMatchObject({
    id: 'england-earlier',
    remainder: { jackpot: 2e6, expectedNetRevenue: 1e6 },
    unexplained: expect.stringContaining(why) as string,
  });
});

test('a read that is refused is no property of the record, and fails', async () => {
  const store = new MemoryObjectStore();
  store.get = () => Promise.reject(new Error('AccessDenied'));
  await expect(goingOnFrom(() => Promise.resolve({ key: KEY, sha256: '' }), store)).rejects.toThrow('AccessDenied');
});
