/**
 * The command, loaded once and run as often as it is asked for, one at a time: each connection to the socket that it is
 * given sends a `CommandRequest` and reads an `Outcome`. It runs the command's own `main.ts`, with its own arguments, folder,
 * output and exit code.
 */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { CommandRequest, Outcome } from './shared-command.ts';

const [, , SOCKET = ''] = process.argv;
const MAIN = pathToFileURL(join(import.meta.dirname, '../src/main.ts'));
const written = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr'] as const)
  process[name].write = (bytes: Uint8Array | string) => {
    written[name] += typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString();
    return true;
  };

let runs = 0;
let last: Promise<unknown> = Promise.resolve();

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

const server = createServer({ allowHalfOpen: true }, (connection) => {
  last = last.then(async () => {
    connection.end(JSON.stringify(await run(JSON.parse(await text(connection)) as CommandRequest)));
  });
});
server.listen(SOCKET, () => process.send?.('listening'));
// A command that ends the process is told to who asked for it, and the next test file starts another.
process.once('exit', () => rmSync(SOCKET, { force: true }));
process.once('disconnect', () => process.exit());
