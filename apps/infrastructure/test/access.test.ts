import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { securityPage } from '../src/security/security-page.ts';
import { type Statement, rolesOf, texts } from '../src/template.ts';
import { ASSEMBLY, REPOSITORY, templates } from './assembly.ts';

const roles = rolesOf(templates);

const object = (key: string) => `arn:<AWS::Partition>:s3:::jackpot-<AWS::AccountId>-<AWS::Region>/${key}`;
const answers = 'arn:<AWS::Partition>:lambda:<AWS::Region>:<AWS::AccountId>:function:jackpot-answers';
const tableArn = 'arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/jackpot';
const RUN = 'runs/2026-11-25T2000-r1';

/** IAM's patterns: `*` is any text, `?` any character; actions match in any case. */
function matches(pattern: string, name: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'i').test(name);
}

/** Names of the roles that may do something, whatever their conditions. */
function whoMay(action: string, resource: string): string[] {
  const may = roles.filter(({ statements }) =>
    statements.some(
      ({ Effect, Action, Resource }) =>
        Effect === 'Allow' &&
        texts(Action).some((pattern) => matches(pattern, action)) &&
        texts(Resource).some((pattern) => matches(pattern, resource)),
    ),
  );
  return may.map(({ name }) => name).sort();
}

test("who answers for a recommendation is an approver, who states the cash the treasury, and neither does the other's", () => {
  const stateMachine = 'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:stateMachine:jackpot-weekly';
  expect(whoMay('states:SendTaskSuccess', stateMachine)).toEqual(['jackpot-answers']);
  expect(whoMay('lambda:InvokeFunctionUrl', answers)).toEqual(['jackpot-approver']);
  expect(whoMay('secretsmanager:PutSecretValue', 'jackpot-cash-secret-arn')).toEqual([
    // On staging alone, where the cash is the demonstration's.
    'jackpot-staged-week',
    'jackpot-treasurer',
  ]);
  expect(whoMay('s3:GetObject', object(`${RUN}/england/approval-request.json`))).toEqual(['jackpot-answers']);
});

/** Statements of this name in policies of one kind. */
const statementsOf = (type: string, sid: string) =>
  [...templates.values()]
    .flatMap(({ Resources }) => Object.values(Resources))
    .filter(({ Type }) => Type === type)
    .flatMap(
      ({ Properties }) => (Properties['PolicyDocument'] as { Statement: (Statement & { Sid?: string })[] }).Statement,
    )
    .filter(({ Sid }) => Sid === sid);

test('who is told to be somebody by a request that nobody signed would believe it: only the URL invokes the function of answers, and the form, whose runbook says no more than its own id', () => {
  const invoking = roles.flatMap(({ name, statements }) =>
    statements
      .filter(
        ({ Action, Resource }) => texts(Action).includes('lambda:InvokeFunction') && texts(Resource).includes(answers),
      )
      .map(({ Condition }) => [name, Condition]),
  );
  expect(invoking).toEqual([
    ['jackpot-answer-form', undefined],
    ['jackpot-approver', { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } }],
  ]);
  const resources = Object.values(templates.get('jackpot-answers')?.Resources ?? {});
  const [url] = resources.filter(({ Type }) => Type === 'AWS::Lambda::Url');
  expect(url?.Properties).toMatchObject({ AuthType: 'AWS_IAM' });
  const [runbook] = resources.filter(({ Type }) => Type === 'AWS::SSM::Document');
  const { mainSteps } = runbook?.Properties['Content'] as { mainSteps: { inputs: object }[] };
  expect(mainSteps.map(({ inputs }) => inputs)).toEqual([
    { FunctionName: 'jackpot-answers', InputPayload: { automationExecutionId: '{{ automation:EXECUTION_ID }}' } },
  ]);
  // Who may pass the form's role to Systems Manager may run no other runbook with it.
  const passing = roles.flatMap(({ statements }) =>
    statements.filter(({ Action }) => texts(Action).includes('ssm:StartAutomationExecution')),
  );
  expect(passing.flatMap(({ Resource }) => texts(Resource))).toEqual([
    'arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:automation-definition/jackpot-answer:*',
  ]);
});

test('a person takes on a role under the name of their own user alone', () => {
  const people = [...templates.values()]
    .flatMap(({ Resources }) => Object.values(Resources))
    .filter(({ Type, Properties }) => Type === 'AWS::IAM::Role' && JSON.stringify(Properties).includes(':root'));
  expect(people.map(({ Properties }) => Properties['RoleName']).sort()).toEqual(
    ['approver', 'operator', 'treasurer', 'viewer'].map((person) => `jackpot-${person}`),
  );
  const underOwnName = { Condition: { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } } };
  for (const { Properties } of people)
    expect(Properties['AssumeRolePolicyDocument']).toMatchObject({ Statement: [underOwnName] });
});

test('no log of a state machine holds what its tasks are given: a token to answer with is among it', () => {
  const machines = [...templates.values()]
    .flatMap(({ Resources }) => Object.values(Resources))
    .filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine');
  expect(machines.map(({ Properties }) => Properties['LoggingConfiguration'])).toEqual([
    expect.objectContaining({ IncludeExecutionData: false }),
  ]);
});

test.each([
  ['secretsmanager:GetSecretValue', 'jackpot-cash-secret-arn', ['jackpot-week-opener']],
  ['s3:GetObject', object(`${RUN}/cash.json`), ['jackpot-optimiser', 'jackpot-staged-week']],
  ['s3:PutObject', object(`${RUN}/cash.json`), ['jackpot-week-opener']],
])('the cash: %s on %s', (action, resource, expected) => {
  expect(whoMay(action, resource)).toEqual(expected);
});

