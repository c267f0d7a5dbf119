import { ObjectNotFound } from '@jackpot/ports';
import { MemoryObjectStore } from '@jackpot/ports/contract';
import { AccessDenied, ScopedObjectStore } from '../../src/local/index.ts';

const access = { lists: [], reads: ['runs/*/inputs/*.json'], writes: ['runs/*/decision.json'] };
const withInputs = async () => {
  const store = new MemoryObjectStore();
  await store.put('runs/r/england/inputs/config.json', '{}');
  return store;
};

test('what is granted is done, and nothing else', async () => {
  const inner = await withInputs();
  const store = new ScopedObjectStore(inner, access);
  expect(await store.exists('runs/r/england/inputs/config.json')).toBe(true);
  await store.put('runs/r/england/decision.json', '{}');
  expect(await inner.list('runs/')).toEqual(['runs/r/england/decision.json', 'runs/r/england/inputs/config.json']);
  for (const refused of [
    () => store.get('runs/r/england/decision.json'),
    () => store.get('runs/r/england/inputs/configXjson'),
    () => store.exists('runs/r/cash.json'),
    () => store.put('runs/r/england/decision.json.old', ''),
    () => store.list('runs/'),
    () => store.delete('runs/r/england/decision.json'),
  ])
    await expect(refused()).rejects.toThrow(AccessDenied);
});

test('as on S3, only who may list is told that an object is not there', async () => {
  const missing = 'runs/r/england/inputs/gone.json';
  const blind = new ScopedObjectStore(await withInputs(), access);
  await expect(blind.get(missing)).rejects.toThrow(AccessDenied);
  await expect(blind.exists(missing)).rejects.toThrow(AccessDenied);
  const lister = new ScopedObjectStore(await withInputs(), { ...access, lists: ['configs/*'] });
  await expect(lister.get(missing)).rejects.toThrow(ObjectNotFound);
  expect(await lister.exists(missing)).toBe(false);
});

test('its refusal says where the grants are', async () => {
  const store = new ScopedObjectStore(await withInputs(), access);
  await expect(store.put('runs/r/cash.json', '')).rejects.toThrow(/writes runs\/r\/cash\.json.*object-access\.ts/);
});
