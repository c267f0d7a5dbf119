import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

test("the image's Node is the lockfile's, on every platform", () => {
  const { optionalDependencies } = JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> };
  const versions = Object.entries(optionalDependencies).filter(([name]) => name.startsWith('node-'));
  const bases = [
    ...read('apps/training/Dockerfile').matchAll(/^FROM node:([\d.]+)-bookworm-slim@sha256:[0-9a-f]{64} /gm),
  ];
  expect(bases).toHaveLength(1);
  expect(new Set([...versions.map(([, version]) => version), bases[0]?.[1]]).size).toBe(1);
});
