import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { names } from '../names.ts';
import { stepObjects, useItems, useKey } from '../iam/grants.ts';
import { readModels } from '../iam/model-registry-grants.ts';
import { trainingImage } from '../training/training-image.ts';
import { deployedCommit } from './deployed-commit.ts';
import { StepLambda } from './step-lambda.ts';

/** Optimise: the only step that reads the run's cash. A decision names the deployed commit and image. */
export class OptimiserStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    new StepLambda(this, 'Step', {
      app: 'optimiser',
      memoryMB: 1769,
      timeoutSeconds: 600,
      environment: {
        BUCKET_NAME: names.bucket,
        TABLE_NAME: names.table,
        TRAINING_IMAGE: trainingImage(this),
        ...deployedCommit(this),
      },
      grants: [...stepObjects('optimiser'), useItems('record', 'Query'), readModels(), useKey('s3', 'dynamodb')],
    });
  }
}
