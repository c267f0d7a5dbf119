import type { FilledForm, FilledForms } from '@jackpot/ports';
import { parseWholeName } from '@jackpot/record';
import * as z from 'zod';
import { type AnsweredWaiting, answerInput, answerWaiting } from './answer-waiting.ts';
import type { AnswersPorts } from './ports.ts';

/** Call by the runbook of the console's form: its own id, and nothing that anybody could make up. */
export const formCall = z.strictObject({ automationExecutionId: z.uuid() });
type FormCall = z.infer<typeof formCall>;

/** Fields of the form, as its runbook declares them. */
const fields = z.object({
  RecordId: z.string(),
  Verdict: z.string(),
  Reason: z.string(),
  /** Empty where the approved jackpot is announced. */
  Announce: z.string().default(''),
});

/** Another form than that of answers was filled in, or nobody is named. */
export class NotAnAnswer extends Error {
  override readonly name = 'NotAnAnswer';
  readonly kind = 'usage';
}

interface FormPorts extends AnswersPorts {
  readonly forms: FilledForms;
  /** Name of the form of answers. */
  readonly answerForm: string;
}

/**
 * Answers in the name of who filled in the console's form, which shows a mistake as the failure of its step.
 * @throws NotAnAnswer, UnknownRecord, NoLongerWaiting, SamePerson, ZodError
 */
export async function answerByForm({ automationExecutionId }: FormCall, ports: FormPorts): Promise<AnsweredWaiting> {
  const filled = await ports.forms.read(automationExecutionId);
  if (filled.form !== ports.answerForm || !filled.by.startsWith('arn:'))
    throw new NotAnAnswer(
      `expected ${ports.answerForm} and who filled it in, found ${filled.form} by ${filled.by || 'nobody'}`,
    );
  return answerWaiting(answerIn(filled), filled.by, ports);
}

function answerIn({ fields: filled }: FilledForm) {
  const { RecordId: recordId, Verdict: verdict, Reason: reason, Announce: jackpot } = fields.parse(filled);
  const { country, drawDate } = parseWholeName(recordId);
  const announce = jackpot === '' ? null : Number(jackpot);
  return answerInput.parse({ action: 'answer', country, drawDate, recordId, verdict, reason, announce });
}
