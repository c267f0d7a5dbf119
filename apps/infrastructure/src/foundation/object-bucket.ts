import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import { names } from '../names.ts';

/** Configs, data, runs and recommendations, and who read them: earlier versions of an object stay for 90 days. */
export class ObjectBucket extends Construct {
  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id);
    const common = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    };
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...common,
      bucketName: names.accessLogBucket,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [
        {
          expiration: Duration.days(400),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
    acceptFinding(
      accessLogs,
      'It is where access logs go; logging itself would never end.',
      'CKV_AWS_18',
      'AwsSolutions-S1',
    );
    new Bucket(this, 'Bucket', {
      ...common,
      bucketName: names.bucket,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: accessLogs,
      lifecycleRules: [
        { noncurrentVersionExpiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(7) },
      ],
    });
  }
}
