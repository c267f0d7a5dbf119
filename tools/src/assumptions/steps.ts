import type { Assumption } from './assumption.ts';
import { bucketOf, isOneOrMore } from './answers.ts';

export const steps: readonly Assumption[] = [
  {
    assumed: 'A role that reads and writes an encrypted table needs Decrypt alone, by way of DynamoDB',
    source:
      '[DynamoDB and KMS](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html)',
    restsOn: "every step's role",
    settledBy: 'a run publishes its records',
    rehearsal: {
      command: ({ prefix }) => [
        ...['dynamodb', 'query', '--table-name', prefix, '--key-condition-expression', 'pk = :country'],
        ...['--expression-attribute-values', '{":country":{"S":"record#england"}}', '--query', 'Items[].id.S'],
      ],
      holds: isOneOrMore,
    },
  },
  {
    assumed: 'A filter holds 150 names, and a topic takes 200 filters until more are asked for',
    source:
      '[filter policy constraints](https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html)',
    restsOn: '`SNS_LIMITS`, `jackpot validate`',
    settledBy: '`aws service-quotas list-service-quotas --service-code sns`',
  },
  {
    assumed: 'CloudWatch takes the account of an alarm as `aws:SourceAccount` of the key and the topic',
    source: '[SNS and KMS](https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html)',
    restsOn: "the key's policy",
    settledBy:
      '`aws cloudwatch set-alarm-state --alarm-name jackpot-run-failed --state-value ALARM --state-reason rehearsal` sends a mail',
  },
  {
    assumed: 'CloudWatch Logs makes data keys in both ways',
    source:
      '[encrypted log groups](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html)',
    restsOn: "the key's policy",
    settledBy: 'the log group is made, and `aws logs tail /aws/lambda/jackpot-week-opener` shows a run',
    rehearsal: {
      command: ({ prefix }) => [
        ...['logs', 'describe-log-streams', '--log-group-name', `/aws/lambda/${prefix}-week-opener`],
        ...['--query', 'logStreams[].logStreamName'],
      ],
      holds: isOneOrMore,
    },
  },
  {
    assumed:
      '`FILL` of a metric without any data is no data, or 0: an alarm that treats missing data as breaching rises either way',
    source:
      '[metric math](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html) does not say',
    restsOn: 'no-run-this-week; the other alarms use no expression',
    settledBy:
      '`aws cloudwatch describe-alarms --alarm-names jackpot-no-run-this-week` before the first run says `ALARM`',
  },
  {
    assumed: 'A browser shows an object of S3 by its Content-Type',
    source: '[PutObject](https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html)',
    restsOn: 'reports',
    settledBy:
      '`aws s3api head-object --bucket BUCKET --key runs/RUN/report.html --query ContentType` says `text/html; charset=utf-8`',
    rehearsal: {
      command: (at) => [
        ...['s3api', 'head-object', '--bucket', bucketOf(at), '--key', `runs/${at.runId}/report.html`],
        ...['--query', 'ContentType'],
      ],
      holds: (answer) => answer === 'text/html; charset=utf-8',
    },
  },
];
