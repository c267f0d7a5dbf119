import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const blocks = globSync(['*.md', 'docs/**/*.md', '{apps,libs,tools}/*/README.md'], { cwd: ROOT }).flatMap((file) =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code = '']) => ({
    file,
    code,
  })),
);

test('the documents show code', () => expect(blocks.length).toBeGreaterThan(4));

// The examples leave their inputs to the reader, so they are read and linked, not run.
test.each(blocks)('$file: the example is TypeScript, and what it imports is there', ({ code }) => {
  stripTypeScriptTypes(code);
  const imports = code.match(/^import [^]*?;$/gm) ?? [];
  const args = ['--input-type=module', '--eval', imports.join('\n')];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});
