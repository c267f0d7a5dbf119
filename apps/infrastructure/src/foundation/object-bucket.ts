import { KEPT_DAYS, RECORD_FILES } from '@jackpot/workflow';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import { arns, names } from '../names.ts';

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
          expiration: Duration.days(KEPT_DAYS.accessLog),
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
    const objects = new Bucket(this, 'Bucket', {
      ...common,
      bucketName: names.bucket,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: accessLogs,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(KEPT_DAYS.earlierVersions),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
    for (const statement of recordsStay()) objects.addToResourcePolicy(statement);
  }
}

/**
 * Files of records are written once, and stay, whoever asks: S3 refuses a put that does not say that the object must be new.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
 */
function recordsStay(): PolicyStatement[] {
  const common = { effect: Effect.DENY, principals: [new AnyPrincipal()], resources: RECORD_FILES.map(arns.object) };
  return [
    new PolicyStatement({
      ...common,
      sid: 'RecordsAreWrittenOnce',
      actions: ['s3:PutObject'],
      conditions: { Null: { 's3:if-none-match': 'true' }, Bool: { 's3:ObjectCreationOperation': 'true' } },
    }),
    new PolicyStatement({ ...common, sid: 'RecordsStay', actions: ['s3:DeleteObject', 's3:DeleteObjectVersion'] }),
  ];
}
