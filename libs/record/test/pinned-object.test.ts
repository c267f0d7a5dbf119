import { MemoryObjectStore } from '@jackpot/ports/contract';
import { PinnedObjectDiffers, copyPinned, getPinned, getPinnedJson, putPinned } from '../src/index.ts';

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
