import { S3Client } from '@aws-sdk/client-s3';
import { S3ObjectStore } from '../../src/aws/index.ts';

/** A bucket that takes everything, and the type that each object was given. */
function bucket() {
  const types: Record<string, string | undefined> = {};
  const handle = (request: { path: string; headers: Record<string, string> }) => {
    types[request.path.slice(1)] = request.headers['content-type'];
    return Promise.resolve({ response: { statusCode: 200, headers: {} } });
  };
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new S3Client({ region: 'us-east-1', credentials, requestHandler: { handle } as never });
  return { types, store: new S3ObjectStore(client, 'bucket') };
}

test('an object is stored with the type that its name tells, so that a browser shows a page and does not save it', async () => {
  const { types, store } = bucket();
  for (const key of ['report.html', 'metadata.json', 'england.yaml', 'sales.csv.gz', 'a.b/unknown'])
    await store.put(key, 'x');
  expect(types).toEqual({
    'report.html': 'text/html; charset=utf-8',
    'metadata.json': 'application/json',
    'england.yaml': 'application/yaml',
    'sales.csv.gz': 'application/gzip',
    'a.b/unknown': 'application/octet-stream',
  });
});
