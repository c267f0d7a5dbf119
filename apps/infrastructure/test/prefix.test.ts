import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import { REPOSITORY, templates } from './assembly.ts';

const SOURCES = join(REPOSITORY, 'apps/infrastructure/src');
/** Names that no system of ours gives: SageMaker's own log, and what belongs to the VPC or to GitHub. */
const GIVEN_BY_OTHERS = ['/aws/sagemaker/TrainingJobs'];
/** Parts of names that AWS asks for before the prefix. */
const BEFORE = /^(alias\/|\/aws\/lambda\/|\/aws\/vendedlogs\/states\/)/;

/** Properties that name a resource itself, as `RoleName` of a role and `Name` of a schedule do. */
const NAMING =
  /^(Name|(Alarm|Alias|Bucket|Dashboard|Function|LogGroup|Queue|Repository|Role|Secret|StateMachine|Table|Topic)Name|MetricNamespace)$/;

const resources = [...templates.values()].flatMap(({ Resources }) => Object.values(Resources));
const named = resources.flatMap(({ Type, Properties = {} }) =>
  Object.entries(Properties)
    // A function's log, an alias and the like refer to names of others.
    .filter(([property]) => NAMING.test(property) && Type !== 'AWS::StepFunctions::StateMachineAlias')
    .filter(([property]) => property !== 'LogGroupName' || Type === 'AWS::Logs::LogGroup')
    .map(([property, value]) => [`${Type} ${property}`, String(flattenCfnReference(value))] as const),
);

test('every name begins with the prefix of its system, so that two in one account have no name in common', () => {
  expect(named.length).toBeGreaterThan(40);
  const others = named.filter(([, name]) => !name.replace(BEFORE, '').startsWith('jackpot'));
  expect(others.filter(([, name]) => !GIVEN_BY_OTHERS.includes(name))).toEqual([]);
});

test('every stack and every export is named so', () => {
  const exports = [...templates.values()].flatMap((template) =>
    Object.values((template as { Outputs?: Record<string, { Export?: { Name: string } }> }).Outputs ?? {}),
  );
  const names = [...templates.keys(), ...exports.flatMap(({ Export }) => (Export ? [Export.Name] : []))];
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !name.startsWith('jackpot-'))).toEqual([]);
});

test('no source writes a name out: the prefix is said in one place', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  // What is printed, and the proof's own example of an account, are of the one prefix.
  const checked = files.filter((file) => !/^(names\.ts|inventory|security|static-proof)/.test(file));
  expect(checked.length).toBeGreaterThan(30);
  const written = checked.filter((file) => /['"`]jackpot[-/'"`]/.test(readFileSync(join(SOURCES, file), 'utf8')));
  expect(written).toEqual([]);
});
