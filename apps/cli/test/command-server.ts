/**
 * The command, loaded once and run as often as it is asked for, one at a time: each message is a `CommandRequest`, and each
 * answer an `Outcome`. It runs the command's own `main.ts`, with its own arguments, folder, output and exit code.
 */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { CommandRequest, Outcome } from './shared-command.ts';

const MAIN = pathToFileURL(join(import.meta.dirname, '../src/main.ts'));
const written = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr'] as const)
  process[name].write = (bytes: Uint8Array | string) => {
    written[name] += typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString();
    return true;
  };

let runs = 0;
let last = Promise.resolve();

async function run({ folder, args }: CommandRequest): Promise<Outcome> {
  Object.assign(written, { stdout: '', stderr: '' });
  process.chdir(folder);
  process.argv.splice(2, Infinity, ...args);
  process.exitCode = undefined;
  // Under another address it is evaluated again, and nothing that it imports is.
  MAIN.search = String((runs += 1));
  await import(MAIN.href);
  return { code: Number(process.exitCode ?? 0), ...written };
}

process.on('message', (request: CommandRequest) => {
  last = last.then(async () => {
    process.send?.(await run(request));
  });
});
process.once('disconnect', () => process.exit());
