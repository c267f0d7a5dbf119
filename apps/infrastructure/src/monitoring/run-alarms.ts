import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { names } from '../names.ts';
import { JackpotAlarm } from './jackpot-alarm.ts';
import { runMetric } from './run-metric.ts';

const HOURS_PER_WEEK = 168;

/** Alarms on the run as a whole; a country that fails has an alarm beside the step that counts them. */
export class RunAlarms extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const period = Duration.minutes(5);
    // One alarm a metric: AWS does not say what a sum is of which one term has no data, and a run fails or times out, never both.
    new JackpotAlarm(this, 'RunFailed', {
      name: 'run-failed',
      meaning: 'A weekly run failed.',
      metric: runMetric('ExecutionsFailed', 'Sum', period),
      evaluationPeriods: 1,
    });
    new JackpotAlarm(this, 'RunTimedOut', {
      name: 'run-timed-out',
      meaning: 'A weekly run was not over after six days.',
      metric: runMetric('ExecutionsTimedOut', 'Sum', period),
      evaluationPeriods: 1,
    });
    // FILL of a metric without any data may be no data, which breaches too.
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
      meaning: 'The schedule gave up starting a run; its message is kept in the queue of missed starts.',
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
