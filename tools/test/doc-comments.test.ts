import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const OPENING =
  /^\s*(?:\/\*\*|\*) (?:What|How|Who|Whose|Whom|Whether|Which|That|Where|Why|When|Whoever|Whatever|Has|Have) /;

/** Lines of a source that open a doc comment, or a line of one, with a question word. */
function questions(source: string): string[] {
  return source.split('\n').filter((line) => OPENING.test(line));
}

test('a doc comment begins with a noun or a verb: not with What, How, Who, Whether, Where, Why or When', () => {
  const files = globSync('{apps,libs,tools,notebooks}/**/*.ts', {
    cwd: ROOT,
    exclude: (name) => /(?:^|\/)(?:node_modules|dist|coverage)$/.test(name),
  });
  expect(files.length).toBeGreaterThan(400);
  const found = files.flatMap((file) =>
    questions(readFileSync(join(ROOT, file), 'utf8')).map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
