import nx from '@nx/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import * as jsonc from 'jsonc-eslint-parser';
import tseslint from 'typescript-eslint';
import { layers, workshop } from './tools/src/layers.ts';

/** The house's arrows, one way: `tools/src/layers.ts` has the table, the README its picture. */
const mayImport = Object.assign({}, ...Object.values(layers), workshop);
const apps = { ...layers['command and deployment'], ...layers['steps of the week'] };
const appNames = Object.keys(apps).map((app) => `@jackpot/${app}`);
const noApps = {
  group: appNames.flatMap((name) => [name, `${name}/*`]),
  message: 'Only the cli imports apps, by their ./step.',
};
const noAws = { group: ['@aws-sdk/*'], message: 'Only libs/platform talks to AWS.' };
const noTensorFlow = {
  group: ['@tensorflow/*'],
  message: 'Only libs/forecast-training imports TensorFlow.js: nothing that serves may carry it.',
};
const noMachine = {
  regex: '^node:(?!crypto$|zlib$)',
  message: 'A library computes: files, processes and sockets come to it through a port.',
};
const noPlatform = {
  group: ['@jackpot/platform', '@jackpot/platform/*'],
  message: 'A step is given its ports: only handlers, tests and the cli bind them to a platform.',
};
const noLocal = {
  group: ['@jackpot/platform/local'],
  message: 'A Lambda runs on AWS alone.',
};
const noFixtures = { group: ['@jackpot/fixtures'], message: 'Only tests import fixtures.' };
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: [noFixtures, ...patterns] }] });

/** All packages are read as one program, a tenth of the time and memory of a program a package. */
const programs = ['tsconfig.json', 'apps/infrastructure/tsconfig.json'];

/** Every package declares what it imports, and nothing else. */
const dependencyChecks = (...ofTests) => ({
  '@nx/dependency-checks': [
    'error',
    {
      buildTargets: ['typecheck'],
      // Declared as devDependencies, or loaded by name at run time: the rule sees neither.
      ignoredDependencies: [
        '@jackpot/fixtures',
        'fast-check',
        'pure-rand',
        'pixelmatch',
        'playwright-core',
        'pngjs',
        'nx',
        'javascript-lp-solver',
        '@tensorflow/tfjs-node',
        '@jackpot/training',
        ...ofTests,
      ],
    },
  ],
});

export default defineConfig(
  globalIgnores(['**/dist', '**/node_modules', '.nx', '**/coverage', '**/.jackpot']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: programs, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          depConstraints: Object.entries(mayImport).map(([sourceTag, onlyDependOnLibsWithTags]) => ({
            sourceTag,
            onlyDependOnLibsWithTags: [...onlyDependOnLibsWithTags, 'fixtures'],
          })),
        },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  { files: ['**/src/**/*.ts'], ignores: ['tools/week-simulation/**'], rules: restrict() },
  {
    files: ['apps/*/src/**/*.ts'],
    ignores: ['apps/cli/**'],
    rules: restrict(noApps, noAws, noTensorFlow, noPlatform),
  },
  { files: ['apps/*/src/handler.ts'], rules: restrict(noApps, noAws, noTensorFlow, noLocal) },
  {
    files: ['libs/*/src/**/*.ts'],
    ignores: ['libs/elementary-functions/**', 'libs/platform/**', 'libs/ports/src/contract/**'],
    rules: {
      ...restrict(noApps, noAws, noTensorFlow, noMachine),
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is seeded and handed in.' },
        ...['atan2', 'cos', 'cosh', 'exp', 'expm1', 'log', 'log1p', 'sin', 'sinh', 'tanh'].map((property) => ({
          object: 'Math',
          property,
          message: 'Its last digit depends on the processor: take it from @jackpot/elementary-functions.',
        })),
        { object: 'Date', property: 'now', message: 'The clock is a port.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The clock is a port.' },
      ],
    },
  },
  { files: ['libs/forecast-training/src/**/*.ts'], rules: restrict(noApps, noAws, noMachine) },
  { files: ['libs/platform/src/**/*.ts'], rules: restrict(noApps, noTensorFlow) },
  {
    files: ['{apps,libs,tools}/*/package.json', 'tools/package.json'],
    languageOptions: { parser: jsonc },
    plugins: { '@nx': nx },
    rules: dependencyChecks(),
  },
  // Its tests fit simulated players.
  { files: ['libs/forecast-training/package.json'], rules: dependencyChecks('@jackpot/simulator') },
);
