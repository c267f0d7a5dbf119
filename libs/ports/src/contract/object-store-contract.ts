import { ObjectNotFound, type ObjectStore } from '../object-store.ts';

/** Contract of every adapter of `ObjectStore`; `make` gives an empty store. */
export function objectStoreContract(make: () => Promise<ObjectStore>): void {
  describe('as an object store', () => {
    test('gives back the bytes that were put, the last ones where there were several', async () => {
      const store = await make();
      await store.put('a/b.bin', new Uint8Array([0, 255, 10]));
      await store.put('a/c.txt', 'first');
      await store.put('a/c.txt', 'grüße');
      expect([...(await store.get('a/b.bin'))]).toEqual([0, 255, 10]);
      expect(new TextDecoder().decode(await store.get('a/c.txt'))).toBe('grüße');
    });

    test('keeps what was put first where only a new object is asked for', async () => {
      const store = await make();
      expect(await store.putNew('a/b.json', 'first')).toBe(true);
      expect(await store.putNew('a/b.json', 'second')).toBe(false);
      expect(new TextDecoder().decode(await store.get('a/b.json'))).toBe('first');
    });

    test('lists keys by prefix, in order, and nothing else', async () => {
      const store = await make();
      for (const key of ['runs/2/x', 'runs/1/y', 'runs/1/x/z', 'runs-old/1', 'other']) await store.put(key, key);
      expect(await store.list('runs/')).toEqual(['runs/1/x/z', 'runs/1/y', 'runs/2/x']);
      expect(await store.list('runs/1')).toEqual(['runs/1/x/z', 'runs/1/y']);
      expect(await store.list('nothing/')).toEqual([]);
    });

    test('names the folders right under a prefix, in order, each once', async () => {
      const store = await make();
      for (const key of ['runs/2/x', 'runs/1/y', 'runs/1/x/z', 'runs/file', 'runs-old/1']) await store.put(key, key);
      expect(await store.folders('runs/')).toEqual(['1', '2']);
      expect(await store.folders('nothing/')).toEqual([]);
    });

    test('tells what is there from what is not', async () => {
      const store = await make();
      await store.put('here', '');
      expect(await store.exists('here')).toBe(true);
      expect(await store.exists('there')).toBe(false);
      await expect(store.get('there')).rejects.toThrow(ObjectNotFound);
      await store.delete('here');
      await store.delete('here');
      expect(await store.exists('here')).toBe(false);
    });

    test('tells where a person finds an object', async () => {
      const store = await make();
      expect(decodeURIComponent(store.locate('runs/1/report.html'))).toMatch(/.runs\/1\/report\.html$/);
    });
  });
}
