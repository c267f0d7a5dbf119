import type { Assumption } from './assumption.ts';
import { bucketOf } from './answers.ts';

export const records: readonly Assumption[] = [
  {
    assumed: 'S3 refuses a put of a record that does not say it must be new, whoever asks',
    source:
      '[enforcing conditional writes](https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html)',
    restsOn: "the bucket's policy",
    settledBy: '`aws s3api put-object --bucket BUCKET --key runs/RUN/england/recommendation.json` says `AccessDenied`',
    rehearsal: {
      command: (at) => [
        ...['s3api', 'put-object', '--bucket', bucketOf(at)],
        ...['--key', `runs/${at.runId}/england/recommendation.json`],
      ],
      refusal: 'AccessDenied',
      holds: (answer) => answer === null,
    },
  },
  {
    assumed:
      "DynamoDB refuses by the table’s policy to change or delete an item of a record, whoever asks; a transaction's put has `dynamodb:EnclosingOperation`",
    source:
      "[DynamoDB's condition keys](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html), [transactions and IAM](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html)",
    restsOn: "the table's policy",
    settledBy:
      '`aws dynamodb delete-item --table-name jackpot --key \'{"pk":{"S":"record#rehearsal"},"sk":{"S":"rehearsal"}}\'` says `AccessDenied`; a run publishes its records',
    rehearsal: {
      command: ({ prefix }) => [
        ...['dynamodb', 'delete-item', '--table-name', prefix],
        ...['--key', '{"pk":{"S":"record#rehearsal"},"sk":{"S":"rehearsal"}}'],
      ],
      refusal: 'AccessDenied',
      holds: (answer) => answer === null,
    },
  },
  {
    assumed:
      "A run that is started by the alias keeps its version to the end, its Map's child executions too, which StartExecution judges by the state machine's own ARN",
    source:
      '[versions and aliases](https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-alias.html)',
    restsOn: 'the alias `live`',
    settledBy:
      "`aws stepfunctions describe-execution --execution-arn ARN --query stateMachineVersionArn`; a run's countries are decided",
    rehearsal: {
      command: ({ executionArn }) => [
        ...['stepfunctions', 'describe-execution', '--execution-arn', executionArn],
        ...['--query', 'stateMachineVersionArn'],
      ],
      holds: (answer) => typeof answer === 'string' && /:\d+$/.test(answer),
    },
  },
  {
    assumed: "Executions that an alias started count in the metrics of the state machine's ARN, too",
    source:
      '[monitoring versions](https://docs.aws.amazon.com/step-functions/latest/dg/execution-alias-version-associate.html) does not say so outright',
    restsOn: 'the alarms on runs',
    settledBy:
      '`aws cloudwatch get-metric-statistics --namespace AWS/States --metric-name ExecutionsStarted` with the dimension `StateMachineArn`',
  },
  {
    assumed: 'EventBridge Scheduler starts an alias of a state machine',
    source: '[the same](https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-alias.html)',
    restsOn: 'the schedule',
    settledBy: "Wednesday's run; [missed-start](../operations.md#missed-start) stays quiet",
  },
];
