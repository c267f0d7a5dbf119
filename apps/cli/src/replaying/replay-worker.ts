import { parentPort } from 'node:worker_threads';
import type { Replay, ReplayRequest } from '@jackpot/policy-replay';

/** Task of a replaying thread. */
export type ReplayTask = Omit<ReplayRequest, 'onWeek'>;

/** Message of a replaying thread: a week is done, the whole replay is, or it failed. */
export type ReplayMessage = { readonly week: number } | { readonly replay: Replay } | { readonly failure: string };

const { replay } = await import('@jackpot/policy-replay');
const { selectBackend } = await import('@jackpot/forecast-training');
await selectBackend();
const tell = (message: ReplayMessage) => parentPort?.postMessage(message);
parentPort?.on('message', (task: ReplayTask) => {
  replay({ ...task, onWeek: (week) => tell({ week }) }).then(
    (done) => tell({ replay: done }),
    (error: unknown) => tell({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
