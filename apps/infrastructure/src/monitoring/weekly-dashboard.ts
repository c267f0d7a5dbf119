import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { names, stepApps } from '../names.ts';
import { runMetric } from './run-metric.ts';

const WIDTH = 12;

/** Runs, steps and countries of the last weeks on one page. */
export class WeeklyDashboard extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: WIDTH });
    const ofSteps = (metricName: string, statistic: string) =>
      stepApps.map(
        (app) =>
          new Metric({
            namespace: 'AWS/Lambda',
            metricName,
            statistic,
            label: app,
            dimensionsMap: { FunctionName: names.step(app) },
          }),
      );
    new Dashboard(this, 'Dashboard', {
      dashboardName: names.prefix,
      defaultInterval: Duration.days(28),
      widgets: [
        [
          graph('Runs', [
            runMetric('ExecutionsStarted', 'Sum'),
            runMetric('ExecutionsSucceeded', 'Sum'),
            runMetric('ExecutionsFailed', 'Sum'),
            runMetric('ExecutionsTimedOut', 'Sum'),
          ]),
          graph('Run time (ms)', [runMetric('ExecutionTime', 'Maximum')]),
        ],
        [
          graph('Step time (ms), longest', ofSteps('Duration', 'Maximum')),
          graph('Step errors', ofSteps('Errors', 'Sum')),
        ],
        [
          graph('Countries failed', [
            new Metric({ namespace: names.prefix, metricName: 'FailedCountries', statistic: 'Maximum' }),
          ]),
          graph('Step invocations', ofSteps('Invocations', 'Sum')),
        ],
      ],
    });
  }
}
