/** Bundles an app into its `dist` folder: `node tools/src/bundle.ts apps/optimiser`. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleApp } from './bundle-app.ts';

const [root] = process.argv.slice(2);
if (root === undefined) {
  console.error('usage: node tools/src/bundle.ts APP');
  process.exitCode = 2;
} else {
  const outdir = join(root, 'dist');
  // A file that an earlier bundle needed would be deployed with this one.
  rmSync(outdir, { recursive: true, force: true });
  await bundleApp(root, outdir);
}
