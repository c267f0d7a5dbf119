import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { People } from '../people/people.ts';
import { PreflightSchedule } from './preflight-schedule.ts';
import { WeeklySchedule } from './weekly-schedule.ts';
import { WeeklyStateMachine } from './weekly-state-machine.ts';

/** The state machine, what starts it, and who works with it. */
export class WorkflowStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    new WeeklyStateMachine(this, 'Weekly');
    new WeeklySchedule(this, 'Schedule');
    new PreflightSchedule(this, 'Preflight');
    new People(this, 'People');
  }
}
