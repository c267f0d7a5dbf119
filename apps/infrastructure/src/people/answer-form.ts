import { Aws } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { allow } from '../iam/grant.ts';
import { GrantedRole } from '../iam/granted-role.ts';
import { arns, names } from '../names.ts';

/**
 * Form in the console by which an approver answers without a command line: that of a runbook of Systems Manager, whose only step hands the
 * function its own id. The function asks Systems Manager who ran it, and with what: docs/decisions/0017-the-approvers-page.md.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-lamb.html
 */
export class AnswerForm extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GrantedRole(this, 'Role', {
      roleName: names.answerFormRole,
      description: 'Jackpot: what the form of approvers may do',
      assumedBy: new ServicePrincipal('ssm.amazonaws.com').withConditions({
        StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      }),
      grants: [allow(['lambda:InvokeFunction'], [arns.step('answers')])],
    });
    new CfnDocument(this, 'Runbook', {
      name: names.answerForm,
      documentType: 'Automation',
      documentFormat: 'JSON',
      updateMethod: 'NewVersion',
      content: {
        schemaVersion: '0.3',
        description: 'Answers for a recommendation that waits, in the name of who runs it.',
        assumeRole: arns.answerFormRole,
        parameters: FIELDS,
        mainSteps: [
          {
            name: 'answer',
            action: 'aws:invokeLambdaFunction',
            timeoutSeconds: 60,
            isEnd: true,
            inputs: {
              FunctionName: names.step('answers'),
              InputPayload: { automationExecutionId: '{{ automation:EXECUTION_ID }}' },
            },
          },
        ],
      },
    });
  }
}

const FIELDS = {
  RecordId: {
    type: 'String',
    description: 'Recommendation that waits, as its e-mail names it: england-2026-11-28-3f9a1c2b',
    allowedPattern: String.raw`^.+-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}$`,
  },
  Verdict: { type: 'String', description: 'Your answer', allowedValues: ['approved', 'rejected'] },
  Reason: { type: 'String', description: 'Why; the record keeps it beside your name', allowedPattern: String.raw`\S` },
  Announce: {
    type: 'String',
    description: "Jackpot that is announced instead, in the country's currency; empty for the recommended one",
    default: '',
    allowedPattern: '^([1-9][0-9]*)?$',
  },
};
