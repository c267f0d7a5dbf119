import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loopbackCredentials } from './ministack.ts';
import { pythonPath } from './python.ts';
import type { Server } from './server-process.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PROGRAM = join(ROOT, 'apps/cli/src/main.ts');

/** Endpoints of AWS: SageMaker and Step Functions on the wire, everything else in the cloud behind it. */
export interface Endpoints {
  readonly cloud: Server;
  readonly wire: Server;
}

/** Runs `jackpot`, with AWS where `endpoints` say, if they are given. @returns what it printed */
export async function jackpotCommand(args: readonly string[], endpoints?: Endpoints): Promise<string> {
  const env = { ...process.env, ...(endpoints && at(endpoints)) };
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...args], { env, cwd: ROOT });
  return stdout;
}

/** A shell as an operator has it, in the repository, with AWS where `endpoints` say and nowhere else. */
export async function operatorShell(endpoints: Endpoints): Promise<(command: string) => Promise<string>> {
  const home = mkdtempSync(join(tmpdir(), 'jackpot-operator-'));
  // Answer of an operator when the CDK asks.
  writeFileSync(join(home, '.cdk.json'), JSON.stringify({ requireApproval: 'never' }));
  const python = await pythonPath();
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const env = {
    ...Object.fromEntries(inherited),
    ...at(endpoints),
    HOME: home,
    PYTHONPATH: python,
    PATH: `${join(ROOT, 'node_modules/.bin')}:${join(python, 'bin')}:${process.env['PATH']}`,
  };
  return async (command) => {
    const options = { env, cwd: ROOT, maxBuffer: 1e8 };
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', command], options);
    return stdout;
  };
}

const at = ({ cloud, wire }: Endpoints) => ({
  ...loopbackCredentials,
  AWS_ENDPOINT_URL: cloud.url,
  AWS_ENDPOINT_URL_SAGEMAKER: wire.url,
  AWS_ENDPOINT_URL_SFN: wire.url,
});
