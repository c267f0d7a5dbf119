import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { names } from '../names.ts';

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
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    table.addGlobalSecondaryIndex({ indexName: 'byWeek', partitionKey: text('week'), sortKey: text('pk') });
    table.addGlobalSecondaryIndex({ indexName: 'byModel', partitionKey: text('model'), sortKey: text('sk') });
  }
}
