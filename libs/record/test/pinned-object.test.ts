import { MemoryObjectStore } from '@jackpot/ports/contract';
import { PinnedObjectDiffers, copyPinned, getPinned, getPinnedJson, pinNew, putPinned, sha256 } from '../src/index.ts';

test('what was pinned is read back, and nothing else under its key', async () => {
  const store = new MemoryObjectStore();
  const pinned = await putPinned(store, 'a.json', '{"x":1}');
  expect(await getPinnedJson(store, pinned)).toEqual({ x: 1 });
  await store.put('a.json', '{"x":2}');
  await expect(getPinned(store, pinned)).rejects.toThrow(PinnedObjectDiffers);
});

test('a copy is made whole where it is missing or differs', async () => {
  const store = new MemoryObjectStore();
  const pinned = await putPinned(store, 'a', 'body');
  for (const before of [null, 'bod', 'body']) {
    if (before !== null) await store.put('copy', before);
    await copyPinned(store, pinned, 'copy');
    expect(new TextDecoder().decode(await store.get('copy'))).toBe('body');
  }
});

test("a record's file is never written over: equal bytes are it, others have a name of their own", async () => {
  const store = new MemoryObjectStore();
  const key = 'runs/r/england/metadata.json';
  const first = await pinNew(store, key, 'killed');
  expect([first, await pinNew(store, key, 'killed')]).toEqual([first, { key, sha256: sha256('killed') }]);
  const other = await pinNew(store, key, 'later');
  expect(other.key).toBe(`runs/r/england/metadata-${sha256('later').slice(0, 8)}.json`);
  expect(await pinNew(store, key, 'later')).toEqual(other);
  const read = async (pinned: typeof first) => new TextDecoder().decode(await getPinned(store, pinned));
  expect([await read(first), await read(other)]).toEqual(['killed', 'later']);
});
