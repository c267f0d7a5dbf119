import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleApp } from '../src/bundle-app.ts';
import { billOfMaterials } from '../src/release/bill-of-materials.ts';

jest.setTimeout(60_000);

interface Bill {
  readonly metadata: { readonly component: { readonly name: string } };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly purl?: string;
    readonly hashes?: unknown;
  }[];
}

const ROOT = join(import.meta.dirname, '../..');
const bill = async (app: string) => {
  const { inputs } = await bundleApp(join(ROOT, 'apps', app), mkdtempSync(join(tmpdir(), 'jackpot-bill-')));
  return billOfMaterials(`apps/${app}`, Object.keys(inputs)) as Bill;
};

test("an app's bill holds what its bundle does, and nothing of another's", async () => {
  const [optimiser, notifier] = [await bill('optimiser'), await bill('notifier')];
  const names = ({ components }: Bill) => components.map(({ name }) => name);
  expect(optimiser.metadata.component.name).toBe('@jackpot/optimiser');
  expect(names(optimiser)).toEqual(expect.arrayContaining(['highs', 'zod', '@jackpot/constrained-optimiser']));
  expect(names(notifier)).not.toContain('highs');
  for (const absent of ['@jackpot/optimiser', 'esbuild', 'nx', 'aws-cdk-lib'])
    expect(names(optimiser)).not.toContain(absent);
});

test("a package stands there by its registry's name, its version and the lockfile's hash", async () => {
  const { components } = await bill('data-validator');
  const zod = components.find(({ name }) => name === 'zod');
  const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string; integrity: string }>;
  };
  const { version, integrity } = locked.packages['node_modules/zod'] ?? { version: '', integrity: '' };
  const content = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
  expect(zod).toMatchObject({ version, purl: `pkg:npm/zod@${version}`, hashes: [{ alg: 'SHA-512', content }] });
  expect(components.filter(({ purl, hashes }) => (purl === undefined) !== (hashes === undefined))).toEqual([]);
  expect(components.find(({ name }) => name.startsWith('@smithy/'))?.purl).toMatch(/^pkg:npm\/%40smithy\//);
});

test('a file of no package is refused', () => {
  expect(() => billOfMaterials('apps/cli', [join(ROOT, 'elsewhere/file.ts')])).toThrow(
    'elsewhere/file.ts is of no package',
  );
});
