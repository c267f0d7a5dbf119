import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loopbackCredentials } from './ministack.ts';
import type { Server } from './server-process.ts';

const PROGRAM = join(import.meta.dirname, '../../../apps/cli/src/main.ts');

/** Runs `jackpot`, with AWS at `cloud` where it is given. @returns what it printed */
export async function jackpotCommand(args: readonly string[], cloud?: Server): Promise<string> {
  const env = { ...process.env, ...(cloud && { ...loopbackCredentials, AWS_ENDPOINT_URL: cloud.url }) };
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...args], { env });
  return stdout;
}
