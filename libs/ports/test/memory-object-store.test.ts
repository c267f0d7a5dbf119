import { MemoryObjectStore, objectStoreContract } from '../src/contract/index.ts';

describe('MemoryObjectStore', () => objectStoreContract(() => Promise.resolve(new MemoryObjectStore())));
