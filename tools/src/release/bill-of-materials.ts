import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import * as z from 'zod';

const ROOT = join(import.meta.dirname, '../../..');
const manifest = z.object({ name: z.string(), version: z.string(), license: z.string().optional() });
const lockfile = z.object({ packages: z.record(z.string(), z.object({ integrity: z.string().optional() })) });

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8'));

/**
 * Bill of materials of an app's bundle, as CycloneDX 1.6 says it (https://cyclonedx.org/docs/1.6/json/): a component for each
 * package of which a file went in, with the lockfile's hash of it. Equal bundles have equal bills: no time, no serial number.
 * @param root of the app, such as `apps/optimiser`
 * @param inputs files that esbuild bundled, from the current folder
 */
export function billOfMaterials(root: string, inputs: readonly string[]): object {
  const { packages } = lockfile.parse(read('package-lock.json'));
  const folders = new Set(inputs.map((file) => packageFolder(relative(ROOT, resolve(file)))));
  folders.delete(root);
  const app = manifest.parse(read(root, 'package.json'));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: app.name, version: app.version } },
    components: [...folders].sort().map((folder) => componentOf(folder, packages[folder]?.integrity)),
  };
}

/** The folder of a file's package: below the last `node_modules`, else the workspace's own. */
function packageFolder(file: string): string {
  const [installed] = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
  const [own] = /^(?:apps|libs)\/[^/]+/.exec(file) ?? [];
  const folder = installed ?? own;
  if (folder === undefined) throw new Error(`${file} is of no package: the bill of materials would miss it`);
  return folder;
}

function componentOf(folder: string, integrity: string | undefined): object {
  const { name, version, license } = manifest.parse(read(folder, 'package.json'));
  const [algorithm, digest = ''] = integrity?.split('-') ?? [];
  return {
    type: 'library',
    name,
    version,
    ...(license !== undefined && { licenses: [{ expression: license }] }),
    ...(algorithm === 'sha512' && {
      hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }],
    }),
    // Packages of this repository are in no registry.
    ...(folder.includes('node_modules/') && { purl: `pkg:npm/${name.replace('@', '%40')}@${version}` }),
  };
}
