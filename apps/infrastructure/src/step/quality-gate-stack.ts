import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { names } from '../names.ts';
import { stepObjects, useKey } from '../iam/grants.ts';
import { trainingImage } from '../training/training-image.ts';
import { readModels, registerModels } from '../iam/model-registry-grants.ts';
import { StepLambda } from './step-lambda.ts';

/** JudgeModel: the only step that registers models. */
export class QualityGateStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    new StepLambda(this, 'Step', {
      app: 'quality-gate',
      memoryMB: 1024,
      timeoutSeconds: 300,
      environment: { BUCKET_NAME: names.bucket, TRAINING_IMAGE: trainingImage(this) },
      grants: [...stepObjects('quality-gate'), readModels(), ...registerModels(), useKey('s3')],
    });
  }
}
