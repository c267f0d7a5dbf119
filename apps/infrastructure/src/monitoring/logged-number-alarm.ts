import { Duration } from 'aws-cdk-lib';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { names } from '../names.ts';
import { JackpotAlarm } from './jackpot-alarm.ts';

interface LoggedNumberAlarmProps {
  /** Name of the alarm, and title of its section in docs/operations.md. */
  readonly name: string;
  readonly meaning: string;
  readonly logGroup: ILogGroup;
  /** Number in the lines of the log that is at least 1 where something is wrong. */
  readonly path: string;
  readonly metric: { readonly metricNamespace: string; readonly metricName: string };
}

/** Alarm on a number that a function logs: it ends well all the same, so that number alone tells. */
export class LoggedNumberAlarm extends Construct {
  constructor(scope: Construct, id: string, { name, meaning, logGroup, path, metric }: LoggedNumberAlarmProps) {
    super(scope, id);
    const filter = new MetricFilter(this, 'Filter', {
      logGroup,
      filterPattern: FilterPattern.numberValue(path, '>', 0),
      ...metric,
      metricValue: path,
    });
    new JackpotAlarm(this, 'Alarm', {
      name,
      meaning,
      metric: filter.metric({ statistic: 'Maximum', period: Duration.minutes(5) }),
      evaluationPeriods: 1,
    });
  }
}

/** One metric, hence one alarm, for all that leaves a country without this week's jackpot. */
export const failedCountriesMetric = { metricNamespace: names.prefix, metricName: 'FailedCountries' };
