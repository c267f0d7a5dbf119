import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { names } from '../names.ts';

/**
 * Services that tell who is on call.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
 */
export const ALARMING_SERVICES = ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com'] as const;

/** Recommendations for the countries' readers, whom week-opener subscribes; alarms for who runs the system. */
export class Topics extends Construct {
  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id);
    const common = { masterKey: key, enforceSSL: true };
    new Topic(this, 'Recommendations', { ...common, topicName: names.topic });
    const alarms = new Topic(this, 'Alarms', { ...common, topicName: names.alarmTopic });
    alarms.addToResourcePolicy(
      new PolicyStatement({
        principals: ALARMING_SERVICES.map((service) => new ServicePrincipal(service)),
        actions: ['sns:Publish'],
        resources: [alarms.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }
}
