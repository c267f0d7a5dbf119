import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { PreflightSchedule } from './preflight-schedule.ts';
import { WeeklySchedule } from './weekly-schedule.ts';
import { WeeklyStateMachine } from './weekly-state-machine.ts';

/** The state machine and what starts it. */
export class WorkflowStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    new WeeklyStateMachine(this, 'Weekly');
    new WeeklySchedule(this, 'Schedule');
    new PreflightSchedule(this, 'Preflight');
  }
}
