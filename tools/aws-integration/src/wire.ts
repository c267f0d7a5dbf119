import { request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { startLoopbackServer } from './loopback-server.ts';
import type { Server } from './server-process.ts';

/** A request that crossed the wire. */
export interface SeenRequest {
  /** Service as in the signature's scope: `s3`, `dynamodb`, `sns`, `secretsmanager`, `sagemaker`, `states`. */
  readonly service: string;
  /** `PutItem`; of S3 the method. */
  readonly operation: string;
  /** With its query. */
  readonly path: string;
  readonly body: string;
}

/** Faults of a service instead of an answer; one that `loses` has done the work, and its answer is lost. */
export const faults = ['throttles', 'fails', 'resets', 'hangs', 'loses'] as const;
export type Fault = (typeof faults)[number];

/** The network between the Lambdas and the services: it sees each request, and breaks some on purpose. */
export interface Wire extends Server {
  readonly seen: readonly SeenRequest[];
  /** Decides on each request from now on; `null` lets it pass. */
  breakBy(decide: (request: SeenRequest) => Fault | null): void;
}

/** @param routes where a service's requests go */
export async function startWire(routes: (service: string) => Server): Promise<Wire> {
  const seen: SeenRequest[] = [];
  let decide: (request: SeenRequest) => Fault | null = () => null;
  const server = await startLoopbackServer(async (request, response) => {
    const body = await buffer(request);
    const described = describe(request, body);
    seen.push(described);
    const fault = decide(described);
    if (fault === null || fault === 'loses') await pass(request, body, response, routes(described.service), fault);
    else inflict(fault, request, response, described.service);
  });
  return { ...server, seen, breakBy: (decideAnew) => (decide = decideAnew) };
}

function describe(request: IncomingMessage, bytes: Buffer): SeenRequest {
  const [, service = 'unknown'] =
    /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)/.exec(request.headers.authorization ?? '') ?? [];
  const body = bytes.toString();
  const target = request.headers['x-amz-target'];
  const action = typeof target === 'string' ? target.split('.').at(-1) : new URLSearchParams(body).get('Action');
  return {
    service,
    operation: (service === 's3' ? request.method : action) ?? 'unknown',
    path: request.url ?? '',
    body,
  };
}

/** Byte for byte, host included: the signature covers it. */
async function pass(
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  to: Server,
  fault: 'loses' | null,
): Promise<void> {
  const { hostname, port } = new URL(to.url);
  const { method, url: path, headers } = request;
  const { promise: answered, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  httpRequest({ hostname, port, method, path, headers }, resolve).once('error', reject).end(body);
  const answer = await answered;
  const content = await buffer(answer);
  if (fault === 'loses') request.socket.resetAndDestroy();
  else response.writeHead(answer.statusCode ?? 502, answer.headers).end(content);
}

function inflict(
  fault: Exclude<Fault, 'loses'>,
  request: IncomingMessage,
  response: ServerResponse,
  service: string,
): void {
  if (fault === 'resets') request.socket.resetAndDestroy();
  if (fault === 'fails') response.writeHead(500).end();
  if (fault === 'throttles') throttle(service, response);
}

function throttle(service: string, response: ServerResponse): void {
  if (service === 's3') response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>');
  else if (service === 'sns') response.writeHead(400).end(SNS_THROTTLED);
  else response.writeHead(400, { 'x-amzn-errortype': 'ThrottlingException' }).end('{"__type":"ThrottlingException"}');
}

const SNS_THROTTLED =
  '<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>';
