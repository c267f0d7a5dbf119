import * as z from 'zod';

/**
 * A training job that did not end well, as Step Functions gives it in the Cause: what DescribeTrainingJob answers, ARNs with the
 * account's number included. https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 */
const describedJob = z.object({
  TrainingJobName: z.string(),
  TrainingJobArn: z.string().startsWith('arn:'),
  TrainingJobStatus: z.string(),
  SecondaryStatus: z.string().default(''),
  FailureReason: z.string().optional(),
});

/** Reason that a training job failed, and place of its log, without the account's number; null where the cause is of something else. */
export function trainingFailure(cause: unknown): string | null {
  const parsed = describedJob.safeParse(cause);
  if (!parsed.success) return null;
  const { TrainingJobName: job, TrainingJobArn, TrainingJobStatus, SecondaryStatus, FailureReason } = parsed.data;
  const [, , , region = '', account = ''] = TrainingJobArn.split(':');
  const reason = FailureReason ?? `ended ${TrainingJobStatus}, ${SecondaryStatus}`;
  const told = account === '' ? reason : reason.replaceAll(account, 'ACCOUNT');
  return `training job ${job}: ${told}\nIts log: ${logOf(job, region)}`;
}

/** The console's page of a job's log; it writes a path inside its address encoded twice, with `$` for `%`. */
function logOf(job: string, region: string): string {
  const group = encodeURIComponent(encodeURIComponent('/aws/sagemaker/TrainingJobs')).replaceAll('%', '$');
  const filter = encodeURIComponent(`?logStreamNameFilter=${job}`).replaceAll('%', '$');
  return `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${group}${filter}`;
}
