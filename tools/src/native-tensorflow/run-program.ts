import { spawnSync } from 'node:child_process';
import { NativeSetUpError } from './errors.ts';

/** The last lines of a program's output say why it failed. */
const OUTPUT_KEPT = 1500;

interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
}

/**
 * Runs a program to its end.
 * @returns its standard output
 * @throws NativeSetUpError where it is missing, fails or takes too long, with the end of what it printed
 */
export function runProgram(program: string, args: readonly string[], { timeoutMs, ...options }: RunOptions): string {
  const run = spawnSync(program, args, { ...options, timeout: timeoutMs, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (run.error) throw new NativeSetUpError(`${program} did not run: ${run.error.message}`);
  if (run.status !== 0) {
    const printed = `${run.stdout}\n${run.stderr}`.trim().slice(-OUTPUT_KEPT);
    throw new NativeSetUpError(`${program} ended with ${run.signal ?? `exit code ${run.status}`}:\n${printed}`);
  }
  return run.stdout;
}

/** Tells whether a program runs at all. */
export function runs(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
