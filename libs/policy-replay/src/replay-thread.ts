import { selectBackend } from '@jackpot/forecast-training';
import { type Replay, replay } from './replay.ts';
import type { ReplayTask } from './replay-study.ts';

let backend: ReturnType<typeof selectBackend> | undefined;

/** Replays a task in a thread of its own, on the backend that this machine has. */
export async function work(task: ReplayTask, onWeek: () => void): Promise<Replay> {
  await (backend ??= selectBackend());
  return replay({ ...task, onWeek });
}
