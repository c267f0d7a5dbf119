import { checkAgainstModels } from '../src/request-models.ts';

jest.setTimeout(900_000);

const json = (service: string, operation: string, parameters: object) => [
  { service, operation, path: '/', body: JSON.stringify(parameters) },
];

const sns = (form: Readonly<Record<string, string>>) => [
  { service: 'sns', operation: form['Action'] ?? '', path: '/', body: new URLSearchParams(form).toString() },
];
const subscribe = { Action: 'Subscribe', Version: '2010-03-31', TopicArn: 'arn', Protocol: 'email' };
const attribute = (name: string, value: string) => ({
  ...{ Action: 'Publish', Version: '2010-03-31', TopicArn: 'arn', Message: 'm' },
  ...{ 'MessageAttributes.entry.1.Name': 'country', [`MessageAttributes.entry.1.Value.${name}`]: value },
});

test('requests that the services allow pass, and are counted', async () => {
  const message = 'MessageAttributes.entry.1.Name=country&MessageAttributes.entry.1.Value.DataType=String';
  const counts = await checkAgainstModels([
    { service: 's3', operation: 'GET', path: '/bucket?list-type=2&prefix=configs%2F', body: '' },
    { service: 'sns', operation: 'Publish', path: '/', body: `Action=Publish&Message=m&${message}` },
    ...sns({ ...subscribe, 'Attributes.entry.1.key': 'FilterPolicy', 'Attributes.entry.1.value': '{}' }),
    ...sns({ Action: 'TagResource', ResourceArn: 'arn', 'Tags.member.1.Key': 'a', 'Tags.member.1.Value': '' }),
    ...json('secretsmanager', 'GetSecretValue', { SecretId: 'cash' }),
  ]);
  expect(counts.match(/\w+ \w+$/gm)).toEqual([
    's3 ListObjectsV2',
    'secretsmanager GetSecretValue',
    'sns Publish',
    'sns Subscribe',
    'sns TagResource',
  ]);
});

test.each([
  ['a member that is missing', json('dynamodb', 'GetItem', { TableName: 'jackpot' }), 'Missing required parameter'],
  ['a member of a message attribute that is missing', sns(attribute('StringValue', 'x')), 'DataType'],
  ['an unknown member of a form', sns({ ...subscribe, Endpiont: 'a' }), 'does not know Endpiont'],
  [
    'an unknown member within a form',
    sns({ ...attribute('DataType', 'String'), ...attribute('Txt', 'x') }),
    'Value.Txt',
  ],
  ['a list of a form that is too short', sns({ Action: 'TagResource', ResourceArn: 'arn' }), 'Tags'],
  [
    'an unknown member within',
    json('sagemaker', 'CreateModelPackage', { Tags: [{ Key: 'a', Value: 'b', C: '' }] }),
    'C',
  ],
  ['a wrong type', json('dynamodb', 'GetItem', { TableName: 'jackpot', Key: { pk: { S: 1 } } }), 'Invalid type'],
  ['an unknown member', json('sagemaker', 'CreateModelPackage', { Nmae: 'x' }), 'Nmae'],
  ['a value of no enum', json('sagemaker', 'CreateModelPackage', { ModelApprovalStatus: 'Accepted' }), 'Accepted'],
  ['a broken pattern', json('sagemaker', 'CreateModelPackage', { CustomerMetadataProperties: { a: '9 %' } }), '9 %'],
  ['a number out of range', json('sagemaker', 'ListModelPackages', { MaxResults: 1000 }), '1000 is not from 1 to 100'],
])('%s is refused by its name', async (_, requests, says) => {
  await expect(checkAgainstModels(requests)).rejects.toThrow(says);
});
