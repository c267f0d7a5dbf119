import { Construct } from 'constructs';
import { type Grant, allow, allowPattern } from '../iam/grant.ts';
import { listObjects, readByKey, readObjects, useItems, useKey } from '../iam/grants.ts';
import { arns, names } from '../names.ts';
import { PersonRole } from './person-role.ts';

/** People who work with the system: the treasury, approvers, who runs it, and who only reads. */
export class People extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new PersonRole(this, 'Treasurer', {
      person: 'treasurer',
      does: 'who states the available cash, and reads none that was stated',
      grants: [
        findSystem(),
        ...readConfigs(),
        allow(['secretsmanager:PutSecretValue'], [arns.cashSecret]),
        useKey('s3', 'secretsmanager'),
      ],
    });
    new PersonRole(this, 'Approver', {
      person: 'approver',
      does: 'who answers for a recommendation that waits, and says what was announced',
      grants: [...readRecords(), ...callAnswers(), ...fillForm(), readByKey('s3', 'dynamodb')],
    });
    new PersonRole(this, 'Operator', {
      person: 'operator',
      does: 'who sees to it that every draw is decided',
      grants: [
        ...readRecords(),
        allow(['states:ListExecutions'], [arns.stateMachine]),
        allow(['states:StartExecution'], [arns.liveStateMachine]),
        readByKey('s3', 'dynamodb'),
      ],
    });
    new PersonRole(this, 'Viewer', {
      person: 'viewer',
      does: 'who reads records and reports, and no cash',
      grants: [
        ...readRecords(),
        readObjects('index.html', 'runs/*/report.html', 'recommendations/*'),
        readByKey('s3', 'dynamodb'),
      ],
    });
  }
}

/** The command finds what is deployed by the state machine's name. */
const findSystem = () =>
  allowPattern('AWS gives the list of state machines no resource but *.', ['states:ListStateMachines'], ['*']);

/**
 * Both actions are asked for, and the second only by way of the URL: who could invoke the function itself could name any caller.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 */
const callAnswers = (): Grant[] => [
  allow(['lambda:GetFunctionUrlConfig', 'lambda:InvokeFunctionUrl'], [arns.step('answers')]),
  allow(['lambda:InvokeFunction'], [arns.step('answers')], { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } }),
];

/**
 * The console's form reads the runbook, runs it, and shows what became of it.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
 */
const fillForm = (): Grant[] => [
  allow(['ssm:DescribeDocument', 'ssm:GetDocument'], [arns.inRegion('ssm', `document/${names.answerForm}`)]),
  allowPattern(
    'A runbook is run in a version; an execution has a random id.',
    ['ssm:StartAutomationExecution'],
    [arns.inRegion('ssm', `automation-definition/${names.answerForm}:*`)],
  ),
  allowPattern(
    'An execution has a random id.',
    ['ssm:GetAutomationExecution', 'ssm:DescribeAutomationStepExecutions'],
    [arns.inRegion('ssm', 'automation-execution/*')],
  ),
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup.html
  allow(['iam:PassRole'], [arns.answerFormRole], { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } }),
];

const readConfigs = (): Grant[] => [listObjects('configs/*'), readObjects('configs/*')];

const readRecords = (): Grant[] => [findSystem(), ...readConfigs(), useItems('record', 'Query')];
