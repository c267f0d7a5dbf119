import { globSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { configSchemas } from '../src/config-schemas.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const FOLDER = join(REPOSITORY, 'configs/schema');

test('the schemas that editors read are those of the code: npm run generate -- schemas', () => {
  const committed = readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]);
  expect(Object.fromEntries(committed)).toEqual(configSchemas());
});

test.each(globSync('{configs,tools/public-draws}/*.yaml', { cwd: REPOSITORY }))('%s names its schema', (config) => {
  const [line = ''] = readFileSync(join(REPOSITORY, config), 'utf8').split('\n');
  const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(line) ?? [];
  const kind = basename(config) === 'company.yaml' ? 'company' : 'country';
  expect(join(REPOSITORY, dirname(config), path)).toBe(join(FOLDER, `${kind}.schema.json`));
});
