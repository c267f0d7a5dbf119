import { type Approval, approval, approvalDeadline, pinnedObject } from '@jackpot/decision';
import * as z from 'zod';
import { invalidCountryItem, readyCountryItem } from './country-item.ts';

/** Additions of each state of a country's child execution to its item, under the state's result path. */
const validation = z.object({ verdict: z.enum(['pass', 'findings']), key: z.string() });
const training = z.object({
  job: z.string(),
  archiveUri: z.string(),
  /** End of the job. States of runs that began before it was kept hold completed jobs alone. */
  status: z.string().default('Completed'),
});
const judgement = z.object({
  verdict: z.enum(['approved', 'rejected']),
  version: z.int(),
  reasons: z.array(z.string()),
  drift: z.string().nullable(),
  model: pinnedObject,
  evaluation: pinnedObject,
});
const decision = z.object({
  status: z.enum(['recommended', 'infeasible', 'held']),
  key: z.string(),
  /** Null where nobody is asked. */
  approval: approvalDeadline.nullable(),
});

/** Input of ValidateData. */
export const toValidate = readyCountryItem;

/** Input of JudgeModel. */
export const toJudge = readyCountryItem.extend({ validation, training });
export type ToJudge = z.infer<typeof toJudge>;

const stepError = z.object({ Error: z.string(), Cause: z.string() });

/** Input of Optimise: invalid data skips training; a recommendation that was not approved comes back. */
export const toOptimise = readyCountryItem.extend({
  validation,
  training: training.optional(),
  judgement: judgement.optional(),
  decision: decision.optional(),
  approval: approval.optional(),
  /** The wait for approval ended without an answer. */
  expired: stepError.optional(),
});
export type ToOptimise = z.infer<typeof toOptimise>;

/** Input of AwaitApproval: whoever approves sends the token back. */
export const approvalRequestInput = z.object({
  action: z.literal('requestApproval'),
  executionId: z.string(),
  taskToken: z.string(),
  country: toOptimise.extend({ decision: decision.extend({ approval: approvalDeadline }) }),
});
export type ApprovalRequestInput = z.infer<typeof approvalRequestInput>;

/** `runs/RUN/COUNTRY/approval-request.json`: what an answer needs to reach the waiting execution. */
export const approvalRequest = z.object({
  taskToken: z.string(),
  executionId: z.string(),
  by: z.iso.datetime(),
  /** The waiting state's input, where a laptop goes on from. */
  country: z.looseObject({}),
});
export type ApprovalRequest = z.infer<typeof approvalRequest>;

/** Input of Publish. */
export const publishInput = z.object({
  action: z.literal('publish'),
  executionId: z.string(),
  country: toOptimise.extend({ decision }),
});
export type PublishInput = z.infer<typeof publishInput>;

const startedCountry = toOptimise.extend({ decision, error: stepError }).partial({ validation: true, decision: true });

/** Input of RecordFailure: how far the country came, and what stopped it. */
export const recordFailureInput = z.object({
  action: z.literal('recordFailure'),
  executionId: z.string(),
  country: z.union([startedCountry, invalidCountryItem]),
});
export type RecordFailureInput = z.infer<typeof recordFailureInput>;

export type Validation = z.infer<typeof validation>;
export type Judgement = z.infer<typeof judgement>;
export type WrittenDecision = z.infer<typeof decision>;
export interface Published {
  readonly status: string;
  readonly recordId: string;
  /** Answer to the question of approval; null where it was not asked, or waits. */
  readonly approval: Approval['verdict'] | null;
}

/** Place in the log of Publish, which holds its output, that tells of an approval nobody answered in time. */
export const expiredApprovalInLog = { path: '$.output.approval', value: 'expired' } as const;

/** The step that stopped a country: the first whose result its state lacks. */
export function failedStep(country: RecordFailureInput['country']): string {
  if (country.status === 'invalid') return 'OpenWeek';
  if (country.validation === undefined) return 'ValidateData';
  if (country.decision !== undefined) return stepAfterDecision(country.decision, country);
  if (country.judgement !== undefined || country.validation.verdict === 'findings') return 'Optimise';
  return country.training?.status === 'Completed' ? 'JudgeModel' : 'TrainModel';
}

/** A decision that waits for approval, or that was refused it, is not yet what Publish gets. */
function stepAfterDecision(
  decided: WrittenDecision,
  { approval: answer, expired }: { approval?: Approval | undefined; expired?: object | undefined },
): string {
  if (decided.approval === null || answer?.verdict === 'approved') return 'Publish';
  return answer === undefined && expired === undefined ? 'AwaitApproval' : 'Optimise';
}
