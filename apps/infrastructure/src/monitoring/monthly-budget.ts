import { CfnParameter } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import { arns, named } from '../names.ts';

/** Four times what a month of four countries costs by list prices. */
const DEFAULT_USD = 25;

/**
 * Budget of the account's month: who is on call hears once it is forecast to be exceeded, and once 80 % is spent. A budget by tags
 * would need an administrator's activation of each tag, so the limit is that of the whole account.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
 */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const limit = new CfnParameter(this, 'Limit', {
      type: 'Number',
      description: 'USD that the account may cost in a month before who is on call is told',
      default: DEFAULT_USD,
      minValue: 1,
    });
    limit.overrideLogicalId('MonthlyBudget');
    const told = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { notificationType, threshold, comparisonOperator: 'GREATER_THAN', thresholdType: 'PERCENTAGE' },
      subscribers: [{ subscriptionType: 'SNS', address: arns.alarmTopic }],
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: named('month'),
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: limit.valueAsNumber, unit: 'USD' },
      },
      notificationsWithSubscribers: [told('FORECASTED', 100), told('ACTUAL', 80)],
    });
  }
}
