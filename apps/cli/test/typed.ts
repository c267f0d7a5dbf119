import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ENVIRONMENT, type Workplace } from './workplace.ts';

const COMMAND = join(import.meta.dirname, '../bin/jackpot.js');

/** Runs the command on a terminal of its own. Answers are typed, one when the one before has been asked for. */
export async function typed(
  { folder }: Workplace,
  args: readonly string[],
  answers: readonly string[],
): Promise<{ code: number; shown: string }> {
  const command = [process.execPath, COMMAND, ...args].join(' ');
  // A terminal under CI is not asked.
  const env = { ...ENVIRONMENT, FORCE_COLOR: undefined, TERM: 'dumb', CI: undefined };
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: folder, env });
  const waiting = [...answers];
  let shown = '';
  child.stdout.on('data', (text: Buffer) => {
    shown += text.toString();
    const asked = shown.match(/[:?] (?:\x1b\[\d*[A-Z])*$/) !== null;
    if (asked && waiting.length > 0) child.stdin.write(waiting.shift() ?? '');
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, shown };
}