test.each([
  [
    'sagemaker:CreateModelPackage',
    'arn:<AWS::Partition>:sagemaker:<AWS::Region>:<AWS::AccountId>:model-package/jackpot-england/1',
    ['jackpot-quality-gate'],
  ],
  [
    'sagemaker:UpdateModelPackage',
    'arn:<AWS::Partition>:sagemaker:<AWS::Region>:<AWS::AccountId>:model-package/jackpot-england/1',
    [],
  ],
  ['s3:PutObject', object(`${RUN}/england/model/model.json`), ['jackpot-quality-gate']],
  ['s3:PutObject', object(`${RUN}/england/training/job/output/model.tar.gz`), ['jackpot-training']],
])('models: %s on %s', (action, resource, expected) => {
  expect(whoMay(action, resource)).toEqual(expected);
});

test.each([
  ['s3:PutObject', object(`${RUN}/england/inputs/config.json`), ['jackpot-week-opener']],
  ['s3:PutObject', object('configs/england.yaml'), ['jackpot-publish']],
  [
    's3:PutObject',
    object('recommendations/england/2026-11-28/recommendation.json'),
    ['jackpot-notifier', 'jackpot-week-opener'],
  ],
  ['s3:DeleteObject', object('recommendations/england/2026-11-28/recommendation.json'), []],
])('what a decision is made from and of: %s on %s', (action, resource, expected) => {
  expect(whoMay(action, resource)).toEqual(expected);
});

test('the state machine alone passes a role, and that of training alone', () => {
  const training = 'arn:<AWS::Partition>:iam::<AWS::AccountId>:role/jackpot-training';
  expect(whoMay('iam:PassRole', training)).toEqual(['jackpot-weekly']);
  expect(whoMay('iam:PassRole', 'arn:<AWS::Partition>:iam::<AWS::AccountId>:role/jackpot-deploy')).toEqual([]);
});

test('an identity provider for GitHub is made where there is none, else that of the account is trusted', () => {
  const delivery = templates.get('jackpot-delivery');
  const [provider] = Object.values(delivery?.Resources ?? {}).filter(({ Type }) => Type === 'AWS::IAM::OIDCProvider');
  expect(provider).toMatchObject({ Condition: 'GitHubIsNoProvider' });
  const trusts = Object.values(delivery?.Resources ?? {})
    .filter(({ Type }) => Type === 'AWS::IAM::Role')
    .map(({ Properties }) => JSON.stringify(Properties['AssumeRolePolicyDocument']));
  for (const trust of trusts)
    expect(trust).toMatch(
      /"Federated":\{"Fn::If":\["GitHubIsNoProvider",.*oidc-provider\/token\.actions\.githubusercontent\.com/,
    );
});

test("records can't be written over or taken away, by whomever: the bucket and the table refuse it themselves", () => {
  const [bucket] = statementsOf('AWS::S3::BucketPolicy', 'RecordsAreWrittenOnce');
  const table = Object.values(templates.get('jackpot-foundation')?.Resources ?? {}).find(
    ({ Type }) => Type === 'AWS::DynamoDB::Table',
  );
  const { PolicyDocument: document } = table?.Properties['ResourcePolicy'] as {
    PolicyDocument: { Statement: Statement[] };
  };
  expect(bucket).toMatchObject({
    Effect: 'Deny',
    Action: 's3:PutObject',
    Condition: { Null: { 's3:if-none-match': 'true' }, Bool: { 's3:ObjectCreationOperation': 'true' } },
  });
  for (const key of ['recommendation.json', 'metadata-01234567.json', 'report.html', 'awaiting-approval/metadata.json'])
    expect(texts(bucket?.Resource).some((pattern) => matches(pattern, object(`${RUN}/england/${key}`)))).toBe(true);
  // What is made anew: the week's own report, and copies of what is in force.
  for (const key of [
    `${RUN}/report.html`,
    'recommendations/england/2026-11-28/metadata.json',
    `${RUN}/england/decision.json`,
  ])
    expect(texts(bucket?.Resource).some((pattern) => matches(pattern, object(key)))).toBe(false);
  expect(document.Statement.map(({ Effect, Action }) => [Effect, Action])).toEqual([
    ['Deny', expect.arrayContaining(['dynamodb:UpdateItem', 'dynamodb:DeleteItem'])],
    ['Deny', 'dynamodb:PutItem'],
    ['Deny', 'dynamodb:PutItem'],
  ]);
  // Whoever the table lets append is whom a role lets.
  expect(whoMay('dynamodb:PutItem', tableArn)).toEqual(['jackpot-answers', 'jackpot-notifier', 'jackpot-week-opener']);
  const [, , byWriters] = document.Statement;
  const writers = texts(byWriters?.Condition?.['ArnNotEquals']?.['aws:PrincipalArn']).map((arn) =>
    arn.split('/').at(-1),
  );
  expect(writers.sort()).toEqual(whoMay('dynamodb:PutItem', tableArn));
});

test('no action is a pattern', () => {
  const actions = roles.flatMap(({ statements }) => statements.flatMap(({ Action }) => texts(Action)));
  expect(actions.length).toBeGreaterThan(100);
  expect(actions.filter((action) => /[*?]/.test(action))).toEqual([]);
});

test('no policy stands beside a role, where the matrix would miss it', () => {
  const types = [...templates.values()].flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type));
  expect(types).toContain('AWS::IAM::Role');
  expect(types.filter((type) => /^AWS::IAM::(User|Group|\w*Policy)$/.test(type))).toEqual([]);
});

test('docs/generated/security.md is what the templates say: npm run generate -- security', () => {
  expect(readFileSync(join(REPOSITORY, 'docs/generated/security.md'), 'utf8')).toBe(securityPage(ASSEMBLY));
});
