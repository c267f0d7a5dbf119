import { Aws, Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { arns, names } from '../names.ts';
import { allow, useKey } from '../policy.ts';

/** Wednesday, 20:00 UTC. A start that fails is tried again for an hour, then kept in a queue, which raises an alarm. */
export class WeeklySchedule extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const missedStarts = new Queue(this, 'MissedStarts', {
      queueName: names.missedStarts,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: Key.fromKeyArn(this, 'Key', arns.key),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const role = new Role(this, 'Role', {
      roleName: 'jackpot-schedule',
      description: 'Jackpot: what the weekly schedule may do',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    role.addToPolicy(allow(['states:StartExecution'], [arns.stateMachine]));
    role.addToPolicy(allow(['sqs:SendMessage'], [missedStarts.queueArn]));
    role.addToPolicy(useKey('sqs'));
    const schedule = new CfnSchedule(this, 'Schedule', {
      name: 'jackpot-weekly',
      scheduleExpression: 'cron(0 20 ? * WED *)',
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: arns.stateMachine,
        roleArn: role.roleArn,
        input: JSON.stringify({ scheduledTime: '<aws.scheduler.scheduled-time>' }),
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 20 },
        deadLetterConfig: { arn: missedStarts.queueArn },
      },
    });
    schedule.node.addDependency(role);
  }
}
