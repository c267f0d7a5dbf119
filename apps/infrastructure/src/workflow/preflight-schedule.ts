import { Aws } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { RunTime } from '@jackpot/config-schema';
import { Construct } from 'constructs';
import { arns, named } from '../names.ts';
import { allow } from '../iam/grant.ts';
import { GrantedRole } from '../iam/granted-role.ts';
import { cronBefore, scheduleSuffix } from './run-schedules.ts';

/** A day and a half to mend what a run would fail at. */
const HOURS_BEFORE = 36;

/** A check ahead of each run: on Tuesday, 08:00 UTC, for that of Wednesday, 20:00. */
export class PreflightSchedule extends Construct {
  constructor(scope: Construct, id: string, runs: readonly RunTime[]) {
    super(scope, id);
    const { role } = new GrantedRole(this, 'Role', {
      roleName: named('preflight-schedule'),
      description: 'Jackpot: what the schedule of the preflight may do',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      grants: [allow(['lambda:InvokeFunction'], [arns.step('week-opener')])],
    });
    for (const [index, run] of runs.entries()) {
      const suffix = scheduleSuffix(run, index);
      new CfnSchedule(this, `Schedule${suffix}`, {
        name: `${named('preflight')}${suffix}`,
        scheduleExpression: cronBefore(run, HOURS_BEFORE),
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
}
