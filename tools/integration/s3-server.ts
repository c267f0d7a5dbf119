import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pythonEnvironment } from '../src/python-environment.ts';

const START_TIMEOUT_MS = 60_000;

/** No account: the server takes any key. */
export const credentials = { AWS_ACCESS_KEY_ID: 'any', AWS_SECRET_ACCESS_KEY: 'any', AWS_REGION: 'eu-west-1' };

const SCRIPT = `
import sys, boto3
endpoint, bucket, verb, *rest = sys.argv[1:]
s3 = boto3.client('s3', endpoint_url=endpoint, region_name='eu-west-1')
if verb == 'make': s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={'LocationConstraint': 'eu-west-1'})
if verb == 'list': print('\\n'.join(o['Key'] for o in s3.list_objects_v2(Bucket=bucket).get('Contents', [])))
if verb == 'get': sys.stdout.buffer.write(s3.get_object(Bucket=bucket, Key=rest[0])['Body'].read())
if verb == 'put': s3.put_object(Bucket=bucket, Key=rest[0], Body=sys.stdin.buffer.read())
`;

/** moto's S3 with one bucket, on a free port of this machine. */
export class S3Server {
  readonly url: string;
  readonly #bucket: string;
  readonly #process: ChildProcess;

  private constructor(port: number, bucket: string, process: ChildProcess) {
    this.#bucket = bucket;
    this.url = `http://127.0.0.1:${port}`;
    this.#process = process;
  }

  static async start(bucket = 'lottery'): Promise<S3Server> {
    const tools = pythonEnvironment('data');
    const port = await freePort();
    const child = spawn(join(tools, 'moto_server'), ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    for (const until = performance.now() + START_TIMEOUT_MS; !(await answers(port)); await sleep(100))
      if (performance.now() > until) throw new Error('moto does not answer');
    const server = new S3Server(port, bucket, child);
    server.#call('make');
    return server;
  }

  keys(): readonly string[] {
    return this.#call('list').toString().split('\n').filter(Boolean);
  }

  get(key: string): Buffer {
    return this.#call('get', key);
  }

  put(key: string, body: Uint8Array): void {
    this.#call('put', key, body);
  }

  stop(): void {
    this.#process.kill();
  }

  /** Calls S3 by Amazon's client for Python, so that what is checked is not written and read by the same code. */
  #call(verb: string, key = '', input: Uint8Array = Buffer.alloc(0)): Buffer {
    const python = join(pythonEnvironment('data'), 'python');
    const env = { ...process.env, ...credentials };
    return execFileSync(python, ['-c', SCRIPT, this.url, this.#bucket, verb, key], { env, input });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });
}

/** A line to a server that is cut whenever more than `bytes` have gone one way: the last of what is sent never arrives. */
export async function cutLine(
  url: string,
  way: 'there' | 'back',
  bytes: number,
): Promise<{ url: string; stop(): void }> {
  const line = createServer((client) => {
    const server = createConnection(Number(new URL(url).port), '127.0.0.1');
    const [from, to] = way === 'there' ? [client, server] : [server, client];
    const cut = () => [client, server].forEach((end) => end.destroy());
    for (const end of [client, server]) end.once('error', cut).once('close', cut);
    let passed = 0;
    from.on('data', (part) => {
      const rest = Math.max(0, bytes - passed);
      passed += part.length;
      to.write(part.subarray(0, rest), () => passed > bytes && cut());
    });
    to.on('data', (part) => from.write(part));
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => line.once('listening', listening));
  return { url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`, stop: () => line.close() };
}
