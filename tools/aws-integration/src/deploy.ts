import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { LambdaClient, PublishVersionCommand } from '@aws-sdk/client-lambda';
import { clientAt, loopbackCredentials } from './ministack.ts';
import type { Server } from './server-process.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ASSEMBLY = join(ROOT, 'apps/infrastructure/dist/cdk.out');
const APPS = ['training', 'week-opener', 'data-validator', 'quality-gate', 'optimiser', 'notifier', 'answers'];
const named = (stack: string) => `jackpot-${stack}`;
const STEPS = ['foundation', 'delivery', ...APPS].map(named);
const WORKFLOW = ['workflow', 'monitoring'].map(named);
export const STACKS = [...STEPS, ...WORKFLOW];
const TIMEOUT_MS = 600_000;

/** Digest of no image: here the container's program runs as a process. */
export const IMAGE_DIGEST = `sha256:${'0'.repeat(64)}`;
export const COMMIT = 'c'.repeat(40);
const PARAMETERS = {
  TrainingImageDigest: IMAGE_DIGEST,
  CodeDirty: 'false',
  Repository: 'owner@1/jackpot@2',
};

/** Makes what the CDK needs in an account before it deploys anything there. */
export async function bootstrap({ cloud }: { readonly cloud: Server }): Promise<void> {
  await cdk(cloud, 'bootstrap', `aws://${ACCOUNT}/${loopbackCredentials.AWS_REGION}`);
}

/**
 * Deploys the synthesised stacks to the bootstrapped account behind `cloud`, with the CDK's own command, in the order of
 * `npm run deploy`: the workflow is told the versions of the steps' code. @returns what it says
 */
export async function deployStacks(cloud: Server, commit = COMMIT): Promise<string> {
  const parameters = { ...PARAMETERS, GitCommit: commit };
  const steps = await deploy(cloud, STEPS, parameters);
  return steps + (await deploy(cloud, WORKFLOW, { ...parameters, ...(await publishVersions(cloud)) }));
}

function deploy(cloud: Server, stacks: readonly string[], given: Readonly<Record<string, string>>): Promise<string> {
  const parameters = stacks.flatMap((stack) => parametersOf(stack, given));
  return cdk(cloud, 'deploy', '--require-approval', 'never', '--exclusively', ...stacks, ...parameters);
}

const VERSIONS = {
  WeekOpenerVersion: 'week-opener',
  DataValidatorVersion: 'data-validator',
  QualityGateVersion: 'quality-gate',
  OptimiserVersion: 'optimiser',
  NotifierVersion: 'notifier',
} as const;

async function publishVersions(cloud: Server): Promise<Record<string, string>> {
  const client = new LambdaClient(clientAt(cloud));
  const published = Object.entries(VERSIONS).map(async ([parameter, app]) => {
    const { Version = '' } = await client.send(new PublishVersionCommand({ FunctionName: named(app) }));
    return [parameter, Version] as const;
  });
  return Object.fromEntries(await Promise.all(published));
}

async function cdk(cloud: Server, ...args: string[]): Promise<string> {
  const env = { ...process.env, ...loopbackCredentials, AWS_ENDPOINT_URL: cloud.url };
  const program = join(ROOT, 'node_modules/.bin/cdk');
  const { stdout, stderr } = await promisify(execFile)(program, [...args, '--app', ASSEMBLY], {
    cwd: ROOT,
    env: { ...env, PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH']}` },
    timeout: TIMEOUT_MS,
    maxBuffer: 1e8,
  });
  return stdout + stderr;
}

interface Template {
  readonly Parameters?: object;
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: unknown }>>;
}

function templateOf(stack: string): Template {
  return JSON.parse(readFileSync(join(ASSEMBLY, `${stack}.template.json`), 'utf8')) as Template;
}

/** Keys and indexes of the table that is deployed. */
export function deployedTable(): Pick<
  CreateTableCommandInput,
  'AttributeDefinitions' | 'BillingMode' | 'GlobalSecondaryIndexes' | 'KeySchema'
> {
  const tables = Object.values(templateOf('jackpot-foundation').Resources).filter(
    ({ Type }) => Type === 'AWS::DynamoDB::Table',
  );
  const [table] = tables.map(({ Properties }) => Properties as CreateTableCommandInput);
  if (table === undefined) throw new Error('the foundation has no table');
  const { AttributeDefinitions, BillingMode, GlobalSecondaryIndexes, KeySchema } = table;
  return { AttributeDefinitions, BillingMode, GlobalSecondaryIndexes, KeySchema };
}

function parametersOf(stack: string, given: Readonly<Record<string, string>>): string[] {
  const { Parameters = {} } = templateOf(stack);
  return Object.entries(given).flatMap(([name, value]) =>
    name in Parameters ? ['--parameters', `${stack}:${name}=${value}`] : [],
  );
}

/** ministack's account. */
export const ACCOUNT = '000000000000';
