import { Stack, type StackProps } from 'aws-cdk-lib';
import { FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { arns, names } from '../names.ts';
import { allow, allowPattern } from '../iam/grant.ts';
import { stepObjects, useItems, useKey } from '../iam/grants.ts';
import { AnswerForm } from '../people/answer-form.ts';
import { StepLambda } from './step-lambda.ts';

/** Answers of people, by a URL whose callers sign and by a form of the console: the only role that may answer for a recommendation that waits. */
export class AnswersStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const step = new StepLambda(this, 'Step', {
      app: 'answers',
      memoryMB: 512,
      timeoutSeconds: 30,
      environment: { BUCKET_NAME: names.bucket, TABLE_NAME: names.table },
      grants: [
        ...stepObjects('answers'),
        useItems('record', 'Query', 'PutItem', 'ConditionCheckItem'),
        // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html
        allow(['states:SendTaskSuccess'], [arns.stateMachine]),
        // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
        allowPattern(
          'An execution has a random id.',
          ['ssm:GetAutomationExecution'],
          [arns.inRegion('ssm', 'automation-execution/*')],
        ),
        useKey('s3', 'dynamodb'),
      ],
    });
    new AnswerForm(this, 'Form');
    // Nobody is granted it here: callers of this account need it among their own rights.
    step.function.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM });
  }
}
