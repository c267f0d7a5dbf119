import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import type { Regime, Replay } from '@jackpot/policy-replay';

/** Finished replays in a file, a line each, so that a study that was killed goes on where it was. */
export interface StudyJournal {
  /** The replay that was kept of a regime as it is now, if any. */
  find(regime: Regime, policy: string, seed: number, weeks: number): Replay | undefined;
  keep(regime: Regime, replay: Replay): void;
}

interface Line {
  /** Of the regime: a replay of one that has been changed since is none of it. */
  readonly digest: string;
  readonly replay: Replay;
}

/** Opens a journal, or begins one. A last line that a kill left unfinished is cut off. */
export function openJournal(path: string): StudyJournal {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  const kept = whole
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  return {
    find: (regime, policy, seed, weeks) =>
      kept.find(
        ({ digest, replay }) =>
          digest === digestOf(regime) &&
          replay.policy === policy &&
          replay.seed === seed &&
          replay.jackpots.length === weeks,
      )?.replay,
    keep: (regime, replay) => {
      const line: Line = { digest: digestOf(regime), replay };
      appendFileSync(path, `${JSON.stringify(line)}\n`);
    },
  };
}

function digestOf(regime: Regime): string {
  return createHash('sha256').update(JSON.stringify(regime)).digest('hex').slice(0, 16);
}
