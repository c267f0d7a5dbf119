import { MemoryObjectStore } from '@jackpot/ports/contract';
import { DataDiffers, fetchVersion, objectKey, publishData, pushVersion, readPublishedData } from '../src/index.ts';

const bytes = new TextEncoder().encode('country,draw_date\n');

test('what was pushed is fetched, by its MD5', async () => {
  const store = new MemoryObjectStore();
  const pointer = await pushVersion(store, bytes);
  expect(pointer).toMatchObject({ md5: 'b9107016bacd045417121ac001d6d3c7', size: 18 });
  expect(await store.list('')).toEqual([objectKey(pointer)]);
  expect(await fetchVersion(store, pointer)).toEqual(bytes);
});

test.each([
  ['a flipped bit', (body: Uint8Array) => body.with(3, (body[3] ?? 0) ^ 1), 'md5'],
  ['a lost end', (body: Uint8Array) => body.slice(0, -1), '17 bytes'],
])('an object with %s is refused', async (_, damage, found) => {
  const store = new MemoryObjectStore();
  const pointer = await pushVersion(store, bytes);
  await store.put(objectKey(pointer), damage(bytes));
  await expect(fetchVersion(store, pointer)).rejects.toThrow(DataDiffers);
  await expect(fetchVersion(store, pointer)).rejects.toThrow(found);
});

test('what is damaged in the store is pushed anew, what is whole is not', async () => {
  const store = new MemoryObjectStore();
  const { md5, written } = await pushVersion(store, bytes, 'data/');
  expect(written).toBe(true);
  expect(await pushVersion(store, bytes, 'data/')).toMatchObject({ written: false });
  await store.put(`data/${objectKey({ md5 })}`, bytes.slice(1));
  expect(await pushVersion(store, bytes, 'data/')).toMatchObject({ written: true });
  expect(await fetchVersion(store, { md5, size: bytes.length }, 'data/')).toEqual(bytes);
});

test('a store that loses a bit on the way is found out by the push itself', async () => {
  class LossyStore extends MemoryObjectStore {
    override put(key: string, body: Uint8Array) {
      return super.put(key, body.slice(1));
    }
  }
  await expect(pushVersion(new LossyStore(), bytes)).rejects.toThrow(DataDiffers);
});

test('a run reads the data that was published last', async () => {
  const store = new MemoryObjectStore();
  await publishData(store, { path: 'old.csv.gz', bytes: bytes.slice(1), versioned: true });
  await publishData(store, { path: 'new.csv.gz', bytes, versioned: false });
  const published = await readPublishedData(store);
  expect(published.bytes).toEqual(bytes);
  expect(published.identity).toMatchObject({ path: 'new.csv.gz', size: 18, versioned: false });
});

test("what a pointer of DVC 2 names lies at the top of its store, as DVC 2's own commands left it", async () => {
  const store = new MemoryObjectStore();
  const pointer = await pushVersion(store, bytes, '', { legacy: true });
  expect(await store.list('')).toEqual([`${pointer.md5.slice(0, 2)}/${pointer.md5.slice(2)}`]);
  expect(await fetchVersion(store, pointer)).toEqual(bytes);
});
