import * as z from 'zod';

/** The thing that a person has to mend before a country that failed can be decided. */
export const failureCauses = [
  ...(['config', 'cash', 'data', 'model', 'rejected', 'unanswered'] as const),
  /** AWS had no instance to train on. */
  'capacity',
  /** A service of AWS did not answer. */
  'service',
  /** Disk or memory. */
  'machine',
  /** The execution ended without a result. */
  'lost',
  'other',
] as const;
export type FailureCause = (typeof failureCauses)[number];

/** Failure that stopped a country. */
export const failure = z.object({
  /** The state of the weekly run that failed, such as `TrainModel`. */
  step: z.string(),
  cause: z.enum(failureCauses),
  /** Message of the step. */
  detail: z.string(),
});
export type Failure = z.infer<typeof failure>;

/** A failure as people read it. */
export function failureText({ step, detail }: Failure): string {
  return `${step}: ${detail}`;
}

/** Names of errors that tell a cause. Step Functions hands on an error's name and message alone. */
const causeOfName: Readonly<Record<string, FailureCause>> = {
  UnusableData: 'data',
  NoApprovedModel: 'model',
  RecommendationRejected: 'rejected',
  RecommendationUnanswered: 'unanswered',
  ServiceUnavailable: 'service',
  StorageFailure: 'machine',
  'Lambda.ServiceException': 'service',
  'Lambda.AWSLambdaException': 'service',
  'Lambda.SdkClientException': 'service',
  'Lambda.TooManyRequestsException': 'service',
};

/** AWS says in the text alone that it had no instance, as the state machine reads it too. */
const CAPACITY = /CapacityError|MaxWaitTimeExceeded/;

/** The cause of an error by its name. */
export function causeOfError(name: string, message: string): FailureCause {
  if (CAPACITY.test(message)) return 'capacity';
  return Object.hasOwn(causeOfName, name) ? (causeOfName[name] ?? 'other') : 'other';
}
