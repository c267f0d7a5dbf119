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

describe('MemoryNotifier', () =>
  notifierContract(() => {
    const notifier = new MemoryNotifier();
    const delivered = () =>
      Promise.resolve(notifier.sent.map(({ id, subject, body }) => [id, subject, body].join('\n')));
    return Promise.resolve({ notifier, delivered });
  }));
