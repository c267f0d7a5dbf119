import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { architecturePicture } from '../src/documents/architecture-picture.ts';

jest.setTimeout(60_000);

test("the README's picture is Nx's graph: npm run architecture-picture", () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const [, picture] = /```mermaid\n([^]*?)\n```/.exec(readme) ?? [];
  expect(picture).toBe(architecturePicture());
});
