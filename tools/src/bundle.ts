/** Bundles an app into its `dist` folder: `node tools/src/bundle.ts apps/optimiser`. */
import { join } from 'node:path';
import { bundleApp } from './bundle-app.ts';

const [root] = process.argv.slice(2);
if (root === undefined) {
  console.error('usage: node tools/src/bundle.ts APP');
  process.exitCode = 2;
} else {
  await bundleApp(root, join(root, 'dist'));
}
