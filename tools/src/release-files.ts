/**
 * Makes the files of a release in `dist/release`: every app's bundle, for each the bill of materials of what went into it, and
 * their checksums. Equal commits give equal files.
 */
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { bundleApp } from './bundle-app.ts';
import { writeChecksums } from './delivery/checksums.ts';
import { handOn } from './delivery/handed-on.ts';
import { billOfMaterials } from './release/bill-of-materials.ts';

const ROOT = join(import.meta.dirname, '../..');
const RELEASE = join(ROOT, 'dist/release');

/** The programs that run: Lambdas, the training job's, the command. */
const apps = globSync('apps/*/src/{handler,train,main}.ts', { cwd: ROOT }).map((file) => dirname(dirname(file)));

rmSync(RELEASE, { recursive: true, force: true });
mkdirSync(RELEASE, { recursive: true });
for (const app of apps.sort()) {
  // In the workspace, for source maps name sources from here.
  const folder = join(ROOT, 'dist/bundles', basename(app));
  rmSync(folder, { recursive: true, force: true });
  const { inputs } = await bundleApp(join(ROOT, app), folder);
  const bill = billOfMaterials(app, Object.keys(inputs));
  writeFileSync(join(RELEASE, `${basename(app)}.cdx.json`), `${JSON.stringify(bill, null, 2)}\n`);
  const archive = join(RELEASE, `${basename(app)}.tar.gz`);
  const reproducible = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--mode=a+r'];
  execFileSync('tar', [...reproducible, '--use-compress-program=gzip -n', '-cf', archive, '-C', folder, '.']);
}
handOn('GITHUB_OUTPUT', { digest: writeChecksums(RELEASE) });
