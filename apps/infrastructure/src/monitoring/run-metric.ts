import type { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { arns } from '../names.ts';

/** A metric of the weekly state machine's own executions; its Map's children count apart. */
export function runMetric(metricName: string, statistic: string, period?: Duration): Metric {
  return new Metric({
    namespace: 'AWS/States',
    metricName,
    statistic,
    dimensionsMap: { StateMachineArn: arns.stateMachine },
    ...(period && { period }),
  });
}
