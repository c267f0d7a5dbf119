import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loopbackCredentials } from './ministack.ts';
import type { Server } from './server-process.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ASSEMBLY = join(ROOT, 'apps/infrastructure/dist/cdk.out');
const APPS = ['training', 'week-opener', 'data-validator', 'quality-gate', 'optimiser', 'notifier'];
const STACKS = ['foundation', ...APPS, 'workflow'].map((stack) => `jackpot-${stack}`);
const TIMEOUT_MS = 300_000;

/** Digest of no image: here the container's program runs as a process. */
export const IMAGE_DIGEST = `sha256:${'0'.repeat(64)}`;
export const COMMIT = 'c'.repeat(40);
const PARAMETERS = { TrainingImageDigest: IMAGE_DIGEST, GitCommit: COMMIT, CodeDirty: 'false' };

/** Bootstraps the account behind `cloud` and deploys the synthesised stacks to it, with the CDK's own command. */
export async function deployStacks(cloud: Server): Promise<void> {
  const env = {
    ...process.env,
    ...loopbackCredentials,
    AWS_ENDPOINT_URL: cloud.url,
    PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH']}`,
  };
  const run = (program: string, ...args: string[]) =>
    promisify(execFile)(program, args, { cwd: ROOT, env, timeout: TIMEOUT_MS, maxBuffer: 1e8 });
  await run('cdk', 'bootstrap', `aws://${ACCOUNT}/${loopbackCredentials.AWS_REGION}`, '--app', ASSEMBLY);
  await run(
    ...(['cdk', 'deploy', '--app', ASSEMBLY, '--require-approval', 'never'] as const),
    ...STACKS,
    ...STACKS.flatMap(parametersOf),
  );
}

function parametersOf(stack: string): string[] {
  const text = readFileSync(join(ASSEMBLY, `${stack}.template.json`), 'utf8');
  const { Parameters = {} } = JSON.parse(text) as { Parameters?: object };
  return Object.entries(PARAMETERS).flatMap(([name, value]) =>
    name in Parameters ? ['--parameters', `${stack}:${name}=${value}`] : [],
  );
}

/** ministack's account. */
export const ACCOUNT = '000000000000';
