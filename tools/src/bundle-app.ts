import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Metafile, build } from 'esbuild';

/**
 * Bundles an app as it is deployed: every entry that its manifest exports, or its command's program.
 * @returns what went into the bundles
 */
export async function bundleApp(root: string, outdir: string): Promise<Metafile> {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports?: Record<string, string>;
    bin?: object;
  };
  const entries = manifest.bin ? ['./src/main.ts'] : Object.values(manifest.exports ?? {});
  const { metafile } = await build({
    entryPoints: entries.map((entry) => join(root, entry)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    sourcemap: true,
    metafile: true,
    logLevel: 'warning',
    // The pure-JavaScript kernels register themselves on import, which the packages' CommonJS builds lose.
    mainFields: ['module', 'main'],
    external: ['@tensorflow/tfjs-node', '@aws-sdk/*'],
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  });
  return metafile;
}
