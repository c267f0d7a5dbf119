import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolesOf, type Statement, texts } from '../src/template.ts';
import { templates } from './assembly.ts';
import { neededByServices } from './needed-by-services.ts';
import { type NeededGrant, UnknownPolicy, refused } from './policy-judge.ts';

const recorded = JSON.parse(readFileSync(join(import.meta.dirname, 'needed-by-steps.json'), 'utf8')) as Record<
  string,
  NeededGrant[]
>;
const roles = rolesOf(templates).map((role) => ({ ...role, name: role.name.replace('jackpot-', '') }));
const needs = (role: string) => [
  ...(recorded[role] ?? []),
  ...(neededByServices[role] ?? []).flatMap(({ needed }) => needed),
];
const judged = roles.filter(({ name }) => needs(name).length > 0).map((role) => [role.name, role.statements] as const);

test("every role is judged but those of GitHub's jobs, which no run uses", () => {
  const names = judged.map(([name]) => name);
  expect(roles.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([
    'deploy',
    'watch',
    'staged-week',
    'publish',
  ]);
});

test.each(judged)('%s is granted all that it needs', (name, statements) => {
  expect(refused(statements, needs(name))).toEqual([]);
});

/** Each role without one action of one statement. */
function withoutOne(statements: readonly Statement[]) {
  return statements.flatMap((statement, index) =>
    texts(statement.Action).map((action) => {
      const others = texts(statement.Action).filter((other) => other !== action);
      const rest = statements.with(index, { ...statement, Action: others });
      return { taken: `${action} on ${texts(statement.Resource).join(' ')}`, rest };
    }),
  );
}

test.each(judged)(
  '%s is granted nothing more: whichever action is taken out of a grant, a request is refused',
  (name, statements) => {
    const idle = withoutOne(statements).filter(({ rest }) => refused(rest, needs(name)).length === 0);
    expect(idle.map(({ taken }) => taken)).toEqual([]);
  },
);

test.each<[string, object]>([
  ['a refusal', { Effect: 'Deny' }],
  ['an operator that no template uses', { Condition: { NumericLessThan: { 's3:max-keys': '1' } } }],
  ['all resources but some', { NotResource: 'x' }],
])('%s is not judged by guessing', (_, change) => {
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...change } as Statement;
  const grant = { action: 's3:GetObject', resource: 'object x', context: {} };
  expect(() => refused([statement], [grant])).toThrow(UnknownPolicy);
});
