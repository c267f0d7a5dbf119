import { Worker } from 'node:worker_threads';
import type { Replay } from '@jackpot/policy-replay';
import type { ReplayMessage, ReplayTask } from './replay-worker.ts';

export interface ReplayPoolOptions {
  /** Threads at once, at least 1. */
  readonly threads: number;
  readonly onWeek?: () => void;
  /** Called with each replay as it ends, in whatever order they do. */
  readonly onReplay?: (replay: Replay, task: ReplayTask) => void;
}

/** Runs replays side by side in threads. The answer is in the order of the tasks, on any machine. */
export async function replayAll(
  tasks: readonly ReplayTask[],
  { threads, onWeek, onReplay }: ReplayPoolOptions,
): Promise<Replay[]> {
  const replays: Replay[] = [];
  const queue = tasks.entries();
  const workThrough = async () => {
    const worker = new Worker(new URL('./replay-worker.ts', import.meta.url));
    try {
      for (const [at, task] of queue) {
        const done = await runIn(worker, task, onWeek);
        onReplay?.(done, task);
        replays[at] = done;
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, tasks.length) }, workThrough));
  return replays;
}

function runIn(worker: Worker, task: ReplayTask, onWeek: (() => void) | undefined): Promise<Replay> {
  const { promise, resolve, reject } = Promise.withResolvers<Replay>();
  const listen = (message: ReplayMessage) => {
    if ('week' in message) onWeek?.();
    else if ('failure' in message) reject(new Error(message.failure));
    else resolve(message.replay);
  };
  worker.on('message', listen);
  worker.once('error', reject);
  worker.postMessage(task);
  return promise.finally(() => worker.off('message', listen).off('error', reject));
}
