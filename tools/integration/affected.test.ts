import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { affectedPage } from '../src/affected/affected-page.ts';

jest.setTimeout(900_000);

const cells = (page: string) => page.replaceAll(/-{2,}/g, '-').replaceAll(/ +/g, ' ');

test("docs/generated/affected.md says what Nx's graph says: npm run generate -- affected", () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/generated/affected.md'), 'utf8');
  expect(cells(page)).toBe(cells(affectedPage()));
});
