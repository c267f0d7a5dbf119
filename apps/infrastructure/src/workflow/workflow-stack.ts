import { Stack, type StackProps } from 'aws-cdk-lib';
import type { RunTime } from '@jackpot/config-schema';
import type { Construct } from 'constructs';
import { People } from '../people/people.ts';
import { PreflightSchedule } from './preflight-schedule.ts';
import { WeeklySchedule } from './weekly-schedule.ts';
import { WeeklyStateMachine } from './weekly-state-machine.ts';

export interface WorkflowStackProps extends StackProps {
  /** Times of every week at which it runs. */
  readonly runs: readonly RunTime[];
}

/** The state machine, what starts it, and who works with it. */
export class WorkflowStack extends Stack {
  constructor(scope: Construct, id: string, props: WorkflowStackProps) {
    super(scope, id, props);
    new WeeklyStateMachine(this, 'Weekly');
    new WeeklySchedule(this, 'Schedule', props.runs);
    new PreflightSchedule(this, 'Preflight', props.runs);
    new People(this, 'People');
  }
}
