import { Duration } from 'aws-cdk-lib';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { JackpotAlarm } from '../monitoring/jackpot-alarm.ts';

/** Alarm on findings of the day before. The checks end well all the same, so the number that they log tells. */
export class PreflightAlarm extends Construct {
  constructor(scope: Construct, id: string, logGroup: ILogGroup) {
    super(scope, id);
    const filter = new MetricFilter(this, 'Filter', {
      logGroup,
      filterPattern: FilterPattern.numberValue('$.output.preflight.found', '>', 0),
      metricNamespace: 'Jackpot',
      metricName: 'PreflightFindings',
      metricValue: '$.output.preflight.found',
    });
    new JackpotAlarm(this, 'Alarm', {
      name: 'preflight',
      meaning: 'Something stands against the next weekly run.',
      metric: filter.metric({ statistic: 'Maximum', period: Duration.minutes(5) }),
      evaluationPeriods: 1,
    });
  }
}
