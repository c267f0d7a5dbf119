import { Aws, Duration } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { RunTime } from '@jackpot/config-schema';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import { arns, named, names } from '../names.ts';
import { allow } from '../iam/grant.ts';
import { GrantedRole } from '../iam/granted-role.ts';
import { useKey } from '../iam/grants.ts';
import { cronBefore, scheduleSuffix } from './run-schedules.ts';

/** A schedule a run. A start that fails is tried again for an hour, then kept in a queue, which raises an alarm. */
export class WeeklySchedule extends Construct {
  constructor(scope: Construct, id: string, runs: readonly RunTime[]) {
    super(scope, id);
    const missedStarts = new Queue(this, 'MissedStarts', {
      queueName: names.missedStarts,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: Key.fromKeyArn(this, 'Key', arns.key),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acceptFinding(
      missedStarts,
      'It is the queue of last resort itself.',
      'AwsSolutions-SQS3',
      'Serverless-SQSRedrivePolicy',
    );
    const { role } = new GrantedRole(this, 'Role', {
      roleName: named('schedule'),
      description: 'Jackpot: what the weekly schedule may do',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      grants: [
        allow(['states:StartExecution'], [arns.liveStateMachine]),
        allow(['sqs:SendMessage'], [arns.inRegion('sqs', names.missedStarts)]),
        useKey('sqs'),
      ],
    });
    for (const [index, run] of runs.entries()) {
      const suffix = scheduleSuffix(run, index);
      new CfnSchedule(this, `Schedule${suffix}`, {
        name: `${named('weekly')}${suffix}`,
        scheduleExpression: cronBefore(run, 0),
        scheduleExpressionTimezone: 'UTC',
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: arns.liveStateMachine,
          roleArn: role.roleArn,
          input: JSON.stringify({ scheduledTime: '<aws.scheduler.scheduled-time>' }),
          retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 20 },
          deadLetterConfig: { arn: missedStarts.queueArn },
        },
      });
    }
  }
}
