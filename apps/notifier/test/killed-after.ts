import type { MemoryPorts } from './decided-country.ts';

/** Lets a step write so many times, be it a file, a record or a mail, and kills it at the next. */
export function killedAfter(writes: number, { store, index, notifier }: MemoryPorts): void {
  let left = writes;
  const write = (go: () => Promise<void>): Promise<void> => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('killed')) : go();
  };
  const [put, append, send] = [store.put.bind(store), index.append.bind(index), notifier.publish.bind(notifier)];
  jest.spyOn(store, 'put').mockImplementation((key, body) => write(() => put(key, body)));
  jest.spyOn(index, 'append').mockImplementation((entry) => write(() => append(entry)));
  jest.spyOn(notifier, 'publish').mockImplementation((mail) => write(() => send(mail)));
}
