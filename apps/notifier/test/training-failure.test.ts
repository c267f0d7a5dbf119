import { trainingFailure } from '../src/training-failure.ts';

/** Answer of DescribeTrainingJob, by botocore's model, sagemaker 2017-07-24; shortened. */
const job = {
  TrainingJobName: '2026-W48-r1-england-00000000-0000-4000-8000-000000000000',
  TrainingJobArn:
    'arn:aws:sagemaker:eu-central-1:123456789012:training-job/2026-w48-r1-england-00000000-0000-4000-8000-000000000000',
  TrainingJobStatus: 'Failed',
  SecondaryStatus: 'Failed',
  FailureReason:
    'AlgorithmError: InvalidTrainingData: 3 findings; role arn:aws:iam::123456789012:role/jackpot-training',
  RoleArn: 'arn:aws:iam::123456789012:role/jackpot-training',
};

test('a training job that failed is told by its reason and where its log is, without the number of the account', () => {
  expect(trainingFailure(job)).toBe(
    'training job 2026-W48-r1-england-00000000-0000-4000-8000-000000000000: AlgorithmError: InvalidTrainingData: 3 findings; ' +
      'role arn:aws:iam::ACCOUNT:role/jackpot-training\n' +
      'Its log: https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/' +
      '$252Faws$252Fsagemaker$252FTrainingJobs$3FlogStreamNameFilter$3D2026-W48-r1-england-00000000-0000-4000-8000-000000000000',
  );
});

test('one without a reason is told by how it ended', () => {
  const stopped = {
    ...job,
    FailureReason: undefined,
    TrainingJobStatus: 'Stopped',
    SecondaryStatus: 'MaxWaitTimeExceeded',
  };
  expect(trainingFailure(stopped)).toMatch(/^training job \S+: ended Stopped, MaxWaitTimeExceeded\n/);
});

test('the cause of something else is no training job', () => {
  expect(trainingFailure({ errorType: 'NoConfigs', errorMessage: 'none' })).toBeNull();
});
