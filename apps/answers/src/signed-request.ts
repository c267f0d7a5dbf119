import * as z from 'zod';

/**
 * Request of a function URL with IAM authorisation. Lambda itself says who signed it:
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
 */
const event = z.object({
  requestContext: z.object({ authorizer: z.object({ iam: z.object({ userArn: z.string().startsWith('arn:') }) }) }),
  body: z.string(),
  isBase64Encoded: z.boolean().default(false),
});

export interface SignedRequest {
  /** ARN of who signed the request. */
  readonly caller: string;
  readonly content: unknown;
}

/** @throws SyntaxError where the body is no JSON, ZodError where Lambda names no caller */
export function signedRequest(input: unknown): SignedRequest {
  const { requestContext, body, isBase64Encoded } = event.parse(input);
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
  return { caller: requestContext.authorizer.iam.userArn, content: JSON.parse(text) };
}
