import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';
import { NAPI_VERSION } from './tfjs-node-package.ts';

const COMPILE_TIMEOUT_MS = 600_000;

/**
 * Compiles the package's own sources of the binding into `entry/lib`, against `entry/deps`: what its `binding.gyp` says,
 * without downloading Node's headers.
 */
export function compileBinding(entry: string, sources: string, nodeApiHeaders: string): void {
  const folder = join(entry, `lib/napi-v${NAPI_VERSION}`);
  mkdirSync(folder, { recursive: true });
  const includes = [join(nodeApiHeaders, 'include'), sources, join(entry, 'deps/include')];
  runProgram(
    'g++',
    [
      ...['-std=c++17', '-O2', '-fPIC', '-shared', `-DNAPI_VERSION=${NAPI_VERSION}`],
      ...includes.map((include) => `-I${include}`),
      ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((file) => join(sources, 'binding', file)),
      ...[`-L${join(entry, 'deps/lib')}`, '-ltensorflow', '-ltensorflow_framework'],
      '-Wl,-rpath,$ORIGIN/../../deps/lib',
      ...['-o', join(folder, 'tfjs_binding.node')],
    ],
    { timeoutMs: COMPILE_TIMEOUT_MS },
  );
}
