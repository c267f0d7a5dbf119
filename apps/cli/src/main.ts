import { CommanderError } from 'commander';
import { Console } from './output/console.ts';
import { exitCodeOf, exitCodes, problemsOf } from './errors.ts';
import { jackpotProgram } from './program.ts';
import { keepHeapSmall } from './small-heap.ts';

keepHeapSmall();
endWithReader(process.stdout);
endWithReader(process.stderr);
try {
  await jackpotProgram().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/**
 * Writes on into nothing where whoever reads has gone, as `head` does, so that what was begun is ended and recorded. Where
 * the disk takes no more, the machine is at fault.
 */
function endWithReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || process.exitCode === exitCodes.machine) return;
    process.exitCode = exitCodes.machine;
    if (stream !== process.stderr) process.stderr.write(`what it prints could not be written: ${error.message}\n`);
  });
}

/** Says what went wrong, on stdout too where that holds JSON, and gives the exit code. */
function report(error: unknown): number {
  const console = new Console(process.argv.includes('--json'));
  if (error instanceof CommanderError) {
    // Commander has said on stderr what is wrong already, and printed the help that was asked for.
    if (error.exitCode === 0) return exitCodes.done;
    if (console.json) console.failure('UsageError', [error.message.replace(/^error: /, '')]);
    return exitCodes.usage;
  }
  const code = exitCodeOf(error);
  const { name } = error instanceof Error ? error : new Error(String(error));
  const problems = problemsOf(error);
  if (console.json) console.failure(name, problems);
  for (const [index, problem] of problems.entries())
    console.problem(problems.length > 1 ? `${index + 1}. ${problem}` : problem);
  if (code === exitCodes.defect) {
    console.note(error instanceof Error ? (error.stack ?? '') : '');
    console.note('This is a defect of jackpot: please report it with the lines above.');
  }
  return code;
}
