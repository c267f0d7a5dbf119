import { arns } from '../names.ts';
import { type Grant, allow, allowPattern } from './grant.ts';

/** What the checks of the day before read of the account, and whom they tell. */
export const watchAccount = (): Grant[] => [
  allow(['secretsmanager:DescribeSecret'], [arns.cashSecret]),
  allow(['kms:DescribeKey'], [arns.key]),
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_servicequotas.html
  allowPattern(
    'AWS gives the reading of quotas no resource but *.',
    ['servicequotas:GetServiceQuota', 'servicequotas:GetAWSDefaultServiceQuota'],
    ['*'],
  ),
  allow(['sns:Publish', 'sns:ListSubscriptionsByTopic'], [arns.alarmTopic]),
];
