import { availableParallelism } from 'node:os';
import { inThreads } from '@jackpot/platform/local';
import type { RunReplays } from '@jackpot/policy-replay/study';

/** Replays over all cores of this machine. */
export const replayInThreads: RunReplays = (tasks, { onWeek, onReplay }) =>
  inThreads(import.meta.resolve('@jackpot/policy-replay/thread'), tasks, {
    threads: availableParallelism(),
    onStep: onWeek,
    onResult: onReplay,
  });
