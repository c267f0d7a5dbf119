import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY, templates } from './assembly.ts';

const page = readFileSync(join(REPOSITORY, 'docs/operations.md'), 'utf8');

const resources = [...templates.values()].flatMap(({ Resources }) => Object.values(Resources));
const namesOf = (type: string, property: string) =>
  resources.filter(({ Type }) => Type === type).map(({ Properties }) => String(Properties[property]));

test('every alarm has its section, and every section its alarm', () => {
  const [, alarms = ''] = page.split('\n## Alarms\n');
  const sections = [...alarms.matchAll(/^### (.+)$/gm)].map(([, name = '']) => `jackpot-${name}`);
  expect(sections.sort()).toEqual(namesOf('AWS::CloudWatch::Alarm', 'AlarmName').sort());
});

test.each([
  ['AWS::ECR::Repository', 'RepositoryName'],
  ['AWS::StepFunctions::StateMachine', 'StateMachineName'],
  ['AWS::SQS::Queue', 'QueueName'],
  ['AWS::CloudWatch::Dashboard', 'DashboardName'],
])('the %s that its commands name is the deployed one', (type, property) => {
  for (const name of namesOf(type, property)) expect(page).toContain(name);
});
