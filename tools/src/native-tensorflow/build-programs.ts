import { NativeSetUpError } from './errors.ts';
import { runProgram, runs } from './run-program.ts';

const APT_TIMEOUT_MS = 600_000;

/** Programs that building from the wheel needs besides Node, and the Debian package that has each. */
const PROGRAMS = [
  { name: 'g++', check: ['g++', '--version'], debian: 'g++' },
  { name: 'python3 with pip', check: ['python3', '-m', 'pip', '--version'], debian: 'python3-pip' },
] as const;

function missingPrograms() {
  return PROGRAMS.filter(({ check: [program, ...args] }) => !runs(program, args));
}

/**
 * Makes sure of a compiler and of pip: where one is missing, Debian's own is installed if this is root's to do.
 * @throws NativeSetUpError naming what is missing
 */
export function ensureBuildPrograms(log: (line: string) => void): void {
  const missing = missingPrograms();
  if (missing.length === 0) return;
  const packages = missing.map(({ debian }) => debian);
  if (process.getuid?.() === 0 && runs('apt-get', ['--version'])) {
    log(`installing ${packages.join(' and ')} with apt-get`);
    runProgram('apt-get', ['install', '-y', ...packages], { timeoutMs: APT_TIMEOUT_MS });
    if (missingPrograms().length === 0) return;
  }
  const names = missing.map(({ name }) => name).join(' and ');
  throw new NativeSetUpError(`${names} missing (on Debian: apt-get install -y ${packages.join(' ')})`);
}
