import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DEFAULT_PREFIX, PREFIX_CONTEXT } from '../src/names.ts';
import { cronBefore } from '../src/workflow/run-schedules.ts';
import { WeeklySchedule } from '../src/workflow/weekly-schedule.ts';

test.each([
  [{ weekday: 'wednesday', time: '20:00' }, 0, 'cron(0 20 ? * WED *)'],
  [{ weekday: 'wednesday', time: '20:00' }, 36, 'cron(0 8 ? * TUE *)'],
  [{ weekday: 'monday', time: '06:30' }, 36, 'cron(30 18 ? * SAT *)'],
] as const)('%j, %i hours before it: %s', (run, hours, cron) => {
  expect(cronBefore(run, hours)).toBe(cron);
});

test('each run of the company has a schedule, the first under the name that it always had', () => {
  const stack = new Stack(new App({ context: { [PREFIX_CONTEXT]: DEFAULT_PREFIX } }), 'workflow');
  new WeeklySchedule(stack, 'Schedule', [
    { weekday: 'wednesday', time: '20:00' },
    { weekday: 'sunday', time: '06:30' },
  ]);
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Scheduler::Schedule', 2);
  const scheduled = { 'jackpot-weekly': 'cron(0 20 ? * WED *)', 'jackpot-weekly-sunday-0630': 'cron(30 6 ? * SUN *)' };
  for (const [Name, ScheduleExpression] of Object.entries(scheduled))
    template.hasResourceProperties('AWS::Scheduler::Schedule', { Name, ScheduleExpression });
});
