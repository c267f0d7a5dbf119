import { checkAgainstModels } from '../src/request-models.ts';

jest.setTimeout(900_000);

const json = (service: string, operation: string, parameters: object) => [
  { service, operation, path: '/', body: JSON.stringify(parameters) },
];

test('requests that the services allow pass, and are counted', async () => {
  const message = 'MessageAttributes.entry.1.Name=country&MessageAttributes.entry.1.Value.DataType=String';
  const counts = await checkAgainstModels([
    { service: 's3', operation: 'GET', path: '/bucket?list-type=2&prefix=configs%2F', body: '' },
    { service: 'sns', operation: 'Publish', path: '/', body: `Action=Publish&Message=m&${message}` },
    ...json('secretsmanager', 'GetSecretValue', { SecretId: 'cash' }),
  ]);
  expect(counts.match(/\w+ \w+$/gm)).toEqual(['s3 ListObjectsV2', 'secretsmanager GetSecretValue', 'sns Publish']);
});

test.each([
  ['a member that is missing', json('dynamodb', 'GetItem', { TableName: 'jackpot' }), 'Missing required parameter'],
  ['a wrong type', json('dynamodb', 'GetItem', { TableName: 'jackpot', Key: { pk: { S: 1 } } }), 'Invalid type'],
  ['an unknown member', json('sagemaker', 'CreateModelPackage', { Nmae: 'x' }), 'Nmae'],
  ['a value of no enum', json('sagemaker', 'CreateModelPackage', { ModelApprovalStatus: 'Accepted' }), 'Accepted'],
  ['a broken pattern', json('sagemaker', 'CreateModelPackage', { CustomerMetadataProperties: { a: '9 %' } }), '9 %'],
  ['a number out of range', json('sagemaker', 'ListModelPackages', { MaxResults: 1000 }), '1000 is not from 1 to 100'],
])('%s is refused by its name', async (_, requests, says) => {
  await expect(checkAgainstModels(requests)).rejects.toThrow(says);
});
