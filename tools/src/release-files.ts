/**
 * What a release holds: every app's bundle and the bill of materials of what runs (CycloneDX), in `dist/release`. Equal
 * bundles give equal archives.
 */
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const RELEASE = join(ROOT, 'dist/release');
const run = (program: string, args: readonly string[]) =>
  execFileSync(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 28 });

rmSync(RELEASE, { recursive: true, force: true });
mkdirSync(RELEASE, { recursive: true });
run('nx', ['run-many', '-t', 'bundle', '--output-style=static']);
const bundles = new Set(globSync('apps/*/dist/*.mjs', { cwd: ROOT }).map(dirname));
for (const folder of bundles) {
  const archive = join(RELEASE, `${basename(dirname(folder))}.tar.gz`);
  const reproducible = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
  run('tar', [...reproducible, '--use-compress-program=gzip -n', '-cf', archive, '-C', folder, '.']);
}
writeFileSync(join(RELEASE, 'sbom.cdx.json'), run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev']));
