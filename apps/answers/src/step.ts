import * as z from 'zod';
import { announceDraw, announceInput } from './announce-draw.ts';
import { answerInput, answerWaiting } from './answer-waiting.ts';
import type { AnswersPorts } from './ports.ts';
import { signedRequest } from './signed-request.ts';

export { type AnnouncedDraw, NEARLY_BEST, NoDrawNamed, announceDraw, announcedDraw } from './announce-draw.ts';
export { NotAnAnswer, answerByForm, formCall } from './answer-form.ts';
export { answeredWaiting } from './answer-waiting.ts';
export { SamePerson, countAnswer } from './count-answer.ts';
export type { CountedAnswer } from './count-answer.ts';
export type { AnswersPorts } from './ports.ts';

const call = z.discriminatedUnion('action', [answerInput, announceInput]);

/** Response of a function URL: https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads */
interface Response {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON: what was done, or `{ "error", "message" }`. */
  readonly body: string;
}

/** Does as a person says by the function URL, in the name of who signed it. Mistakes that the person can mend are refused with their reason. */
export async function answerCall(input: unknown, ports: AnswersPorts): Promise<Response> {
  try {
    const { caller, content } = signedRequest(input);
    return respond(200, await act(call.parse(content), caller, ports));
  } catch (error) {
    if (error instanceof z.ZodError) return respond(400, { error: 'InvalidCall', message: z.prettifyError(error) });
    if (error instanceof SyntaxError) return respond(400, { error: 'InvalidCall', message: 'expected JSON' });
    if (error instanceof Error && 'kind' in error && error.kind === 'usage')
      return respond(409, { error: error.name, message: error.message });
    throw error;
  }
}

function act(said: z.infer<typeof call>, by: string, ports: AnswersPorts): Promise<object> {
  switch (said.action) {
    case 'answer':
      return answerWaiting(said, by, ports);
    case 'announce':
      return announceDraw({ ...said, by }, said.drawDate, ports, ports.clock);
  }
}

const respond = (statusCode: number, body: object): Response => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
