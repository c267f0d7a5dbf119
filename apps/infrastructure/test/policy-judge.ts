import type { RoleOfTemplate, Statement } from '../src/template.ts';
import { texts } from '../src/template.ts';

/** Grant that a role needs for one request, as `apps/cli/test/needed-grants.test.ts` records it and `needed-by-services.ts` has it. */
export interface NeededGrant {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** A policy says something that is not judged here: every answer would be a guess. */
export class UnknownPolicy extends Error {
  override readonly name = 'UnknownPolicy';
}

const inRegion = (service: string, resource: string) =>
  `arn:<AWS::Partition>:${service}:<AWS::Region>:<AWS::AccountId>:${resource}`;
const BUCKET = 'arn:<AWS::Partition>:s3:::jackpot-<AWS::AccountId>-<AWS::Region>';

/** Names of resources as templates have them. */
const resources: Readonly<Record<string, (name: string) => string>> = {
  any: () => '*',
  bucket: () => BUCKET,
  object: (key) => `${BUCKET}/${key}`,
  table: () => inRegion('dynamodb', 'table/jackpot'),
  topic: () => inRegion('sns', 'jackpot-recommendations'),
  alarmTopic: () => inRegion('sns', 'jackpot-alarms'),
  secret: () => 'jackpot-cash-secret-arn',
  key: () => 'jackpot-key-arn',
  repository: () => inRegion('ecr', 'repository/jackpot-training'),
  group: (name) => inRegion('sagemaker', `model-package-group/${name}`),
  package: (name) => inRegion('sagemaker', `model-package/${name}`),
  stateMachine: () => inRegion('states', 'stateMachine:jackpot-weekly'),
  execution: () => inRegion('states', 'execution:jackpot-weekly:any'),
  arn: (name) => name,
  regional: (name) => inRegion(name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)),
};

function arnOf(resource: string): string {
  const [kind = '', ...name] = resource.split(' ');
  const make = resources[kind];
  if (make === undefined) throw new UnknownPolicy(`no resource is called ${resource}`);
  return make(name.join(' '));
}

/** IAM's patterns: `*` is any text, `?` any character. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
function matches(pattern: string, text: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 's').test(text);
}

/**
 * Condition operators that the templates use, on a key's patterns and the values that a request has of it:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const operators: Readonly<Record<string, (patterns: readonly string[], found: readonly string[]) => boolean>> = {
  StringEquals: (patterns, found) => found.some((value) => patterns.includes(value)),
  StringLikeIfExists: (patterns, found) => found.length === 0 || found.some((value) => isAny(patterns, value)),
  // Also where the request has no value of the key.
  'ForAllValues:StringLike': (patterns, found) => found.every((value) => isAny(patterns, value)),
  Bool: (patterns, found) => found.some((value) => patterns.includes(value)),
  ArnEquals: (patterns, found) => found.some((value) => isAny(patterns, value)),
};
const isAny = (patterns: readonly string[], value: string) => patterns.some((pattern) => matches(pattern, value));

/** A service is named as it is reached by the key. */
const valueOf = (key: string, value: string) =>
  key === 'kms:ViaService' ? `${value}.<AWS::Region>.amazonaws.com` : value;

const STATEMENT = ['Effect', 'Action', 'Resource', 'Condition'];

/** @throws UnknownPolicy */
function allows(statement: Statement, { action, resource, context }: NeededGrant): boolean {
  const unknown = Object.keys(statement).filter((member) => !STATEMENT.includes(member));
  if (unknown.length > 0 || statement.Effect !== 'Allow')
    throw new UnknownPolicy(`${statement.Effect} ${unknown.join(', ')}`);
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, patterns]) => {
      const holds = operators[operator];
      if (holds === undefined) throw new UnknownPolicy(`the condition operator ${operator}`);
      return holds(
        texts(patterns),
        (context[key] ?? []).map((value) => valueOf(key, value)),
      );
    }),
  );
  return (
    texts(statement.Action).some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
    texts(statement.Resource).some((pattern) => matches(pattern, arnOf(resource))) &&
    conditions.every(Boolean)
  );
}

/** Needs of a role that its own policies do not grant. @throws UnknownPolicy */
export function refused(statements: RoleOfTemplate['statements'], needed: readonly NeededGrant[]): NeededGrant[] {
  return needed.filter((grant) => !statements.map((statement) => allows(statement, grant)).some(Boolean));
}
