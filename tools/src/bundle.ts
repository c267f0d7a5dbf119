import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles an app as it is deployed: every entry that its manifest exports, or its command's program. The metafile beside
 * the bundles tells what is in them.
 *
 *     node tools/src/bundle.ts apps/optimiser
 */
const [root] = process.argv.slice(2);
if (root === undefined) throw new Error('usage: node tools/src/bundle.ts APP');

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports?: Record<string, string>;
  bin?: object;
};
const entries = manifest.bin ? ['./src/main.ts'] : Object.values(manifest.exports ?? {});
const { metafile } = await build({
  entryPoints: entries.map((entry) => join(root, entry)),
  outdir: join(root, 'dist'),
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  sourcemap: true,
  metafile: true,
  // The pure-JavaScript kernels register themselves on import, which the package's CommonJS build loses.
  mainFields: ['module', 'main'],
  external: ['@tensorflow/tfjs-node', '@aws-sdk/*'],
  banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
});
writeFileSync(join(root, 'dist/metafile.json'), JSON.stringify(metafile));
