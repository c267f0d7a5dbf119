import { RemovalPolicy } from 'aws-cdk-lib';
import { Repository, RepositoryEncryption, TagMutability } from 'aws-cdk-lib/aws-ecr';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { names } from '../names.ts';

/** Training images. Jobs name them by digest; a tag, the commit it was built from, never moves. */
export class ImageRepository extends Construct {
  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id);
    new Repository(this, 'Repository', {
      repositoryName: names.imageRepository,
      imageTagMutability: TagMutability.IMMUTABLE,
      imageScanOnPush: true,
      encryption: RepositoryEncryption.KMS,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      lifecycleRules: [{ description: 'A year of weekly images can be rolled back to', maxImageCount: 60 }],
    });
  }
}
