import { parentPort, workerData } from 'node:worker_threads';

/** Work of a thread on one task. `onStep` tells that it got further. */
export type ThreadWork<Task, Result> = (task: Task, onStep: () => void) => Promise<Result>;

/** Message of a thread: its task got further, is done, or failed. */
export type ThreadMessage<Result> =
  { readonly step: true } | { readonly result: Result } | { readonly failure: string };

const { work } = (await import(String(workerData))) as { readonly work: ThreadWork<unknown, unknown> };
const tell = (message: ThreadMessage<unknown>) => parentPort?.postMessage(message);
parentPort?.on('message', (task: unknown) => {
  work(task, () => tell({ step: true })).then(
    (result) => tell({ result }),
    (error: unknown) => tell({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
