import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { names } from '../names.ts';
import { readObjects, useKey, writeObjects } from '../iam/grants.ts';
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
      grants: [
        readObjects('runs/*/inputs/config.json', 'runs/*/inputs/sales.csv.gz'),
        writeObjects('runs/*/validation.json'),
        useKey('s3'),
      ],
    });
  }
}
