/**
 * Sets up the native binding of TensorFlow.js: `npm run native-tensorflow` (`docs/native-tensorflow.md`). Its
 * package's own installer is tried first; where that cannot download, the binding is built from its sources and a wheel
 * of TensorFlow, verified by hash. With `--pinned` only the latter will do. The result is kept in the user's cache. Exit
 * code 1, with the reason, where it fails.
 */
import { rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  cachedOrigin,
  entryFolder,
  linkEntry,
  makeEntry,
  takeFolders,
  unlinkEntry,
} from './native-tensorflow/binding-cache.ts';
import { ensureBuildPrograms } from './native-tensorflow/build-programs.ts';
import { compileBinding } from './native-tensorflow/compile-binding.ts';
import { NativeSetUpError } from './native-tensorflow/errors.ts';
import { WHEEL, downloadWheel, unpackWheel } from './native-tensorflow/tensorflow-wheel.ts';
import {
  FOLDERS,
  type InstalledPackage,
  loadBinding,
  nodeApiHeaders,
  runOfficialInstaller,
  tfjsNodePackage,
} from './native-tensorflow/tfjs-node-package.ts';

const { pinned } = parseArgs({ options: { pinned: { type: 'boolean', default: false } } }).values;
const started = performance.now();
const log = (line: string) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${line}`);

/** Leaves no half of an installation in the package, which would make its installer skip the download next time. */
function tryOfficialInstaller(tfjsNode: InstalledPackage): boolean {
  log("trying the package's official installer");
  try {
    runOfficialInstaller(tfjsNode);
    return true;
  } catch (error) {
    if (!(error instanceof NativeSetUpError)) throw error;
    // A failed download prints Node's error, whose code says more than the trace before it.
    const reason = /code: '(\w+)'/.exec(error.message)?.[1] ?? error.message;
    log(`the official installer failed (${reason})`);
    for (const folder of FOLDERS) rmSync(join(tfjsNode.root, folder), { recursive: true, force: true });
    return false;
  }
}

async function buildFromWheel(draft: string, tfjsNode: InstalledPackage, headers: InstalledPackage): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new NativeSetUpError(`the wheel is for linux x64, this is ${process.platform} ${process.arch}`);
  }
  ensureBuildPrograms(log);
  const scratch = join(draft, 'wheel');
  const wheel = await downloadWheel(scratch);
  log(`${WHEEL.requirement} downloaded, SHA-256 as pinned`);
  unpackWheel(wheel, scratch, join(draft, 'deps'));
  log('library and headers unpacked');
  compileBinding(draft, tfjsNode.root, headers.root);
  log('binding compiled');
}

async function setUp(): Promise<void> {
  const tfjsNode = tfjsNodePackage();
  const headers = nodeApiHeaders();
  const entry = entryFolder(process.env, homedir(), [
    ...[`tfjs-node-${tfjsNode.version}`, WHEEL.requirement, `node-api-headers-${headers.version}`],
    `${process.platform}-${process.arch}`,
    ...(pinned ? ['pinned'] : []),
  ]);
  const cached = cachedOrigin(entry);
  const origin =
    cached ??
    (await makeEntry(entry, async (draft) => {
      unlinkEntry(tfjsNode.root);
      if (!pinned && tryOfficialInstaller(tfjsNode)) {
        takeFolders(tfjsNode.root, draft);
        return 'the official installer';
      }
      await buildFromWheel(draft, tfjsNode, headers);
      return `the package's sources and ${WHEEL.requirement}`;
    }));
  linkEntry(entry, tfjsNode.root);
  const version = loadBinding(tfjsNode.root);
  log(`native TensorFlow ${version} loads, from ${origin}${cached === null ? '' : ' (cached)'}`);
}

try {
  await setUp();
} catch (error) {
  if (!(error instanceof NativeSetUpError)) throw error;
  console.error(`native TensorFlow is not set up: ${error.message}`);
  process.exitCode = 1;
}
