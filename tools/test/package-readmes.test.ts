import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packagesPage } from '../src/documents/packages-page.ts';

const ROOT = join(import.meta.dirname, '../..');
const packages = globSync('{apps/*,libs/*,notebooks,tools,tools/*}/package.json', { cwd: ROOT }).map(dirname).sort();

test.each(packages)('%s says what it is for, what it must not know and where to enter', (folder) => {
  const readme = join(ROOT, folder, 'README.md');
  expect(existsSync(readme)).toBe(true);
  const [title, purpose = '', ...more] = readFileSync(readme, 'utf8').split('\n\n');
  const { name } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as { name: string };
  expect(title).toBe(`# ${name}`);
  expect(purpose).toMatch(/\.$/);
  const text = more.join('\n\n');
  expect(text).toMatch(/^\*\*Must not know:\*\* .+/m);
  const [, entry = ''] = /^\*\*Enter at\*\* `([^`]+)`/m.exec(text) ?? [];
  expect([entry, entry !== '' && existsSync(join(ROOT, folder, entry))]).toEqual([entry, true]);
});

test('the page of packages is made from them: else npm run generate -- packages', () => {
  const words = (text: string) => text.replaceAll(/ +|-{3,}/g, ' ').replaceAll(/ +/g, ' ');
  expect(words(readFileSync(join(ROOT, 'docs/generated/packages.md'), 'utf8'))).toBe(words(packagesPage()));
});
