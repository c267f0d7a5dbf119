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
/** A dependency of the package, which its install script runs by name. */
const BUILD_PROGRAM = '@mapbox/node-pre-gyp/bin/node-pre-gyp';
const LOAD_TIMEOUT_MS = 60_000;
const INSTALLER_TIMEOUT_MS = 600_000;

const require = createRequire(import.meta.url);

export interface InstalledPackage {
  readonly root: string;
  readonly version: string;
}

/** @throws NativeSetUpError where the package is not installed */
export function tfjsNodePackage(): InstalledPackage {
  return installed(() => require.resolve('@tensorflow/tfjs-node/package.json'));
}

/** Node's C headers of the binding's interface. */
export function nodeApiHeaders(): InstalledPackage {
  return installed(() => require.resolve('node-api-headers/package.json'));
}

function installed(findManifest: () => string): InstalledPackage {
  try {
    const manifest = findManifest();
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    return { root: dirname(manifest), version };
  } catch (cause) {
    const message = `${String(cause).split('\n', 1)[0]} (npm 10 leaves optional packages out that npm 11 installs)`;
    throw new NativeSetUpError(message, { cause });
  }
}

/**
 * Loads the binding of a package into this process.
 * @returns the version of TensorFlow in it
 * @throws NativeSetUpError where it does not load
 */
export function loadBinding(root: string): string {
  // TensorFlow logs the processor's features to stderr on loading.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '1';
  try {
    return (require(join(root, BINDING)) as { TF_Version: string }).TF_Version;
  } catch (cause) {
    throw new NativeSetUpError(`the binding does not load: ${String(cause)}`, { cause });
  }
}

/** Loads a binding in a process of its own: one that does not fit may end the process, and cannot be unloaded. */
function tryLoadingBinding(root: string): void {
  runProgram(process.execPath, ['-e', 'require(process.argv[1])', join(root, BINDING)], { timeoutMs: LOAD_TIMEOUT_MS });
}

/**
 * The package's own install script: downloads the library and a prebuilt binding, or builds one; then tries that.
 * @throws NativeSetUpError where either fails; the package's manifest, which the script edits, is then as it was
 */
export function runOfficialInstaller(tfjsNode: InstalledPackage): void {
  const manifest = join(tfjsNode.root, 'package.json');
  const before = readFileSync(manifest);
  const programs = dirname(createRequire(manifest).resolve(BUILD_PROGRAM));
  try {
    runProgram(process.execPath, ['scripts/install.js'], {
      cwd: tfjsNode.root,
      env: { ...process.env, PATH: [programs, dirname(process.execPath), process.env['PATH']].join(delimiter) },
      timeoutMs: INSTALLER_TIMEOUT_MS,
    });
    tryLoadingBinding(tfjsNode.root);
  } finally {
    if (!readFileSync(manifest).equals(before)) writeFileSync(manifest, before);
  }
}
