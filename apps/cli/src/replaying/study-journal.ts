import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, globSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Regime, Replay } from '@jackpot/policy-replay';
import { REPOSITORY } from '../recorded-code/this-code.ts';
import type { ReplayTask } from './replay-worker.ts';

/** Finished replays in a file, a line each, so that a study that was killed goes on where it was. */
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

/** Opens a journal, or begins one. A last line that a kill left unfinished is cut off. */
export function openJournal(path: string, code: string = codeDigest()): StudyJournal {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  const kept = whole
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  const digestOf = (regime: Regime) => digest([code, JSON.stringify(regime)]);
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
      appendFileSync(path, `${JSON.stringify(line)}\n`);
    },
  };
}

/** Digest of the code behind a replay: sources of the libraries, forecast and optimiser among them, and the dependencies. */
function codeDigest(): string {
  const files = [...globSync('libs/*/src/**/*.ts', { cwd: REPOSITORY }).sort(), 'package-lock.json'];
  return digest(files.flatMap((file) => [file, readFileSync(join(REPOSITORY, file), 'utf8')]));
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
