import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { arns, names } from '../names.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The index of records and the claims on weeks; records can be read by country, by week and by model. */
export class RecordTable extends Construct {
  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id);
    const table = new Table(this, 'Table', {
      tableName: names.table,
      partitionKey: text('pk'),
      sortKey: text('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      resourcePolicy: new PolicyDocument({ statements: recordsStay() }),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    table.addGlobalSecondaryIndex({ indexName: 'byWeek', partitionKey: text('week'), sortKey: text('pk') });
    table.addGlobalSecondaryIndex({ indexName: 'byModel', partitionKey: text('model'), sortKey: text('sk') });
  }
}

/** Partitions of records, announcements among them. */
const RECORDS = { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['record#*'] } };
/** Roles that append records. */
const WRITERS = ['notifier', 'week-opener', 'answers'] as const;

/**
 * Refusals to change records, whoever asks. A policy sees an item's key, not the condition of a put: that a put writes over nothing
 * is `DynamoRecordIndex`'s own condition. So puts are left to three roles, within a transaction, and no other change to anybody.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html#amazondynamodb-policy-keys
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
function recordsStay(): PolicyStatement[] {
  const common = { effect: Effect.DENY, principals: [new AnyPrincipal()], resources: [arns.table] };
  return [
    new PolicyStatement({
      ...common,
      sid: 'RecordsStay',
      actions: [
        ...['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'],
        ...['dynamodb:PartiQLInsert', 'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete'],
      ],
      conditions: RECORDS,
    }),
    new PolicyStatement({
      ...common,
      sid: 'RecordsAreAppendedInTransactions',
      actions: ['dynamodb:PutItem'],
      conditions: { ...RECORDS, Null: { 'dynamodb:EnclosingOperation': 'true' } },
    }),
    new PolicyStatement({
      ...common,
      sid: 'RecordsAreAppendedByTheirWriters',
      actions: ['dynamodb:PutItem'],
      conditions: { ...RECORDS, ArnNotEquals: { 'aws:PrincipalArn': WRITERS.map(arns.roleOf) } },
    }),
  ];
}
