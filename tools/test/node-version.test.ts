import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

interface Update {
  readonly 'package-ecosystem': string;
  readonly patterns?: readonly string[];
  readonly 'multi-ecosystem-group'?: string;
}

const { optionalDependencies } = JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> };
const versions = (platform: RegExp) =>
  Object.entries(optionalDependencies).flatMap(([name, version]) => (platform.test(name) ? [version] : []));
const major = read('.nvmrc').trim();

test("the image's Node is the lockfile's on Linux", () => {
  const bases = [
    ...read('apps/training/Dockerfile').matchAll(/^FROM node:([\d.]+)-bookworm-slim@sha256:[0-9a-f]{64} /gm),
  ];
  expect(bases).toHaveLength(1);
  expect(versions(/^node-linux-(x64|arm64)$/)).toEqual([bases[0]?.[1], bases[0]?.[1]]);
});

test("a Mac's Node, whose newest of the registry may be older, is of the same major version", () => {
  const all = [...versions(/^node-(bin-)?darwin-(x64|arm64)$/), ...versions(/^node-linux-/)];
  expect(all.map((version) => version.split('.')[0])).toEqual([major, major, major, major]);
});

test('what Dependabot moves of Node it moves in one pull request', () => {
  const { updates } = load(read('.github/dependabot.yml')) as { updates: readonly Update[] };
  const together = updates.filter((update) => update['multi-ecosystem-group'] === 'node');
  expect(together.map((update) => [update['package-ecosystem'], update.patterns])).toEqual([
    ['npm', ['node-linux-*']],
    ['docker', ['node']],
  ]);
});
