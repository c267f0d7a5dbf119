import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askAws } from '../delivery/aws.ts';
import { ASSEMBLY, CDK } from '../delivery/delivery.ts';
import { COUNTRY } from './one-country.ts';
import type { RehearsedAccount } from './rehearsed-account.ts';

type System = Pick<RehearsedAccount, 'account' | 'region' | 'prefix'>;

/** Commands that take away what keeps data, and what a run made outside the stacks. */
function leftovers({ account, region, prefix }: System): readonly (readonly string[])[] {
  const protection = ['--no-enable-termination-protection', '--stack-name', `${prefix}-foundation`];
  const table = `arn:aws:dynamodb:${region}:${account}:table/${prefix}`;
  return [
    ['cloudformation', 'update-termination-protection', ...protection],
    ['dynamodb', 'delete-resource-policy', '--resource-arn', table],
    ['dynamodb', 'update-table', '--table-name', prefix, '--no-deletion-protection-enabled'],
    ['dynamodb', 'delete-table', '--table-name', prefix],
    ['secretsmanager', 'delete-secret', '--secret-id', `${prefix}/available-cash`, '--force-delete-without-recovery'],
    ['ecr', 'delete-repository', '--repository-name', `${prefix}-training`, '--force'],
  ];
}

/**
 * Takes the rehearsed system away: its stacks, what they keep, its models, its buckets with every version, and its key, which AWS
 * deletes after a week. @returns what is left, with the reason
 */
export function tearDown(system: System): readonly string[] {
  const { account, region, prefix } = system;
  const left: string[] = [];
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      left.push(error instanceof Error ? error.message : String(error));
    }
  };
  for (const command of leftovers(system)) attempt(() => void askAws(command));
  attempt(() => deleteModels(`${prefix}-${COUNTRY}`));
  const key = ['kms', 'describe-key', '--key-id', `alias/${prefix}`, '--query', 'KeyMetadata.KeyId'];
  attempt(() => {
    const id = askAws(key) as string;
    askAws(['kms', 'schedule-key-deletion', '--key-id', id, '--pending-window-in-days', '7']);
  });
  const destroy = [CDK, 'destroy', '--all', '--force', '--app', ASSEMBLY];
  if (spawnSync(process.execPath, destroy, { stdio: 'inherit' }).status !== 0) left.push('cdk destroy failed');
  // It stays with its versions, for what runs on them.
  const machine = `arn:aws:states:${region}:${account}:stateMachine:${prefix}-weekly`;
  attempt(() => void askAws(['stepfunctions', 'delete-state-machine', '--state-machine-arn', machine]));
  for (const bucket of [`${prefix}-${account}-${region}`, `${prefix}-access-logs-${account}-${region}`])
    attempt(() => deleteBucket(bucket));
  return [
    ...left,
    `log groups that begin with /aws/lambda/${prefix}- and /aws/vendedlogs/states/${prefix}-: they tell what happened`,
  ];
}

function deleteModels(group: string): void {
  const list = ['sagemaker', 'list-model-packages', '--model-package-group-name', group];
  const versions = askAws([...list, '--query', 'ModelPackageSummaryList[].ModelPackageArn']) as string[];
  for (const version of versions) askAws(['sagemaker', 'delete-model-package', '--model-package-name', version]);
  askAws(['sagemaker', 'delete-model-package-group', '--model-package-group-name', group]);
}

/** S3 deletes at most 1,000 versions a request: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
const VERSIONS_MAX = 1000;

/** Deletes a bucket with every version of its objects, which its policy refuses until it is gone. */
function deleteBucket(bucket: string): void {
  askAws(['s3api', 'delete-bucket-policy', '--bucket', bucket]);
  const file = join(mkdtempSync(join(tmpdir(), 'jackpot-versions-')), 'versions.json');
  const list = ['s3api', 'list-object-versions', '--bucket', bucket, '--max-items', String(VERSIONS_MAX)];
  const query = ['--query', '[Versions,DeleteMarkers][].{Key: Key, VersionId: VersionId}'];
  for (let versions = listed(); versions.length > 0; versions = listed()) {
    writeFileSync(file, JSON.stringify({ Objects: versions.slice(0, VERSIONS_MAX), Quiet: true }));
    askAws(['s3api', 'delete-objects', '--bucket', bucket, '--delete', `file://${file}`]);
  }
  askAws(['s3api', 'delete-bucket', '--bucket', bucket]);

  function listed(): readonly object[] {
    return (askAws([...list, ...query]) as object[] | null) ?? [];
  }
}
