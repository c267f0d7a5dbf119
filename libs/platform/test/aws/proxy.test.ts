import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client, ListBucketsCommand } from '@aws-sdk/client-s3';
import { clientOptions, proxyAgents } from '../../src/aws/client-options.ts';

test('a client goes through the proxy that the environment names, but to hosts that it excepts', async () => {
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on('connect', ({ url }, socket) => {
    asked.push(url ?? '');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  const call = (env: NodeJS.ProcessEnv, endpoint?: string) =>
    new S3Client({
      ...clientOptions,
      maxAttempts: 1,
      region: 'eu-west-1',
      ...(endpoint !== undefined && { endpoint }),
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
      requestHandler: { ...clientOptions.requestHandler, ...proxyAgents(env) },
    }).send(new ListBucketsCommand({}));
  const env = { HTTPS_PROXY: `http://127.0.0.1:${port}` };
  await expect(call(env)).rejects.toThrow();
  expect(asked).toEqual(['s3.eu-west-1.amazonaws.com:443']);
  await expect(call({ ...env, NO_PROXY: 'localhost' }, 'https://localhost:1')).rejects.toThrow();
  expect(asked).toHaveLength(1);
  proxy.close();
});

test('without a proxy the SDK keeps its own agents', () => expect(proxyAgents({})).toEqual({}));
