import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { NativeSetUpError } from './errors.ts';
import { runProgram } from './run-program.ts';

/** The binding's interface version, which is in the path where the package looks for it. */
export const NAPI_VERSION = 8;
/** Below a package or a cache entry: the library and its headers, and the binding. */
export const FOLDERS = ['deps', 'lib'] as const;
const BINDING = `lib/napi-v${NAPI_VERSION}/tfjs_binding.node`;
const LOAD_TIMEOUT_MS = 60_000;
const INSTALLER_TIMEOUT_MS = 600_000;

const require = createRequire(import.meta.url);

export interface InstalledPackage {
  readonly root: string;
  readonly version: string;
}

/** @throws NativeSetUpError where the package is not installed */
export function installedPackage(name: '@tensorflow/tfjs-node' | 'node-api-headers'): InstalledPackage {
  try {
    const manifest = require.resolve(`${name}/package.json`);
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    return { root: dirname(manifest), version };
  } catch (cause) {
    throw new NativeSetUpError(`${name} is not installed: npm 10 drops it, npm 11 installs it`, { cause });
  }
}

/**
 * Loads a binding in a process of its own, as a library that does not fit may end the process.
 * @returns the version of TensorFlow in it
 * @throws NativeSetUpError where it does not load
 */
export function loadBinding(root: string): string {
  const program = 'console.log(require(process.argv[1]).TF_Version)';
  return runProgram(process.execPath, ['-e', program, join(root, BINDING)], { timeoutMs: LOAD_TIMEOUT_MS }).trim();
}

/**
 * The package's own install script: downloads the library and a prebuilt binding, or builds one.
 * @throws NativeSetUpError where it fails; the package's manifest, which the script edits, is then as it was
 */
export function runOfficialInstaller(tfjsNode: InstalledPackage): void {
  const manifest = join(tfjsNode.root, 'package.json');
  const before = readFileSync(manifest);
  const programs = dirname(require.resolve('@mapbox/node-pre-gyp/bin/node-pre-gyp', { paths: [tfjsNode.root] }));
  try {
    runProgram(process.execPath, ['scripts/install.js'], {
      cwd: tfjsNode.root,
      env: { ...process.env, PATH: [programs, dirname(process.execPath), process.env['PATH']].join(delimiter) },
      timeoutMs: INSTALLER_TIMEOUT_MS,
    });
  } finally {
    if (!readFileSync(manifest).equals(before)) writeFileSync(manifest, before);
  }
}
