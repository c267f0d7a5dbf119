import * as z from 'zod';

/**
 * Environment variables of the Lambda functions, set by the infrastructure. Each function has those alone that its
 * handler's ports need (`lambda-ports.ts`).
 */
const variables = {
  /** Bucket of configs, data, runs and recommendations. */
  BUCKET_NAME: z.string().min(3),
  /** Table of records and claims: keys `pk` and `sk`, indexes `byWeek` (`week`, `pk`) and `byModel` (`model`, `sk`). */
  TABLE_NAME: z.string().min(3),
  /** Topic of the notifications, which subscriptions filter by the attribute `country`. */
  TOPIC_ARN: z.string().startsWith('arn:'),
  /** Topic of who is on call. */
  ALARM_TOPIC_ARN: z.string().startsWith('arn:'),
  /** Name or ARN of the secret of the available cash. */
  CASH_SECRET_ID: z.string().min(1),
  /** The training container's image by digest, `REPOSITORY@sha256:…`. */
  TRAINING_IMAGE: z.string().regex(/@sha256:[0-9a-f]{64}$/),
  /** Commit that was deployed, and whether the tree differed from it. */
  GIT_COMMIT: z.string().regex(/^[0-9a-f]{40}$/),
  CODE_DIRTY: z.enum(['true', 'false']),
} as const;
type Variable = keyof typeof variables;

export class WrongEnvironment extends Error {
  override readonly name = 'WrongEnvironment';
  constructor(name: Variable, found: string | undefined) {
    const problem = found === undefined ? 'is not set' : `is "${found}", which is not of its form`;
    super(`environment variable ${name} ${problem}: deploy again`);
  }
}

/** @throws WrongEnvironment */
export function environmentVariable(name: Variable): string {
  const found = process.env[name];
  const parsed = variables[name].safeParse(found);
  if (!parsed.success) throw new WrongEnvironment(name, found);
  return parsed.data;
}
