import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changedFiles, textAt } from '../src/deployment/changed-files.ts';
import { changesDeployed, deployableFiles } from '../src/deployment/deployable-files.ts';
import { publishWhen } from '../src/deployment/deployment-plan.ts';
import { changesImage, deployedStacks } from '../src/deployment/deployed-stacks.ts';

test.each([
  'README.md',
  'apps/notifier/test/publish.test.ts',
  'apps/training/integration/image.test.ts',
  'apps/cli/bench/bench.ts',
  'configs/england.yaml',
  'data/lottery_sales.csv.gz.dvc',
  'docs/images/report.png',
  'notebooks/sales.ts',
  '.github/workflows/main.yml',
  'eslint.config.mjs',
  'tools/python/checkers.txt',
])('%s is in no bundle, image or template', (file) => {
  expect(deployableFiles([file])).toEqual([]);
});

test.each([
  'apps/notifier/src/handler.ts',
  'apps/training/Dockerfile',
  'apps/training/image/train',
  'libs/workflow/weekly.asl.json',
  'libs/report/src/test-statistic.ts',
  'tools/src/bundle-app.ts',
  'tools/src/native-tensorflow/tensorflow-wheel.ts',
  '.dockerignore',
  '.npmrc',
  'package-lock.json',
  'tsconfig.base.json',
])('%s may be', (file) => {
  expect(deployableFiles(['README.md', file])).toEqual([file]);
});

test.each<[string, object, object, boolean]>([
  ['package.json', { scripts: { test: 'a' }, type: 'module' }, { scripts: { test: 'b' }, type: 'module' }, false],
  ['package.json', { overrides: { a: '1' } }, { overrides: { a: '2' } }, true],
  ['nx.json', { targetDefaults: { test: { cache: true } } }, { targetDefaults: { test: { cache: false } } }, false],
  ['nx.json', { targetDefaults: { bundle: { command: 'a' } } }, { targetDefaults: { bundle: { command: 'b' } } }, true],
  ['tsconfig.base.json', { compilerOptions: { noUnusedLocals: true } }, { compilerOptions: {} }, false],
  ['tsconfig.base.json', { compilerOptions: { target: 'es2024' } }, { compilerOptions: { target: 'es2022' } }, true],
  ['package-lock.json', { a: 1 }, { a: 2 }, true],
])('of %s, %j that becomes %j changes what is deployed: %s', (file, before, now, expected) => {
  expect(changesDeployed(file, JSON.stringify(before), JSON.stringify(now))).toBe(expected);
});

test('settings that are new may change what is deployed', () => {
  expect(changesDeployed('nx.json', null, '{}')).toBe(true);
});

test('a file that is new, gone, changed or renamed is among those that changed, whatever its name', () => {
  const repository = mkdtempSync(join(tmpdir(), 'jackpot-git-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: repository, encoding: 'utf8' });
  const write = (file: string, text: string) => writeFileSync(join(repository, file), text);
  const commit = () => git('add', '--all') + git('commit', '--quiet', '--message', 'change');
  git('init', '--quiet');
  mkdirSync(join(repository, 'a'));
  for (const file of ['same', 'changed', 'gone', 'a/old']) write(file, `${file}\n`);
  commit();
  write('changed', 'otherwise\n');
  write('größe, "neu"', 'new\n');
  renameSync(join(repository, 'gone'), join(tmpdir(), `gone-${process.pid}`));
  renameSync(join(repository, 'a/old'), join(repository, 'a/fresh'));
  commit();
  const changed = ['a/fresh', 'a/old', 'changed', 'gone', 'größe, "neu"'];
  expect([...changedFiles(repository, 'HEAD~1', 'HEAD')].sort()).toEqual(changed);
  expect(changedFiles(repository, 'HEAD', 'HEAD')).toEqual([]);
  expect([textAt(repository, 'HEAD~1', 'gone'), textAt(repository, 'HEAD', 'gone')]).toEqual(['gone\n', null]);
});

test.each([
  [[], []],
  [['tools', 'notebooks', 'report'], []],
  // A library and a stack have this name; the infrastructure depends on the library.
  [['workflow'], []],
  [
    ['notifier', 'tools'],
    ['optimiser', 'notifier', 'workflow'],
  ],
  [['training'], ['training', 'quality-gate', 'optimiser', 'workflow']],
  // The image that jobs run does not hold `jackpot`.
  [['cli'], []],
  [['infrastructure'], ['foundation', 'delivery', 'optimiser', 'workflow', 'monitoring']],
])('a change of %j reaches %j', (projects, stacks) => {
  expect(deployedStacks(projects)).toEqual(stacks);
});

test('the workflow is deployed after every step that it calls, and these after what keeps data', () => {
  const apps = ['notifier', 'training', 'week-opener', 'quality-gate', 'data-validator', 'optimiser'];
  const all = deployedStacks(['cli', ...apps, 'infrastructure']);
  const at = (stack: string) => all.indexOf(stack);
  for (const app of apps) {
    expect(at(app)).toBeGreaterThan(at('foundation'));
    expect(at('workflow')).toBeGreaterThan(at(app));
  }
  expect(at('monitoring')).toBeGreaterThan(at('workflow'));
});

test('a change of training alone makes another image', () => {
  expect([['training', 'cli'], ['cli', 'tools'], ['optimiser', 'infrastructure'], []].map(changesImage)).toEqual([
    ...[true, false, false, false],
  ]);
});

test.each([
  ['nothing is deployed', { stacks: [], configs: true }, 'now'],
  ['code changed, and no config', { stacks: ['notifier'], configs: false }, 'now'],
  ['a config changed with code', { stacks: ['notifier'], configs: true }, 'after-deployment'],
])('where %s, configs and data are published as they may be', (_, plan, when) => {
  expect(publishWhen({ image: false, ...plan })).toBe(when);
});
