import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Metafile, build } from 'esbuild';

/**
 * Bundles an app as it is deployed: a Lambda's handler, a command's program, else every entry that its manifest exports.
 * The AWS SDK goes in as the lockfile pins it, so that what was tested is what runs.
 * @returns what went into the bundles
 */
export async function bundleApp(root: string, outdir: string): Promise<Metafile> {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports?: Record<string, string>;
    bin?: object;
  };
  const programs = ['./src/handler.ts', ...(manifest.bin ? ['./src/main.ts'] : [])];
  const [program] = programs.filter((path) => existsSync(join(root, path)));
  const entries = program === undefined ? Object.values(manifest.exports ?? {}) : [program];
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
    // A stack trace needs the lines, not the text.
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    // The pure-JavaScript kernels register themselves on import, which the packages' CommonJS builds lose.
    mainFields: ['module', 'main'],
    external: ['@tensorflow/tfjs-node'],
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  });
  // The solver reads its WebAssembly from beside its program, which esbuild does not see. It may be imported and not used.
  const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
  if (bundled.some((path) => path.includes('node_modules/highs/')))
    copyFileSync(createRequire(import.meta.url).resolve('highs/runtime'), join(outdir, 'highs.wasm'));
  return metafile;
}
