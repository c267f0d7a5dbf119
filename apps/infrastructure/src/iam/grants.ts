import { Aws } from 'aws-cdk-lib';
import { arns } from '../names.ts';
import { allow, allowPattern } from './grant.ts';

const KEYS = 'Keys hold runs, countries and draw dates, which are not known when the role is made.';

export const readObjects = (...keys: string[]) => allowPattern(KEYS, ['s3:GetObject'], keys.map(arns.object));
export const writeObjects = (...keys: string[]) => allowPattern(KEYS, ['s3:PutObject'], keys.map(arns.object));

/**
 * Without it S3 answers 403, not 404, for an object that is not there. A read of one object carries no prefix, hence
 * IfExists: a listing stays inside the prefixes.
 */
export const listObjects = (...prefixes: string[]) =>
  allow(['s3:ListBucket'], [arns.bucket], { StringLikeIfExists: { 's3:prefix': prefixes } });

/** Use of the key, only by way of the services that keep data under it. */
export const useKey = (...services: ('dynamodb' | 's3' | 'secretsmanager' | 'sns' | 'sqs')[]) =>
  allow(['kms:Decrypt', 'kms:GenerateDataKey'], [arns.key], {
    StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${Aws.REGION}.amazonaws.com`) },
  });

/** Items whose partition keys begin so: `record#` or `claim#`. */
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
