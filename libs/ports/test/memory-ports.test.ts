import { randomUUID } from 'node:crypto';
import {
  MemoryModelRegistry,
  MemoryNotifier,
  MemoryObjectStore,
  MemoryRecordIndex,
  MemoryWeekClaims,
  modelRegistryContract,
  notifierContract,
  objectStoreContract,
  recordIndexContract,
  weekClaimsContract,
} from '../src/contract/index.ts';
import { everyChannel } from '../src/index.ts';

const clock = { now: () => new Date('2026-11-25T20:00:00Z') };

describe('MemoryObjectStore', () => objectStoreContract(() => Promise.resolve(new MemoryObjectStore())));

describe('MemoryRecordIndex', () => recordIndexContract(() => Promise.resolve(new MemoryRecordIndex())));

describe('MemoryModelRegistry', () => modelRegistryContract(() => Promise.resolve(new MemoryModelRegistry(clock))));

describe('MemoryWeekClaims', () =>
  weekClaimsContract(() => {
    const claims = new MemoryWeekClaims();
    return Promise.resolve({
      claims,
      start: () => {
        const id = randomUUID();
        claims.start(id);
        return Promise.resolve(id);
      },
      end: (id) => Promise.resolve(claims.end(id)),
    });
  }));

describe('every channel', () => {
  notifierContract(() => {
    const email = new MemoryNotifier();
    const delivered = () => Promise.resolve(email.sent.map(({ id, subject, body }) => [id, subject, body].join('\n')));
    return Promise.resolve({ notifier: everyChannel({ email }), delivered });
  });

  test('subscribes readers, and says whom a channel could not reach', async () => {
    const email = new MemoryNotifier();
    const readers = new Map([['a@example.org', ['england']]]);
    expect(await everyChannel({ email }).subscribe(readers)).toEqual([]);
    expect(email.readers).toEqual(readers);
    email.subscribe = () => Promise.resolve(['a@example.org is full']);
    expect(await everyChannel({ email }).subscribe(readers)).toEqual(['a@example.org is full']);
  });

  test('a channel that fails is told, so that the call is repeated', async () => {
    const email = new MemoryNotifier();
    email.publish = () => Promise.reject(new Error('topic is away'));
    const mail = { id: 'england-1', subject: 's', body: 'b', country: null };
    await expect(everyChannel({ email }).publish(mail)).rejects.toThrow('topic is away');
  });
});

describe('MemoryNotifier', () =>
  notifierContract(() => {
    const notifier = new MemoryNotifier();
    const delivered = () =>
      Promise.resolve(notifier.sent.map(({ id, subject, body }) => [id, subject, body].join('\n')));
    return Promise.resolve({ notifier, delivered });
  }));
