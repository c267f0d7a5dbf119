import { Worker } from 'node:worker_threads';
import { isLiveTerminal } from './terminal.ts';

/** Rows on stderr that say what runs and for how long. */
export interface RunningRows {
  /** Says what a row does now. While it `runs`, how long it has is said again and again, also when nothing else is. */
  readonly say: (row: string, text: string, runs: boolean) => void;
  /** Ends the display; what was shown last stays. */
  readonly end: () => void;
}

/** State of a row, as the thread that keeps the time is told it. */
export interface RowSaid {
  readonly row: string;
  readonly text: string;
  readonly runs: boolean;
  /** Milliseconds since the display began. */
  readonly at: number;
}

/** Longest silence off a terminal, in milliseconds, while something runs. */
const QUIET_MS = 5000;
/** Longest wait for the last picture, in milliseconds. */
const LAST_PICTURE_MS = 1000;

/** Data that the thread is started with. */
export interface RowsThreadData {
  /** Size of the terminal whose rows change in place; null elsewhere. */
  readonly terminal: { readonly columns: number; readonly rows: number } | null;
  readonly quietMs: number;
  /** Set to 1 when the last picture is drawn. */
  readonly ended: Int32Array;
}

/**
 * Follows rows on stderr: they change in place on a terminal, and are a line each time elsewhere. The solver and the training
 * hold this thread for many seconds, so another one keeps the time.
 * @param now milliseconds of a clock that only rises
 */
export function runningRows(stream: NodeJS.WriteStream, now: () => number, quietMs = QUIET_MS): RunningRows {
  const started = now();
  const live = isLiveTerminal(stream);
  const ended = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const { columns, rows } = stream;
  const workerData: RowsThreadData = { terminal: live ? { columns, rows } : null, quietMs, ended };
  const thread = new Worker(new URL('./running-rows-thread.ts', import.meta.url), { workerData });
  thread.unref();
  return {
    say: (row, text, runs) => {
      const said: RowSaid = { row, text, runs, at: now() - started };
      if (!live) stream.write(`${rowLine(said.at, text)}\n`);
      thread.postMessage(said);
    },
    end: () => {
      thread.postMessage(null);
      if (live) Atomics.wait(ended, 0, 0, LAST_PICTURE_MS);
      else void thread.terminate();
    },
  };
}

/** A row with the time since the display began. */
export function rowLine(milliseconds: number, text: string): string {
  return `${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${text}`;
}
