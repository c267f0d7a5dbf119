import { exampleRecommendation } from '@jackpot/fixtures';
import { MemoryObjectStore, MemoryRecordIndex } from '@jackpot/ports/contract';
import { announce, canonicalJson, putPinned, type CountrySummary } from '@jackpot/record';
import { encodeSales } from '@jackpot/sales-data';
import type { PinnedSources } from '@jackpot/recommendation';
import { sinceLast } from '../src/last-recommendation.ts';
import type { PinnedObject, Recommendation } from '@jackpot/decision';

const KEY = 'runs/earlier/england/metadata.json';
const decided = { status: 'recommended', lastJackpot: 10e6, jackpot: 12e6, expectedNetRevenue: 3e6 } as Recommendation;
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
  index = new MemoryRecordIndex(),
  recommendation: PinnedObject = { key: 'unread', sha256: '' },
  sales: PinnedObject | null = null,
) {
  const last = { summary, recommendation, metadata: await metadata(store) };
  const software = { commit: 'c'.repeat(40), noCommit: null, dirty: false, nodeVersion: 'v24.0.0', imageDigest: null };
  return sinceLast(last, decided, { country: 'england', sales } as PinnedSources, { store, index, software });
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

test('what was announced instead of the recommendation is told, with what the record expected of it', async () => {
  const [store, index] = [new MemoryObjectStore(), new MemoryRecordIndex()];
  const evaluated = exampleRecommendation({ jackpot: 11e6 }).candidates.map((one) => ({
    ...one,
    expectedNetRevenue: 123.4,
  }));
  const document = { ...exampleRecommendation({ jackpot: 10e6 }), candidates: evaluated };
  const pinned = await putPinned(store, 'recommendation.json', canonicalJson(document));
  const since = () => goingOnFrom(() => Promise.resolve({ key: KEY, sha256: '' }), store, index, pinned);
  const announced = {
    country: 'england',
    drawDate: '2026-11-21',
    by: 'ann',
    at: '2026-11-20T09:00:00Z',
    reason: 'board',
  };
  const say = (jackpot: number) => announce({ ...announced, jackpot, answers: null, misses: [] }, index);
  await say(10e6);
  expect(await since()).not.toHaveProperty('announced');
  await say(7_777_777);
  expect((await since())?.announced).toEqual({ jackpot: 7_777_777, expectedNetRevenue: null });
  await say(11e6);
  expect((await since())?.announced).toEqual({ jackpot: 11e6, expectedNetRevenue: 123 });

  const soldAt = async (jackpot: number) => {
    const fields = { draw_date: '2026-11-21', jackpot_announced: String(jackpot), tickets_sold: '5' };
    const rows = [{ line: 2, surplusFields: 0, fields }];
    const bytes = encodeSales({ columns: ['draw_date', 'jackpot_announced', 'tickets_sold'], rows });
    const sales = await putPinned(store, `sales-${jackpot}`, bytes);
    return goingOnFrom(() => Promise.resolve({ key: KEY, sha256: '' }), store, index, pinned, sales);
  };
  expect((await soldAt(9e6))?.announced).toEqual({ jackpot: 9e6, expectedNetRevenue: null });
  expect(await soldAt(10e6)).not.toHaveProperty('announced');
});
