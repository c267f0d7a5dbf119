import * as z from 'zod';
import { templates } from './assembly.ts';

const GITHUB = 'token.actions.githubusercontent.com';
const REPOSITORY = 'octocat@123456/jackpot@456789';

/** The deployment's parameters, and the conditions that hold with them. */
const given: Record<string, string> = { Repository: REPOSITORY, Stage: 'production' };
const conditions: Record<string, boolean> = { IsProduction: true, IsStaging: false, GitHubIsNoProvider: true };

type Value = string | readonly Value[];

/** A template's value with its functions called, as CloudFormation calls them. */
function evaluate(value: unknown): Value {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(evaluate);
  const [[name, argument] = []] = Object.entries(value as object);
  if (name === 'Ref') return given[String(argument)] ?? `<${String(argument)}>`;
  if (name === 'Fn::If') {
    const [condition, then, otherwise] = argument as readonly [string, unknown, unknown];
    return evaluate(conditions[condition] === true ? then : otherwise);
  }
  const [first, second] = argument as readonly [unknown, unknown];
  if (name === 'Fn::Join') return (evaluate(second) as readonly string[]).join(String(first));
  if (name === 'Fn::Split') return (evaluate(second) as string).split(String(first));
  if (name === 'Fn::Select') return evaluate(second)[Number(first)] ?? '';
  throw new Error(`no such function here: ${name}`);
}

const document = z.object({
  Statement: z.tuple([
    z.object({
      Action: z.literal('sts:AssumeRoleWithWebIdentity'),
      Condition: z.strictObject({ StringEquals: z.record(z.string(), z.unknown()) }),
    }),
  ]),
});

const delivery = Object.values(templates.get('jackpot-delivery')?.Resources ?? {});
const trusts = new Map(
  delivery
    .filter(({ Type }) => Type === 'AWS::IAM::Role')
    .map(({ Properties, Condition }) => [
      { name: String(Properties['RoleName']), condition: Condition },
      document.parse(Properties['AssumeRolePolicyDocument']).Statement[0].Condition.StringEquals,
    ]),
);

/** Roles that a token with these claims may take: each condition's key must be there, with one of its values. */
function rolesFor(token: Readonly<Record<string, string>>): readonly string[] {
  const takes = (asked: Readonly<Record<string, unknown>>) =>
    Object.entries(asked).every(([key, value]) => {
      const claim = token[key.replace(`${GITHUB}:`, '')];
      return claim !== undefined && [evaluate(value)].flat().includes(claim);
    });
  return [...trusts]
    .filter(([{ condition }, asked]) => (condition === undefined || conditions[condition]) && takes(asked))
    .map(([{ name }]) => name);
}

const token = (environment: string, claims: Readonly<Record<string, string>> = {}) => ({
  aud: 'sts.amazonaws.com',
  sub: `repo:${REPOSITORY}:environment:${environment}`,
  repository_id: '456789',
  ref: 'refs/heads/main',
  ...claims,
});

test.each([
  ['production', ['jackpot-deploy']],
  ['data', ['jackpot-publish']],
  ['watch', ['jackpot-watch']],
  ['release', []],
])("main's jobs in the environment %s take %j, whether or not the subject holds ids", (environment, roles) => {
  expect(rolesFor(token(environment))).toEqual(roles);
  expect(rolesFor(token(environment, { sub: `repo:octocat/jackpot:environment:${environment}` }))).toEqual(roles);
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['another branch in the same environment', { ref: 'refs/heads/feature' }],
  ['a tag', { ref: 'refs/tags/v1.0.0' }],
  ['a pull request', { sub: `repo:${REPOSITORY}:pull_request`, ref: 'refs/pull/7/merge' }],
  ['whoever took the old name', { sub: 'repo:octocat/jackpot:environment:production', repository_id: '999' }],
  ['another repository', { sub: 'repo:octocat@123456/other@1:environment:production', repository_id: '1' }],
  ['a job without an environment', { sub: `repo:${REPOSITORY}:ref:refs/heads/main` }],
  ['another audience', { aud: 'https://github.com/octocat' }],
])('%s takes no role', (_, claims) => {
  for (const environment of ['production', 'data', 'watch']) expect(rolesFor(token(environment, claims))).toEqual([]);
});

test('the parameter takes what the token says of owner and repository', () => {
  const { AllowedPattern = '' } = z
    .object({ AllowedPattern: z.string() })
    .parse(templates.get('jackpot-delivery')?.Parameters?.['Repository']);
  const allowed = new RegExp(`^(?:${AllowedPattern})$`);
  expect(REPOSITORY).toMatch(allowed);
  for (const refused of ['octocat/jackpot', 'octocat@1/jackpot', 'octocat@1/jack:pot@2', '*@1/*@2'])
    expect(refused).not.toMatch(allowed);
});

test("staging's system is deployed, and given its data, by the jobs of staging alone", () => {
  Object.assign(given, { Stage: 'staging' });
  Object.assign(conditions, { IsProduction: false, IsStaging: true });
  expect(rolesFor(token('staging'))).toEqual(['jackpot-deploy', 'jackpot-staged-week', 'jackpot-publish']);
  expect([rolesFor(token('production')), rolesFor(token('data'))]).toEqual([[], []]);
});
