import { text } from 'node:stream/consumers';
import { GetFunctionUrlConfigCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { HttpRequest, type HttpResponse } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod';
import { clientOptions } from './client-options.ts';

/** The function refuses what it is told, with a reason that its caller can mend. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly kind = 'usage';
}

/** Refusals by the function itself, and by Lambda before it. */
const refusal = z.object({ message: z.string() }).or(z.object({ Message: z.string() }));

/**
 * Calls a function by its URL, in the name of the caller's credentials: their signature tells the function who calls.
 * @returns the JSON of its response @throws CallRefused
 */
export async function callFunctionUrl(functionName: string, content: object): Promise<unknown> {
  const client = new LambdaClient(clientOptions);
  const { FunctionUrl = '' } = await client.send(new GetFunctionUrlConfigCommand({ FunctionName: functionName }));
  const { region, credentials, sha256, requestHandler } = client.config;
  const signer = new SignatureV4({ service: 'lambda', region, credentials, sha256 });
  const signed = await signer.sign(requestTo(new URL(FunctionUrl), JSON.stringify(content)));
  const { response } = (await requestHandler.handle(new HttpRequest(signed))) as { response: HttpResponse };
  const { statusCode } = response;
  const answer = await text(response.body as AsyncIterable<Uint8Array>);
  if (statusCode === 200) return JSON.parse(answer);
  throw new CallRefused(reasonOf(answer) ?? `${functionName} answers ${statusCode}: see its log`);
}

const requestTo = ({ protocol, hostname, port, host, pathname }: URL, body: string) =>
  new HttpRequest({
    method: 'POST',
    protocol,
    hostname,
    ...(port !== '' && { port: Number(port) }),
    path: pathname,
    headers: { host, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) },
    body,
  });

function reasonOf(answer: string): string | null {
  try {
    const { data } = refusal.safeParse(JSON.parse(answer));
    return data === undefined ? null : 'message' in data ? data.message : data.Message;
  } catch {
    return null;
  }
}
