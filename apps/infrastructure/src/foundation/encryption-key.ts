import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { arns, names } from '../names.ts';
import { ALARMING_SERVICES } from './topics.ts';

const ONE_KEY = ['*']; // in a key's own policy: this key

/** The one key of objects, records, cash, topics, logs and training volumes; it is rotated every year. */
export class EncryptionKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      alias: `alias/${names.prefix}`,
      description: 'Jackpot: data at rest',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      policy: new PolicyDocument({ statements: [delegateToIam(), encryptLogs(), publishAlarms()] }),
    });
  }
}

/** AWS's own default: who may use the key is decided by the roles' policies; without it nobody could ever manage the key. */
const delegateToIam = () =>
  new PolicyStatement({
    sid: 'RolesPoliciesDecide',
    principals: [new AccountRootPrincipal()],
    actions: ['kms:*'],
    resources: ONE_KEY,
  });

/** Rights that log groups need: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
const encryptLogs = () =>
  new PolicyStatement({
    sid: 'LogGroups',
    principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    resources: ONE_KEY,
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arns.inRegion('logs', 'log-group:*') } },
  });

/** Rights that who publishes to encrypted topics needs: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
const publishAlarms = () =>
  new PolicyStatement({
    sid: 'AlarmsToTopic',
    principals: ALARMING_SERVICES.map((service) => new ServicePrincipal(service)),
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ONE_KEY,
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  });
