import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const rules = readFileSync(join(ROOT, '.github/CODEOWNERS'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(/\s+/) as [pattern: string, owner: string]);
const files = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');

/** GitHub's patterns, as far as the file uses them: from the root; a folder is all in it; the last that matches counts. */
function matches(pattern: string, file: string): boolean {
  if (pattern === '*') return true;
  const path = pattern.slice(1);
  const expression = path.replaceAll('.', '\\.').replaceAll('*', '[^/]*');
  return new RegExp(`^${expression}${path.endsWith('/') ? '' : '$'}`).test(file);
}
const ownerOf = (file: string) => rules.findLast(([pattern]) => matches(pattern, file))?.[1];

test.each(rules)('%s, of %s, is there', (pattern) => {
  expect(pattern).toMatch(/^(\*|\/[\w./*-]+)$/);
  expect(files.some((file) => matches(pattern, file))).toBe(true);
});

test.each([
  ['.github/workflows/main.yml', '@jackpot/platform'],
  ['tools/src/deploy.ts', '@jackpot/platform'],
  ['tools/src/push-image.ts', '@jackpot/platform'],
  ['tools/src/deployment/deployed-stacks.ts', '@jackpot/platform'],
  ['apps/training/Dockerfile', '@jackpot/platform'],
  ['apps/training/src/train.ts', '@jackpot/maintainers'],
  ['libs/forecast-model/src/gate.ts', '@jackpot/forecasting'],
  ['configs/sweden.yaml', '@jackpot/operators'],
])('%s is reviewed by %s', (file, owner) => {
  expect(ownerOf(file)).toBe(owner);
});
