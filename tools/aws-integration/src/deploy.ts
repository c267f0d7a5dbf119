import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loopbackCredentials } from './ministack.ts';
import type { Server } from './server-process.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ASSEMBLY = join(ROOT, 'apps/infrastructure/dist/cdk.out');
const STACKS = [
  'foundation',
  'training',
  'week-opener',
  'data-validator',
  'quality-gate',
  'optimiser',
  'notifier',
  'workflow',
];
const TIMEOUT_MS = 300_000;

/** Digest of no image: here the container's program runs as a process. */
export const IMAGE_DIGEST = `sha256:${'0'.repeat(64)}`;
export const COMMIT = 'c'.repeat(40);

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
  const parameters = [
    ...['notifier', 'quality-gate', 'workflow'].map((stack) => `jackpot-${stack}:TrainingImageDigest=${IMAGE_DIGEST}`),
    `jackpot-notifier:GitCommit=${COMMIT}`,
    'jackpot-notifier:CodeDirty=false',
  ];
  await run('cdk', 'bootstrap', `aws://${ACCOUNT}/${loopbackCredentials.AWS_REGION}`, '--app', ASSEMBLY);
  await run(
    ...(['cdk', 'deploy', '--app', ASSEMBLY, '--require-approval', 'never'] as const),
    ...STACKS.map((stack) => `jackpot-${stack}`),
    ...parameters.flatMap((parameter) => ['--parameters', parameter]),
  );
}

/** ministack's account. */
export const ACCOUNT = '000000000000';
