import { arns } from '../names.ts';
import { type Grant, allow, allowPattern } from './grant.ts';

/** Grants to read the account for the checks of the day before, and to tell of them. */
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
