import { Worker } from 'node:worker_threads';
import type { ThreadMessage } from './thread.ts';

interface ThreadPoolOptions<Task, Result> {
  /** Threads at once, at least 1. */
  readonly threads: number;
  /** Called when a task tells that it got further. */
  readonly onStep?: () => void;
  /** Called with each result as it comes, in whatever order they do. */
  readonly onResult?: (result: Result, task: Task) => void;
}

/**
 * Runs tasks side by side in threads, each by the `ThreadWork` named `work` that `module` exports. The answer is in the order of
 * the tasks, on any machine. Fails with the first task that does.
 */
export async function inThreads<Task, Result>(
  module: string,
  tasks: readonly Task[],
  { threads, onStep, onResult }: ThreadPoolOptions<Task, Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = tasks.entries();
  const workThrough = async () => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: module });
    try {
      for (const [at, task] of queue) {
        const result = await runIn<Task, Result>(worker, task, onStep);
        onResult?.(result, task);
        results[at] = result;
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, tasks.length) }, workThrough));
  return results;
}

function runIn<Task, Result>(worker: Worker, task: Task, onStep: (() => void) | undefined): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const listen = (message: ThreadMessage<Result>) => {
    if ('step' in message) onStep?.();
    else if ('failure' in message) reject(new Error(message.failure));
    else resolve(message.result);
  };
  worker.on('message', listen);
  worker.once('error', reject);
  worker.postMessage(task);
  return promise.finally(() => worker.off('message', listen).off('error', reject));
}
