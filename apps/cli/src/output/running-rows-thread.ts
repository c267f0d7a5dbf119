import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { type RowSaid, type RowsThreadData, rowLine } from './running-rows.ts';

const STDERR = 2;
const TICK_MS = 1000;
const { terminal, quietMs, ended } = workerData as RowsThreadData;

/** Written past the other thread, which would have to be free for it; a reader who is gone, or slow, misses a tick. */
function write(text: string): void {
  try {
    writeSync(STDERR, text);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && ['EPIPE', 'EAGAIN'].includes(String(error.code)))) throw error;
  }
}

const rows = new Map<string, RowSaid>();
/** Time of the last row said, by this thread's clock and by the display's. */
let said = { here: performance.now(), at: 0 };
let lastLine = performance.now();

const elapsed = () => said.at + performance.now() - said.here;
const seconds = ({ at }: RowSaid) => Math.floor((elapsed() - at) / 1000);

/** The row that runs longest, and how many others do. */
function stillRunning(): string | null {
  const [first, ...others] = [...rows.values()].filter(({ runs }) => runs).sort((a, b) => a.at - b.at);
  if (first === undefined) return null;
  return `${first.text}, ${seconds(first)} s so far${others.length === 0 ? '' : `; ${others.length} more`}`;
}

/** Says what still runs, where nothing was said for long. */
function sayStillRunning(): void {
  const text = stillRunning();
  if (text === null || performance.now() - lastLine < quietMs) return;
  lastLine = performance.now();
  write(`${rowLine(elapsed(), text)}\n`);
}

/** Rows as they stand now. */
function picture(): string {
  const line = (row: RowSaid) =>
    row.runs && seconds(row) > 0 ? rowLine(elapsed(), `${row.text}, ${seconds(row)} s`) : rowLine(row.at, row.text);
  return [...rows.values()].map(line).join('\n');
}

/** Rows that change in place. The cursor stays: a thread could not bring it back where the process is interrupted. */
async function liveDisplay(size: object) {
  const stream = new Writable({
    write: (chunk, _, done) => {
      write(String(chunk));
      done();
    },
  });
  const { createLogUpdate } = await import('log-update');
  return createLogUpdate(Object.assign(stream, size), { showCursor: true });
}

const display = terminal === null ? null : await liveDisplay(terminal);
const tick = () => (display === null ? sayStillRunning() : display(picture()));
setInterval(tick, Math.min(TICK_MS, quietMs));

parentPort?.on('message', (row: RowSaid | null) => {
  if (row === null) {
    display?.done();
    Atomics.store(ended, 0, 1);
    Atomics.notify(ended, 0);
    process.exit();
  }
  said = { here: performance.now(), at: row.at };
  lastLine = performance.now();
  rows.set(row.row, row);
  display?.(picture());
});
