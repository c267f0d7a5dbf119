import { Aws, CfnParameter, type Stack } from 'aws-cdk-lib';
import { names } from '../names.ts';

/**
 * The training image by digest. It is built outside of CloudFormation: the digest is what a deployment is given, and keeps
 * until the next.
 */
export function trainingImage(stack: Stack): string {
  const digest = new CfnParameter(stack, 'TrainingImageDigest', {
    description: 'Digest of the training image in the repository',
    allowedPattern: 'sha256:[0-9a-f]{64}',
  });
  return `${Aws.ACCOUNT_ID}.dkr.ecr.${Aws.REGION}.${Aws.URL_SUFFIX}/${names.imageRepository}@${digest.valueAsString}`;
}
