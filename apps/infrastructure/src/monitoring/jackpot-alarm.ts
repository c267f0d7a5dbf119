import { Alarm, type AlarmProps, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { arns, named } from '../names.ts';

interface JackpotAlarmProps extends Pick<AlarmProps, 'metric' | 'evaluationPeriods'> {
  /** Name of the alarm, and title of its section in docs/operations.md. */
  readonly name: string;
  readonly meaning: string;
  /** Meaning of no data at all; by default that nothing is wrong. */
  readonly treatMissingData?: TreatMissingData;
  /** Comparison with the threshold of 1; by default it rises from 1 on. */
  readonly when?: ComparisonOperator;
}

/** Tells the alarm topic when something has risen to 1, and when it is over. */
export class JackpotAlarm extends Construct {
  constructor(scope: Construct, id: string, { name, meaning, when, ...props }: JackpotAlarmProps) {
    super(scope, id);
    const alarm = new Alarm(this, 'Alarm', {
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...props,
      alarmName: named(name),
      alarmDescription: `${meaning} See docs/operations.md, ${name}.`,
      threshold: 1,
      comparisonOperator: when ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    });
    const action = new SnsAction(Topic.fromTopicArn(this, 'Topic', arns.alarmTopic));
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}
