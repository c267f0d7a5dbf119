import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface CommandRequest {
  /** Folder in which it is typed. */
  readonly folder: string;
  readonly args: readonly string[];
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Of this Jest worker; it outlives the test file, and ends with the worker. */
const SOCKET = join(tmpdir(), `command-${process.pid}`);

/** Runs the command as a user in the folder types it, after those asked for before. `env`: of the first is that of all. */
export async function sharedCommand(request: CommandRequest, env: NodeJS.ProcessEnv): Promise<Outcome> {
  started ??= existsSync(SOCKET) ? Promise.resolve() : startServer(env);
  await started;
  const connection = connect({ path: SOCKET, allowHalfOpen: true }).end(JSON.stringify(request));
  const answer = await text(connection);
  if (answer === '') throw new Error(`jackpot ${request.args.join(' ')} ended the process`);
  return JSON.parse(answer) as Outcome;
}

let started: Promise<void> | undefined;

/** Starts a process that runs commands, for those tests whose point no process is: most of one's time is its start. */
async function startServer(env: NodeJS.ProcessEnv): Promise<void> {
  const server = fork(join(import.meta.dirname, 'command-server.ts'), [SOCKET], { env, execArgv: [] });
  await once(server, 'message');
  server.unref();
  server.channel?.unref();
}
