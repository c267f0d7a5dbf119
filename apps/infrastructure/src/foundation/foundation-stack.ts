import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { named } from '../names.ts';
import { CashSecret } from './cash-secret.ts';
import { EncryptionKey } from './encryption-key.ts';
import { ImageRepository } from './image-repository.ts';
import { ObjectBucket } from './object-bucket.ts';
import { RecordTable } from './record-table.ts';
import { Topics } from './topics.ts';
import { TrainingNetwork } from './training-network.ts';

/** Resources that keep data and outlive every app: key, bucket, table, topics, secret, image repository, training's network. */
export class FoundationStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const { key } = new EncryptionKey(this, 'Encryption');
    new ObjectBucket(this, 'Objects', key);
    new RecordTable(this, 'Records', key);
    new Topics(this, 'Topics', key);
    new ImageRepository(this, 'Images', key);
    const { secret } = new CashSecret(this, 'Cash', key);
    const network = new TrainingNetwork(this, 'TrainingNetwork');
    const exported = {
      'key-arn': key.keyArn,
      'cash-secret-arn': secret.secretArn,
      ...Object.fromEntries(network.subnetIds.map((id, zone) => [`training-subnet-${zone + 1}`, id])),
      'training-security-group': network.securityGroupId,
    };
    for (const [name, value] of Object.entries(exported))
      new CfnOutput(this, `Export-${name}`, { value, exportName: named(name) });
  }
}
