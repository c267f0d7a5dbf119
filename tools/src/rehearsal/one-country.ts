import { askAws } from '../delivery/aws.ts';
import { runDraw } from '../delivery/run-on-aws.ts';

export const COUNTRY = 'england';

/** Runs one country, hence one training job and one model package. @throws Error where the run does not succeed */
export async function runOneCountry(): Promise<{
  readonly runId: string;
  readonly executionArn: string;
  readonly trainingJob: string;
}> {
  const run = await runDraw('rehearsal', 'rehearsal', [COUNTRY]);
  // Another system of the account may have a run of the same name: the last job is of this one.
  const newest = 'reverse(sort_by(TrainingJobSummaries, &CreationTime))[].TrainingJobName';
  const list = ['sagemaker', 'list-training-jobs', '--name-contains', run.runId, '--query', newest];
  const [trainingJob = ''] = askAws(list) as string[];
  return { ...run, trainingJob };
}
