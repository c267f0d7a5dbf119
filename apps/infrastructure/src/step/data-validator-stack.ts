import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { names } from '../names.ts';
import { stepObjects, useKey } from '../iam/grants.ts';
import { StepLambda } from './step-lambda.ts';

/** ValidateData: reads a country's pinned config and sales, writes its verdict. */
export class DataValidatorStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    new StepLambda(this, 'Step', {
      app: 'data-validator',
      memoryMB: 1024,
      timeoutSeconds: 300,
      environment: { BUCKET_NAME: names.bucket },
      grants: [...stepObjects('data-validator'), useKey('s3')],
    });
  }
}
