/** Grant that a role needs for one request of its own, or for what AWS does with its rights on the way. */
export interface NeededGrant {
  readonly action: string;
  /** `object KEY`, `group NAME`, `package NAME/VERSION`, `execution NAME`, or one of which there is one: `bucket`, `table`, `key`. */
  readonly resource: string;
  /** Condition keys that the request has. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

const needs = (
  action: string,
  resource: string,
  context: Readonly<Record<string, readonly string[]>> = {},
): NeededGrant => ({ action, resource, context });

/** A service uses the key with the rights of who asks it. https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html */
const key = (action: 'Decrypt' | 'GenerateDataKey', service: string) =>
  needs(`kms:${action}`, 'key', { 'kms:ViaService': [service] });

/**
 * Actions of a request, by the service authorization reference: https://docs.aws.amazon.com/service-authorization/latest/reference/
 * Those that AWS asks for beside it stand with the page that says so.
 */
export const grantsOf = {
  /** A missing object is told from a forbidden one with ListBucket alone: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
  objectRead: (object: string, isThere: boolean) => [
    needs('s3:GetObject', `object ${object}`),
    isThere ? key('Decrypt', 's3') : needs('s3:ListBucket', 'bucket'),
  ],
  objectWrite: (object: string) => [needs('s3:PutObject', `object ${object}`), key('GenerateDataKey', 's3')],
  objectList: (prefix: string) => [needs('s3:ListBucket', 'bucket', { 's3:prefix': [prefix] })],
  /** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html */
  item: (action: string, partition: string) => [
    needs(`dynamodb:${action}`, 'table', { 'dynamodb:LeadingKeys': [partition] }),
    key('Decrypt', 'dynamodb'),
  ],
  secret: () => [needs('secretsmanager:GetSecretValue', 'secret'), key('Decrypt', 'secretsmanager')],
  /** https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
  publish: (topic: 'topic' | 'alarmTopic') => [
    needs('sns:Publish', topic),
    key('GenerateDataKey', 'sns'),
    key('Decrypt', 'sns'),
  ],
  topic: (action: string, topic: 'topic' | 'alarmTopic') => [
    needs(`sns:${action}`, action === 'SetSubscriptionAttributes' ? 'any' : topic),
  ],
  secretDescription: () => [needs('secretsmanager:DescribeSecret', 'secret')],
  keyDescription: () => [needs('kms:DescribeKey', 'key')],
  /** https://docs.aws.amazon.com/service-authorization/latest/reference/list_servicequotas.html */
  quota: (action: string) => [needs(`servicequotas:${action}`, 'any')],
  execution: (name: string) => [needs('states:DescribeExecution', `execution ${name}`)],
  /** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html */
  taskAnswer: () => [needs('states:SendTaskSuccess', 'stateMachine')],
  modelGroup: (action: string, group: string) => [needs(`sagemaker:${action}`, `group ${group}`)],
  modelPackage: (action: string, name: string) => [needs(`sagemaker:${action}`, `package ${name}`)],
  /** https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol-model-registry.html */
  registration: (name: string, objects: readonly string[]) => [
    needs('sagemaker:CreateModelPackage', `package ${name}`),
    needs('ecr:BatchGetImage', 'repository'),
    needs('ecr:DescribeImages', 'repository'),
    ...objects.flatMap((object) => [needs('s3:GetObject', `object ${object}`), key('Decrypt', 's3')]),
  ],
} as const;
