import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { names } from '../names.ts';
import { JackpotAlarm } from './jackpot-alarm.ts';
import { runMetric } from './run-metric.ts';

const HOURS_PER_WEEK = 168;

/** What can go wrong with the run as a whole; a country that fails has an alarm beside the step that counts them. */
export class RunAlarms extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const period = Duration.minutes(5);
    new JackpotAlarm(this, 'RunFailed', {
      name: 'run-failed',
      meaning: 'A weekly run failed or timed out.',
      metric: new MathExpression({
        expression: 'failed + timedOut',
        label: 'Runs that did not succeed',
        usingMetrics: {
          failed: runMetric('ExecutionsFailed', 'Sum', period),
          timedOut: runMetric('ExecutionsTimedOut', 'Sum', period),
        },
        period,
      }),
      evaluationPeriods: 1,
    });
    // A window of exactly a week in whole hours always holds one Wednesday's start: empty, a Wednesday was missed.
    const hour = Duration.hours(1);
    new JackpotAlarm(this, 'NoRun', {
      name: 'no-run-this-week',
      meaning: 'No run was started in the last seven days.',
      metric: new MathExpression({
        expression: 'FILL(started, 0)',
        label: 'Runs started',
        usingMetrics: { started: runMetric('ExecutionsStarted', 'Sum', hour) },
        period: hour,
      }),
      evaluationPeriods: HOURS_PER_WEEK,
      when: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
    new JackpotAlarm(this, 'MissedStart', {
      name: 'missed-start',
      meaning: 'The schedule gave up starting a run; its message is kept in jackpot-missed-starts.',
      metric: new Metric({
        namespace: 'AWS/SQS',
        metricName: 'ApproximateNumberOfMessagesVisible',
        dimensionsMap: { QueueName: names.missedStarts },
        period,
        statistic: 'Maximum',
      }),
      evaluationPeriods: 1,
    });
  }
}
