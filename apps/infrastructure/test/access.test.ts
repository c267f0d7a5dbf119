import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { securityPage } from '../src/security/security-page.ts';
import { rolesOf, texts } from '../src/template.ts';
import { ASSEMBLY, REPOSITORY, templates } from './assembly.ts';

const roles = rolesOf(templates);

const object = (key: string) => `arn:<AWS::Partition>:s3:::jackpot-<AWS::AccountId>-<AWS::Region>/${key}`;
const RUN = 'runs/2026-W48-r1';

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
  expect(whoMay('states:SendTaskSuccess', stateMachine)).toEqual(['jackpot-approver']);
  expect(whoMay('secretsmanager:PutSecretValue', 'jackpot-cash-secret-arn')).toEqual(['jackpot-treasurer']);
  expect(whoMay('s3:GetObject', object(`${RUN}/england/approval-request.json`))).toEqual(['jackpot-approver']);
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
  ['s3:GetObject', object(`${RUN}/cash.json`), ['jackpot-optimiser']],
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
