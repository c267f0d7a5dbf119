import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { layers, workshop } from '../src/layers.ts';

jest.setTimeout(300_000);

const REPOSITORY = join(import.meta.dirname, '../..');

/** Breaches that a package must not commit, each planted in a copy of the repository, and the linter's message. */
const planted: readonly { what: string; file: string; text: string; rule: string; says: string }[] = [
  {
    what: 'an import against the table',
    file: 'libs/simulator/src/planted-arrow.ts',
    text: "export { judge } from '@jackpot/forecast-model';\n",
    rule: '@nx/enforce-module-boundaries',
    says: 'can only depend on',
  },
  {
    what: 'a cycle',
    file: 'libs/config-schema/src/planted-cycle.ts',
    text: "export { checkSales } from '@jackpot/sales-data';\n",
    rule: '@nx/enforce-module-boundaries',
    says: 'Circular dependency',
  },
  {
    what: 'a dependency that is not declared',
    file: 'libs/report/src/planted-dependency.ts',
    text: "import * as z from 'zod';\nexport const planted = z.string();\n",
    rule: '@nx/dependency-checks',
    says: 'zod',
  },
  {
    what: 'an app in a library',
    file: 'libs/report/src/planted-app.ts',
    text: "export { optimise } from '@jackpot/optimiser/step';\n",
    rule: 'no-restricted-imports',
    says: 'Only the cli imports apps',
  },
  {
    what: 'a fixture outside of tests',
    file: 'libs/report/src/planted-fixture.ts',
    text: "export { exampleConfig } from '@jackpot/fixtures';\n",
    rule: 'no-restricted-imports',
    says: 'Only tests import fixtures',
  },
  {
    what: 'a file in a library',
    file: 'libs/workflow/src/planted-file.ts',
    text: "export { readFileSync } from 'node:fs';\n",
    rule: 'no-restricted-imports',
    says: 'come to it through a port',
  },
  {
    what: 'the clock in a library',
    file: 'libs/workflow/src/planted-clock.ts',
    text: 'export const planted = new Date();\n',
    rule: 'no-restricted-syntax',
    says: 'The clock is a port',
  },
  {
    what: 'TensorFlow.js outside of training',
    file: 'libs/workflow/src/planted-tensor.ts',
    text: "export { ones } from '@tensorflow/tfjs';\n",
    rule: 'no-restricted-imports',
    says: 'Only libs/forecast-training',
  },
  {
    what: 'a platform in a step',
    file: 'apps/notifier/src/planted-platform.ts',
    text: "export { Outbox } from '@jackpot/platform/local';\n",
    rule: 'no-restricted-imports',
    says: 'A step is given its ports',
  },
];

interface LintResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string; readonly message: string }[];
}

function lintCopy(): readonly LintResult[] {
  const copy = mkdtempSync(join(tmpdir(), 'jackpot-lint-'));
  const settings = [
    '.gitignore',
    'eslint.config.mjs',
    'nx.json',
    'package.json',
    'package-lock.json',
    ':(glob)tsconfig*.json',
  ];
  const read = ['apps', 'libs', 'notebooks', 'tools', ...settings];
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', ...read];
  const files = execFileSync('git', list, { cwd: REPOSITORY });
  for (const file of files.toString().split('\0').filter(Boolean)) {
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    cpSync(join(REPOSITORY, file), join(copy, file));
  }
  linkDependencies(copy);
  for (const { file, text } of planted) writeFileSync(join(copy, file), text);
  const output = join(copy, 'lint.json');
  const run = (bin: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(REPOSITORY, 'node_modules', bin), ...args], {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, NX_DAEMON: 'false', NX_WORKSPACE_ROOT_PATH: copy },
    });
  // The rules read the project graph that Nx has written, and are silent where there is none.
  const graph = run('nx/dist/bin/nx.js', 'show', 'projects');
  const lint = run(
    'eslint/bin/eslint.js',
    '--format',
    'json',
    '--output-file',
    output,
    ...planted.map(({ file }) => file),
    'libs/report/package.json',
  );
  if (!existsSync(output))
    throw new Error([graph, lint].map(({ stdout, stderr }) => `${stdout}\n${stderr}`).join('\n'));
  return JSON.parse(readFileSync(output, 'utf8')) as LintResult[];
}

/** Everything installed, by links; the workspace's own packages lead into the copy. */
function linkDependencies(copy: string): void {
  const packages = globSync('{apps,libs}/*', { cwd: copy });
  for (const folder of packages.filter((name) => existsSync(join(REPOSITORY, name, 'node_modules'))))
    symlinkSync(join(REPOSITORY, folder, 'node_modules'), join(copy, folder, 'node_modules'));
  mkdirSync(join(copy, 'node_modules/@jackpot'), { recursive: true });
  for (const name of readdirSync(join(REPOSITORY, 'node_modules')).filter((entry) => entry !== '@jackpot'))
    symlinkSync(join(REPOSITORY, 'node_modules', name), join(copy, 'node_modules', name));
  for (const folder of packages) symlinkSync(join(copy, folder), join(copy, 'node_modules/@jackpot', basename(folder)));
}

describe('the linter refuses', () => {
  let results: readonly LintResult[] = [];
  beforeAll(() => (results = lintCopy()));

  test.each(planted)('$what', ({ file, rule, says }) => {
    const place = rule === '@nx/dependency-checks' ? join(dirname(dirname(file)), 'package.json') : file;
    const messages = results.find(({ filePath }) => filePath.endsWith(place))?.messages ?? [];
    expect(
      messages
        .filter(({ ruleId }) => ruleId === rule)
        .map(({ message }) => message)
        .join('\n'),
    ).toContain(says);
  });
});

test('every package is in the table of allowed imports, and carries its own name as its first tag', () => {
  const files = execFileSync('git', ['ls-files', 'apps/*/package.json', 'libs/*/package.json'], { cwd: REPOSITORY });
  const table = [...Object.values(layers), workshop].flatMap((packages) => Object.keys(packages));
  for (const file of files.toString().trim().split('\n')) {
    const name = file.split('/')[1] ?? '';
    const { nx } = JSON.parse(readFileSync(join(REPOSITORY, file), 'utf8')) as { nx: { tags: string[] } };
    expect(nx.tags[0]).toBe(name);
    expect(table).toContain(name);
  }
});
