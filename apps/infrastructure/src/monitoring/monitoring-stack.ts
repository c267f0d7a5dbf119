import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { MonthlyBudget } from './monthly-budget.ts';
import { RunAlarms } from './run-alarms.ts';
import { WeeklyDashboard } from './weekly-dashboard.ts';

/** Alarms on the runs and on the month's cost. Alarms on a step stand in the step's own stack. */
export class MonitoringStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    new RunAlarms(this, 'Alarms');
    new MonthlyBudget(this, 'MonthlyBudget');
    new WeeklyDashboard(this, 'Dashboard');
  }
}
