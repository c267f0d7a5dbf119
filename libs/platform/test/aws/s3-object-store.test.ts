import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { S3ObjectStore } from '../../src/aws/index.ts';

/** A bucket that takes everything, and the type that each object was given. */
function bucket() {
  const types: Record<string, string | undefined> = {};
  const taken: Record<string, true> = {};
  const handle = (request: { path: string; headers: Record<string, string> }) => {
    types[request.path.slice(1)] = request.headers['content-type'];
    if (request.headers['if-none-match'] === '*' && request.path in taken)
      return Promise.resolve({
        response: {
          statusCode: 412,
          headers: {},
          body: Readable.from(['<Error><Code>PreconditionFailed</Code></Error>']),
        },
      });
    taken[request.path] = true;
    const headers = request.path.includes('huge') ? { 'content-length': String(2 ** 27 + 1) } : {};
    return Promise.resolve({ response: { statusCode: 200, headers, body: Readable.from([Buffer.from([1])]) } });
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

test('an object of more bytes than a step has memory for is refused before it is read', async () => {
  const { store } = bucket();
  expect(await store.get('small')).toEqual(new Uint8Array([1]));
  await expect(store.get('huge')).rejects.toThrow('object huge has 134217729 bytes, expected at most 134217728');
});

test('only a new object is written where that is asked for: S3 itself is told so', async () => {
  const { store } = bucket();
  expect(await store.putNew('metadata.json', 'first')).toBe(true);
  expect(await store.putNew('metadata.json', 'second')).toBe(false);
  await store.put('metadata.json', 'third');
});
