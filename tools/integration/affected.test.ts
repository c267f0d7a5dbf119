import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { affectedTable } from '../src/affected/affected-table.ts';

jest.setTimeout(900_000);

const cells = (table: string) => table.replaceAll(/-{2,}/g, '-').replaceAll(/ +/g, ' ');

test("docs/delivery.md says what Nx's graph says: npm run affected-table", () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/delivery.md'), 'utf8');
  const [, table = ''] = /<!-- affected -->\n\n([^]*)\n\n<!-- \/affected -->/.exec(page) ?? [];
  expect(cells(table)).toBe(cells(affectedTable()));
});
