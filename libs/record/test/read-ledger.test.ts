import { MemoryObjectStore, objectStoreContract } from '@jackpot/ports/contract';
import { ReadLedger, sha256 } from '../src/index.ts';

objectStoreContract(() => Promise.resolve(new ReadLedger(new MemoryObjectStore())));

test('names each object that was read, once, by its bytes, and nothing else', async () => {
  const ledger = new ReadLedger(new MemoryObjectStore());
  for (const key of ['b', 'a', 'unread']) await ledger.put(key, key);
  for (const key of ['b', 'a', 'b']) await ledger.get(key);
  await ledger.exists('unread');
  await expect(ledger.get('missing')).rejects.toThrow('missing');
  expect(ledger.read()).toEqual([
    { key: 'a', sha256: sha256('a') },
    { key: 'b', sha256: sha256('b') },
  ]);
});
