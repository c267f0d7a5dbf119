import { objectAccess } from '@jackpot/workflow';
import { Aws } from 'aws-cdk-lib';
import { arns } from '../names.ts';
import { type Grant, allow, allowPattern } from './grant.ts';

const KEYS = 'Keys hold runs, countries and draw dates, which are not known when the role is made.';

export const readObjects = (...keys: string[]) => allowPattern(KEYS, ['s3:GetObject'], keys.map(arns.object));
export const writeObjects = (...keys: string[]) => allowPattern(KEYS, ['s3:PutObject'], keys.map(arns.object));

/**
 * Without it S3 answers 403, not 404, for an object that is not there. A read of one object names no prefix, hence IfExists,
 * which also lets a listing pass that names none: keys of the whole bucket can be listed, contents are bounded by the reads.
 */
export const listObjects = (...prefixes: string[]) =>
  allow(['s3:ListBucket'], [arns.bucket], { StringLikeIfExists: { 's3:prefix': prefixes } });

/** Grants of exactly the objects that a step uses. */
export function stepObjects(step: keyof typeof objectAccess): Grant[] {
  const { lists, reads, writes } = objectAccess[step];
  return [...(lists.length > 0 ? [listObjects(...lists)] : []), readObjects(...reads), writeObjects(...writes)];
}

/** Use of the key, only by way of the services that keep data under it. */
export const useKey = (...services: ('dynamodb' | 's3' | 'secretsmanager' | 'sns' | 'sqs')[]) =>
  allow(['kms:Decrypt', 'kms:GenerateDataKey'], [arns.key], {
    StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${Aws.REGION}.amazonaws.com`) },
  });

/** The same for who writes nothing. */
export const readByKey = (...services: ('dynamodb' | 's3')[]) =>
  allow(['kms:Decrypt'], [arns.key], {
    StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${Aws.REGION}.amazonaws.com`) },
  });

/** Items whose partition keys begin so, such as `record#`; announcements are among the records. */
export const useItems = (
  kind: 'record' | 'claim',
  ...actions: ('GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'ConditionCheckItem')[]
) =>
  allow(
    actions.map((action) => `dynamodb:${action}`),
    [arns.table],
    { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${kind}#*`] } },
  );

export const writeLog = (logGroup: string) =>
  allowPattern(
    'A log stream is named by the service that opens it.',
    ['logs:CreateLogStream', 'logs:PutLogEvents'],
    [arns.inRegion('logs', `log-group:${logGroup}:*`)],
  );

export const writeTraces = () =>
  allowPattern(
    'Traces belong to no resource: AWS X-Ray accepts only *.',
    ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    ['*'],
  );
