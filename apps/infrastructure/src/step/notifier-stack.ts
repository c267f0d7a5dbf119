import { CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { arns, names } from '../names.ts';
import { stepObjects, useItems, useKey } from '../iam/grants.ts';
import { allow } from '../iam/grant.ts';
import { trainingImage } from '../training/training-image.ts';
import { failedCountriesMetric } from './failed-countries.ts';
import { StepLambda } from './step-lambda.ts';

/** Publish and RecordFailure: the record, which names the deployed commit and image, and the news of it. */
export class NotifierStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const commit = new CfnParameter(this, 'GitCommit', {
      description: 'The commit that was deployed last, whichever app it changed',
      allowedPattern: '[0-9a-f]{40}',
    });
    const dirty = new CfnParameter(this, 'CodeDirty', {
      description: 'Whether the work tree differed from the commit',
      allowedValues: ['true', 'false'],
    });
    const { logGroup } = new StepLambda(this, 'Step', {
      app: 'notifier',
      memoryMB: 1024,
      timeoutSeconds: 300,
      environment: {
        BUCKET_NAME: names.bucket,
        TABLE_NAME: names.table,
        TOPIC_ARN: arns.topic,
        TRAINING_IMAGE: trainingImage(this),
        GIT_COMMIT: commit.valueAsString,
        CODE_DIRTY: dirty.valueAsString,
      },
      grants: [
        ...stepObjects('notifier'),
        useItems('record', 'Query', 'PutItem', 'ConditionCheckItem'),
        allow(['sns:Publish'], [arns.topic]),
        useKey('s3', 'dynamodb', 'sns'),
      ],
    });
    // What nobody approved in time is held without an error: what tells is what Publish logs as its output.
    new MetricFilter(this, 'ExpiredApprovals', {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.output.approval', '=', 'expired'),
      ...failedCountriesMetric,
      metricValue: '1',
    });
  }
}
