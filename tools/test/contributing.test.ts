import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

test.each(['CONTRIBUTING.md', 'SECURITY.md'])('%s names files and folders that there are', (page) => {
  const quoted = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/`([^`]+)`/g)].map(([, words = '']) => words);
  const paths = quoted.filter(
    (words) =>
      /^[\w.-]+\/[\w./-]+$/.test(words) && !words.includes('NAME') && words !== 'runs/' && !words.startsWith('.cache/'),
  );
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
