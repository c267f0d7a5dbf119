import { appendFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { trainingKey } from './training-key.ts';

/** A repository where training imports `model`, which imports `schema`; the command imports training. */
function repository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-'));
  const imports = { training: ['model'], model: ['schema'], schema: [], cli: ['training'] };
  for (const [name, others] of Object.entries(imports)) {
    const dependencies = Object.fromEntries(
      ['zod', ...others.map((other) => `@jackpot/${other}`)].map((of) => [of, '*']),
    );
    write(folder, `node_modules/@jackpot/${name}/package.json`, JSON.stringify({ dependencies }));
    write(folder, `node_modules/@jackpot/${name}/src/deep/source.ts`, name);
    write(folder, `node_modules/@jackpot/${name}/test/source.test.ts`, name);
  }
  write(folder, 'package-lock.json', '{}');
  write(folder, 'input/config/hyperparameters.json', '{}');
  write(folder, 'input/data/inputs/sales.csv.gz', 'sales');
  return folder;
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

const keyOf = (folder: string) => trainingKey(folder, join(folder, 'input'));

test('equal trainings have one key, wherever they are', () => expect(keyOf(repository())).toBe(keyOf(repository())));

test.each([
  'input/config/hyperparameters.json',
  'input/data/inputs/sales.csv.gz',
  'node_modules/@jackpot/training/src/deep/source.ts',
  'node_modules/@jackpot/model/src/deep/source.ts',
  'node_modules/@jackpot/schema/src/deep/source.ts',
  'package-lock.json',
  'node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node',
])('%s is in the key', (file) => {
  const folder = repository();
  const before = keyOf(folder);
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  appendFileSync(join(folder, file), ' ');
  expect(keyOf(folder)).not.toBe(before);
});

test.each(['node_modules/@jackpot/training/test/source.test.ts', 'node_modules/@jackpot/cli/src/deep/source.ts'])(
  '%s is not: no model is made from it',
  (file) => {
    const folder = repository();
    const before = keyOf(folder);
    appendFileSync(join(folder, file), ' ');
    expect(keyOf(folder)).toBe(before);
  },
);
