import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

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

/** A process that runs commands for this test file, for those tests whose point no process is: most of one's time is its start. */
let server: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

afterAll(() => server?.disconnect());

/** Runs the command as a user in the folder types it, after those asked for before. `env`: of the first is that of all. */
export function sharedCommand(request: CommandRequest, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const outcome = last.then(async () => {
    server ??= fork(join(import.meta.dirname, 'command-server.ts'), { env, execArgv: [] });
    const ended = new AbortController();
    const answer = once(server, 'message', ended).finally(() => server?.off('exit', fail));
    const fail = () => ended.abort(new Error(`jackpot ${request.args.join(' ')} ended the process`));
    server.once('exit', fail);
    server.send(request);
    const [answered] = (await answer) as [Outcome];
    return answered;
  });
  last = outcome.catch(() => undefined);
  return outcome;
}
