import { Duration } from 'aws-cdk-lib';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { JackpotAlarm } from '../monitoring/jackpot-alarm.ts';

/** One metric, hence one alarm, for all that leaves a country without this week's jackpot. */
export const failedCountriesMetric = { metricNamespace: 'Jackpot', metricName: 'FailedCountries' };

/** A country that fails is caught, so its execution succeeds: what tells is the sum that CloseWeek logs as its output. */
export class FailedCountries extends Construct {
  constructor(scope: Construct, id: string, logGroup: ILogGroup) {
    super(scope, id);
    const filter = new MetricFilter(this, 'Filter', {
      logGroup,
      filterPattern: FilterPattern.numberValue('$.output.counts.failed', '>', 0),
      ...failedCountriesMetric,
      metricValue: '$.output.counts.failed',
    });
    new JackpotAlarm(this, 'Alarm', {
      name: 'failed-countries',
      meaning: 'At least one country ended its week failed, or held for want of an approval.',
      metric: filter.metric({ statistic: 'Maximum', period: Duration.minutes(5) }),
      evaluationPeriods: 1,
    });
  }
}
