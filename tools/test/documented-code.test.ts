import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCompanyConfig, parseCountryConfig } from '@jackpot/config-schema';
import { SHIPPED_SALES_MD5 } from '@jackpot/sales-data';
import { ROOT, documentedBlocks } from '../src/documents/documented-blocks.ts';

jest.setTimeout(120_000);

const examples = documentedBlocks().filter(({ language }) => language === 'ts');

test('no block is of a kind that no test holds', () => {
  const held = {
    ts: 'run below',
    sh: 'documented-commands.test.ts',
    console: 'documented-commands.test.ts',
    mermaid: 'architecture-picture.test.ts',
    yaml: 'below',
    text: 'below',
  };
  expect(documentedBlocks().filter(({ language }) => !(language in held))).toEqual([]);
  const shown = {
    'README.md': 'documented-output.test.ts',
    'docs/forecast.md': 'a formula',
    'docs/generated/aws-cost.md': 'apps/cli/test/aws-cost.test.ts',
    'docs/generated/forecast-figures.md': 'what the commands above it printed in an hour',
    'docs/generated/optimiser-bench.md': 'what the bench above it printed on a machine',
    'docs/generated/replay-study.md': 'what the command above it printed in a day',
    'docs/native-tensorflow.md': 'apps/training/integration/native-backend.test.ts prints it',
    'docs/operations.md': 'commands with a place for names of an account',
    'docs/proof.md': 'tools/integration/documented-proof.test.ts',
    'docs/recovery.md': 'commands with a place for names of an account',
  };
  const pages = documentedBlocks().filter(({ language }) => language === 'text');
  expect([...new Set(pages.map(({ file }) => file))]).toEqual(Object.keys(shown));
  expect(examples.length).toBeGreaterThan(4);
});

test.each(examples)('$file: the example runs, and prints what the comment at its end says', ({ text }) => {
  const args = ['--input-type=module-typescript', '--eval', text];
  const env = { ...process.env, FORCE_COLOR: '0' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  const [said] = /(?:^\/\/ .*\n)+(?![^])/m.exec(text) ?? [];
  if (said !== undefined) expect(stdout).toBe(said.replaceAll(/^\/\/ /gm, ''));
});

const read = (name: string) => readFileSync(join(ROOT, 'configs', name), 'utf8');
const configs = documentedBlocks().filter(({ language }) => language === 'yaml');

test('pages show a calendar and times of runs', () => expect(configs.length).toBeGreaterThan(1));

test.each(configs)('$file: $text makes a sound config', ({ text }) => {
  const parsed = text.startsWith('runs:')
    ? parseCompanyConfig({ name: 'company.yaml', text: `${read('company.yaml')}\n${text}` })
    : parseCountryConfig({ name: 'england.yaml', text: read('england.yaml').replace(/^draw: .*\n/m, text) });
  expect(parsed.ok ? [] : parsed.problems.map(({ message }) => message)).toEqual([]);
});

test('the sales that are called simulated are those that ship', () => {
  expect(readFileSync(join(ROOT, 'data/lottery_sales.csv.gz.dvc'), 'utf8')).toContain(`md5: ${SHIPPED_SALES_MD5}\n`);
});
