import crypto from 'node:crypto';
import { chance } from './chance.ts';

/** Taken before the timers are replaced: it runs once all that can go on at this instant has gone on. */
const soon = setImmediate;

/**
 * Runs `work` on a clock that jumps from timer to timer, with every other source of chance replaced: equal work gives equal
 * results. It may await timers and memory alone; a file or a socket would be overtaken by the clock.
 * @throws what `work` throws; NeverEnds where it waits for nothing that will come
 */
export async function onVirtualTime<T>(start: Date, work: () => Promise<T>): Promise<T> {
  const [random, uuid] = [Math.random, crypto.randomUUID];
  let asked = 0;
  jest.useFakeTimers({
    now: start,
    doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance', 'hrtime'],
  });
  Math.random = () => chance(0, 'random', (asked += 1));
  crypto.randomUUID = () => `00000000-0000-4000-8000-${String((asked += 1)).padStart(12, '0')}`;
  try {
    let ended = false;
    const result = work().finally(() => (ended = true));
    result.catch(() => null);
    for (;;) {
      await new Promise((resolve) => soon(resolve));
      if (ended) return await result;
      if (jest.getTimerCount() === 0) throw new NeverEnds();
      jest.advanceTimersToNextTimer();
    }
  } finally {
    jest.useRealTimers();
    [Math.random, crypto.randomUUID] = [random, uuid];
  }
}

export class NeverEnds extends Error {
  override readonly name = 'NeverEnds';
  constructor() {
    super('the simulated week waits, and no timer is left that could wake it');
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
