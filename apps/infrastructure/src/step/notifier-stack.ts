import { Stack, type StackProps } from 'aws-cdk-lib';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { expiredApprovalInLog } from '@jackpot/workflow';
import { arns, names } from '../names.ts';
import { stepObjects, useItems, useKey } from '../iam/grants.ts';
import { allow } from '../iam/grant.ts';
import { failedCountriesMetric } from '../monitoring/logged-number-alarm.ts';
import { StepLambda } from './step-lambda.ts';

/** Publish and RecordFailure: the record and the news of it. */
export class NotifierStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const { logGroup } = new StepLambda(this, 'Step', {
      app: 'notifier',
      memoryMB: 1024,
      timeoutSeconds: 300,
      environment: {
        BUCKET_NAME: names.bucket,
        TABLE_NAME: names.table,
        TOPIC_ARN: arns.topic,
      },
      grants: [
        ...stepObjects('notifier'),
        useItems('record', 'Query', 'PutItem', 'ConditionCheckItem'),
        allow(['sns:Publish'], [arns.topic]),
        useKey('s3', 'dynamodb', 'sns'),
      ],
    });
    // An approval that nobody gave in time is no error: only the output that Publish logs tells of it.
    new MetricFilter(this, 'ExpiredApprovals', {
      logGroup,
      filterPattern: FilterPattern.stringValue(expiredApprovalInLog.path, '=', expiredApprovalInLog.value),
      ...failedCountriesMetric,
      metricValue: '1',
    });
  }
}
