import { Aws } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { arns, named } from '../names.ts';
import { allow } from '../iam/grant.ts';
import { GrantedRole } from '../iam/granted-role.ts';

/** Tuesday, 08:00 UTC: a day and a half to mend what the weekly run would fail at. */
export class PreflightSchedule extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { role } = new GrantedRole(this, 'Role', {
      roleName: named('preflight-schedule'),
      description: 'Jackpot: what the schedule of the preflight may do',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      grants: [allow(['lambda:InvokeFunction'], [arns.step('week-opener')])],
    });
    new CfnSchedule(this, 'Schedule', {
      name: named('preflight'),
      scheduleExpression: 'cron(0 8 ? * TUE *)',
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: arns.step('week-opener'),
        roleArn: role.roleArn,
        input: JSON.stringify({ action: 'preflight' }),
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 20 },
      },
    });
  }
}
