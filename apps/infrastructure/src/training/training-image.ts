import { Aws, CfnParameter, type Stack } from 'aws-cdk-lib';
import { names } from '../names.ts';

/** The image is built outside of CloudFormation: its digest is what a deployment is given, and keeps until the next. */
export function trainingImageDigest(stack: Stack): string {
  return new CfnParameter(stack, 'TrainingImageDigest', {
    description: 'Digest of the training image in the repository',
    allowedPattern: 'sha256:[0-9a-f]{64}',
  }).valueAsString;
}

export function trainingImage(digest: string): string {
  return `${Aws.ACCOUNT_ID}.dkr.ecr.${Aws.REGION}.${Aws.URL_SUFFIX}/${names.imageRepository}@${digest}`;
}
