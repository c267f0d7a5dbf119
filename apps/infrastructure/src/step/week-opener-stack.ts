import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { arns, names } from '../names.ts';
import { stepObjects, useItems, useKey } from '../iam/grants.ts';
import { allow, allowPattern } from '../iam/grant.ts';
import { watchAccount } from '../iam/watch-account.ts';
import { failedCountriesMetric, LoggedNumberAlarm } from '../monitoring/logged-number-alarm.ts';
import { readModels } from '../iam/model-registry-grants.ts';
import { StepLambda } from './step-lambda.ts';

/** OpenWeek, CloseWeek and the checks of the day before: the only step that reads configs, the whole data and the cash secret. */
export class WeekOpenerStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const { logGroup } = new StepLambda(this, 'Step', {
      app: 'week-opener',
      memoryMB: 1769,
      timeoutSeconds: 900,
      environment: {
        BUCKET_NAME: names.bucket,
        TABLE_NAME: names.table,
        TOPIC_ARN: arns.topic,
        ALARM_TOPIC_ARN: arns.alarmTopic,
        CASH_SECRET_ID: arns.cashSecret,
      },
      grants: [
        ...stepObjects('week-opener'),
        allow(['secretsmanager:GetSecretValue'], [arns.cashSecret]),
        ...watchAccount(),
        // A claim whose owner has ended is taken over.
        allowPattern(
          'Which execution owns the claim is known only then.',
          ['states:DescribeExecution'],
          [arns.execution],
        ),
        useItems('claim', 'GetItem', 'PutItem', 'UpdateItem'),
        useItems('record', 'Query', 'PutItem'),
        readModels(),
        allow(['sns:Publish', 'sns:Subscribe', 'sns:ListSubscriptionsByTopic'], [arns.topic]),
        allowPattern(
          'AWS gives this action no resource but *; who else subscribes belongs to other owners.',
          ['sns:SetSubscriptionAttributes'],
          ['*'],
        ),
        useKey('s3', 'dynamodb', 'secretsmanager', 'sns'),
      ],
    });
    // A country that fails is caught, so its execution succeeds: CloseWeek logs the sum.
    new LoggedNumberAlarm(this, 'FailedCountries', {
      name: 'failed-countries',
      meaning: 'At least one country ended its week failed, or held for want of an approval.',
      logGroup,
      path: '$.output.counts.failed',
      metric: failedCountriesMetric,
    });
    new LoggedNumberAlarm(this, 'PreflightAlarm', {
      name: 'preflight',
      meaning: 'Something stands against the next weekly run.',
      logGroup,
      path: '$.output.preflight.found',
      metric: { metricNamespace: names.prefix, metricName: 'PreflightFindings' },
    });
  }
}
