import { createHash } from 'node:crypto';
import type { Regime } from './regime.ts';
import type { Replay } from './replay.ts';
import type { ReplayTask } from './replay-study.ts';

/** Finished replays, a line each, so that a stopped study can resume. */
export interface StudyJournal {
  /** The replay that was kept of this task, by this code, if any. */
  find(task: ReplayTask): Replay | undefined;
  keep(regime: Regime, replay: Replay): void;
}

interface Line {
  /** Digest of regime and code: a replay by changed code is not reused. */
  readonly digest: string;
  readonly replay: Replay;
}

/** A journal of the lines that were kept, each ended by a line feed. `code`: digest of the code that replays now. */
export function studyJournal(lines: string, code: string, append: (line: string) => void): StudyJournal {
  const kept = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  const digestOf = (regime: Regime) => studyDigest([code, JSON.stringify(regime)]);
  return {
    find: ({ regime, policy, seed, weeks }) => {
      const wanted = digestOf(regime);
      return kept.find(
        ({ digest, replay }) =>
          digest === wanted && replay.policy === policy && replay.seed === seed && replay.jackpots.length === weeks,
      )?.replay;
    },
    keep: (regime, replay) => {
      const line: Line = { digest: digestOf(regime), replay };
      append(`${JSON.stringify(line)}\n`);
    },
  };
}

export function studyDigest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
