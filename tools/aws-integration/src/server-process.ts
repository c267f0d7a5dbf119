import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServerUnavailable } from './package-cache.ts';

const START_TIMEOUT_MS = 300_000;
const POLL_MS = 100;
const OUTPUT_KEPT = 20_000;

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** A server in a process of its own. */
export interface ServerProcess extends Server {
  signal(name: NodeJS.Signals): void;
}

/** A port of this machine's loopback that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/**
 * Starts a server on loopback and waits until it answers HTTP. It ends with `stop`, or with this process.
 * @throws ServerUnavailable with what it wrote, where it ends or does not answer
 */
export async function startServer(
  port: number,
  [program, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv = {},
): Promise<ServerProcess> {
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  let output = '';
  const keep = (text: string) => (output = (output + text).slice(-OUTPUT_KEPT));
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  child.once('error', (error) => keep(error.message));
  await untilAnswers(url, child).catch((error: Error) => {
    kill();
    throw new ServerUnavailable(`${program} ${args.join(' ')}: ${error.message}\n${output}`);
  });
  return {
    url,
    signal: (name) => child.kill(name),
    stop: async () => {
      process.off('exit', kill);
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await Promise.race([once(child, 'exit'), sleep(3000, undefined, { ref: false }).then(kill)]);
    },
  };
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < START_TIMEOUT_MS; waited += POLL_MS) {
    if (child.exitCode !== null || child.pid === undefined) throw new Error('it ended at once');
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await sleep(POLL_MS);
  }
  throw new Error(`it does not answer within ${START_TIMEOUT_MS / 1000} s`);
}
