import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

test.each(['CONTRIBUTING.md', 'SECURITY.md'])('%s names files and folders that there are', (page) => {
  const quoted = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/`([^`]+)`/g)].map(([, words = '']) => words);
  const paths = quoted.filter(
    (words) =>
      /^[\w.-]+\/[\w./-]+$/.test(words) && !words.includes('NAME') && words !== 'runs/' && !words.startsWith('.cache/'),
  );
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('no file of a library is left that nothing but its test imports, such as a section that no page shows', () => {
  const files = globSync('libs/*/src/**/*.ts', { cwd: ROOT }).filter((file) => !file.endsWith('.d.ts'));
  const manifests = globSync('libs/*/package.json', { cwd: ROOT }).map(read).join();
  const sources = globSync('{apps,libs}/*/{src,bench}/**/*.ts', { cwd: ROOT });
  const imported = new Set(
    sources.flatMap((source) =>
      [...read(source).matchAll(/(?:from|import\(?|URL\() ?'(\.[^']+)'/g)].map(([, to = '']) => join(source, '..', to)),
    ),
  );
  const isEntry = (file: string) => manifests.includes(`"./${file.replace(/^libs\/[^/]+\//, '')}"`);
  expect(files.filter((file) => !imported.has(file) && !isEntry(file))).toEqual([]);
});
