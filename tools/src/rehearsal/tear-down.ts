import { spawnSync } from 'node:child_process';
import { askAws } from '../delivery/aws.ts';
import { ASSEMBLY, CDK } from '../delivery/delivery.ts';
import { named } from '../delivery/prefix.ts';

/** Steps that take away what a stack leaves when it goes, for it keeps data; each is told by its command. */
function leftovers(prefix: string, bucket: string): readonly (readonly string[])[] {
  return [
    ['s3api', 'delete-bucket-policy', '--bucket', bucket],
    ['dynamodb', 'delete-resource-policy', '--resource-arn', arnOf('dynamodb', `table/${prefix}`)],
    ['dynamodb', 'update-table', '--table-name', prefix, '--no-deletion-protection-enabled'],
    ['dynamodb', 'delete-table', '--table-name', prefix],
    ['secretsmanager', 'delete-secret', '--secret-id', `${prefix}/available-cash`, '--force-delete-without-recovery'],
    ['ecr', 'delete-repository', '--repository-name', `${prefix}-training`, '--force'],
    ['kms', 'schedule-key-deletion', '--key-id', keyOf(prefix), '--pending-window-in-days', '7'],
  ];
}

const { AWS_REGION: region = '' } = process.env;
const account = () => (askAws(['sts', 'get-caller-identity']) as { Account: string }).Account;
const arnOf = (service: string, resource: string) => `arn:aws:${service}:${region}:${account()}:${resource}`;
const keyOf = (prefix: string) =>
  askAws(['kms', 'describe-key', '--key-id', `alias/${prefix}`, '--query', 'KeyMetadata.KeyId']) as string;

/**
 * Takes the rehearsed system away: what its stacks keep first, the stacks last. Buckets keep earlier versions, which S3 removes by
 * no single request, and log groups stay for what they tell: both are named at the end.
 */
export function tearDown(prefix: string, bucket: string): readonly string[] {
  const left: string[] = [];
  const policy = ['--no-enable-termination-protection', '--stack-name', named('foundation')];
  for (const command of [['cloudformation', 'update-termination-protection', ...policy], ...leftovers(prefix, bucket)])
    try {
      askAws(command);
    } catch (error) {
      left.push(error instanceof Error ? error.message : String(error));
    }
  const destroy = [CDK, 'destroy', '--all', '--force', '--app', ASSEMBLY];
  if (spawnSync(process.execPath, destroy, { stdio: 'inherit' }).status !== 0) left.push('cdk destroy failed');
  return [...left, `s3://${bucket} and its access log: empty them with every version, and delete them`];
}
