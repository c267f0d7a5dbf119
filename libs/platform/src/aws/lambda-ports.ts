import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { type Clock, type SoftwareIdentity, everyChannel } from '@jackpot/ports';
import { AwsAccountWatch } from './aws-account-watch.ts';
import { clientOptions } from './client-options.ts';
import { DynamoRecordIndex } from './dynamo-record-index.ts';
import { DynamoWeekClaims } from './dynamo-week-claims.ts';
import { environmentVariable } from './environment.ts';
import { prefixInUse } from './prefix-in-use.ts';
import { S3ObjectStore } from './s3-object-store.ts';
import { SageMakerModelRegistry } from './sagemaker-model-registry.ts';
import { SecretsManagerCash } from './secrets-manager-cash.ts';
import { SnsNotifier } from './sns-notifier.ts';
import { SsmFilledForms } from './ssm-filled-forms.ts';
import { StepFunctionsExecutions } from './step-functions-executions.ts';
import { StepFunctionsTasks } from './step-functions-tasks.ts';

export const systemClock: Clock = { now: () => new Date() };

/**
 * The ports of a Lambda, each made from the environment variables that it needs. A function's bundle holds the clients
 * of those alone that its handler asks for.
 */
export const bucketStore = (name = environmentVariable('BUCKET_NAME'), options: S3ClientConfig = {}) =>
  new S3ObjectStore(new S3Client({ ...clientOptions, ...options }), name);

export const recordTable = () =>
  new DynamoRecordIndex(new DynamoDBClient(clientOptions), environmentVariable('TABLE_NAME'));

export const claimTable = () =>
  new DynamoWeekClaims(
    new DynamoDBClient(clientOptions),
    environmentVariable('TABLE_NAME'),
    new StepFunctionsExecutions(new SFNClient(clientOptions)),
  );

export const filledForms = () => new SsmFilledForms(new SSMClient(clientOptions));

/** Name of the console's form by which approvers answer. */
export const answerFormName = () => `${prefixInUse()}-answer`;

export const waitingTasks = () => new StepFunctionsTasks(new SFNClient(clientOptions));

export const modelRegistry = () =>
  new SageMakerModelRegistry(
    new SageMakerClient(clientOptions),
    {
      bucket: environmentVariable('BUCKET_NAME'),
      prefix: prefixInUse(),
      image: () => environmentVariable('TRAINING_IMAGE'),
    },
    systemClock,
  );

export const notificationChannels = () => {
  const topicArn = environmentVariable('TOPIC_ARN');
  const page = formPage(answerFormName(), topicArn);
  return everyChannel({ email: new SnsNotifier(new SNSClient(clientOptions), topicArn, page) });
};

/** Address of a runbook's form in the console, as AWS's own documents link to those of their runbooks. */
function formPage(runbook: string, arnOfItsRegion: string): string {
  const [, , , region = ''] = arnOfItsRegion.split(':');
  return `https://console.aws.amazon.com/systems-manager/automation/execute/${runbook}?region=${region}`;
}

export const alarmTopic = () => new SnsNotifier(new SNSClient(clientOptions), environmentVariable('ALARM_TOPIC_ARN'));

export const accountWatch = () =>
  new AwsAccountWatch(
    {
      sns: new SNSClient(clientOptions),
      secrets: new SecretsManagerClient(clientOptions),
      keys: new KMSClient(clientOptions),
      quotas: new ServiceQuotasClient(clientOptions),
    },
    {
      topics: { recommendations: environmentVariable('TOPIC_ARN'), alarms: environmentVariable('ALARM_TOPIC_ARN') },
      cashSecret: environmentVariable('CASH_SECRET_ID'),
    },
  );

export const cashSecret = () =>
  new SecretsManagerCash(new SecretsManagerClient(clientOptions), environmentVariable('CASH_SECRET_ID'));

export const deployedSoftware = (): SoftwareIdentity => ({
  commit: environmentVariable('GIT_COMMIT'),
  noCommit: null,
  dirty: environmentVariable('CODE_DIRTY') === 'true',
  nodeVersion: process.version,
  imageDigest: environmentVariable('TRAINING_IMAGE').replace(/^.*@/, ''),
});
