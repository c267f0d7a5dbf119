import { CommanderError } from 'commander';
import { Console } from './output/console.ts';
import { InvalidInput, exitCodeOf, exitCodes } from './errors.ts';
import { jackpotProgram } from './program.ts';
import { keepHeapSmall } from './small-heap.ts';

keepHeapSmall();
try {
  await jackpotProgram().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Says what went wrong, on stdout too where that holds JSON, and gives the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  const code = exitCodeOf(error);
  const console = new Console(process.argv.includes('--json'));
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (console.json) console.result({ error: { name, message } }, '');
  const problems = error instanceof InvalidInput ? error.problems : [message];
  for (const [index, problem] of problems.entries())
    console.problem(problems.length > 1 ? `${index + 1}. ${problem}` : problem);
  if (code === exitCodes.defect) {
    console.note(error instanceof Error ? (error.stack ?? '') : '');
    console.note('This is a defect of jackpot: please report it with the lines above.');
  }
  return code;
}
