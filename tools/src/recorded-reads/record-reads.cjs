/**
 * Loaded before a program (`NODE_OPTIONS=--require=…`): writes the path of each file that it opens, once, to a file of its
 * own in the folder RECORDED_READS. The programs that it starts inherit both variables, and are recorded too.
 * JavaScript of the older kind, because each of hundreds of processes loads it first.
 */
const fs = require('node:fs');
const { join, resolve } = require('node:path');
const { fileURLToPath } = require('node:url');
const { threadId } = require('node:worker_threads');

const folder = process.env.RECORDED_READS;
if (folder !== undefined) {
  const { appendFileSync, readdirSync, statSync } = fs;
  const log = join(folder, `${process.pid}-${threadId}`);
  const seen = new Set();
  let writing = false;

  const record = (file) => {
    if (writing || typeof file === 'number') return;
    const path = file instanceof URL ? fileURLToPath(file) : resolve(String(file));
    if (seen.has(path) || path.includes('/node_modules/')) return;
    seen.add(path);
    writing = true;
    try {
      // As it happens: a killed program has opened what it opened.
      appendFileSync(log, `${path}\n`);
    } catch {
      // A program that may write nothing, or nothing more, runs as it would without.
    } finally {
      writing = false;
    }
  };

  /** What is copied is opened: a folder with all that is in it, but for what the copy's filter leaves out. */
  const recordCopy = (file, to, { filter = () => true } = {}) => {
    const path = file instanceof URL ? fileURLToPath(file) : String(file);
    if (path.endsWith('node_modules') || !filter(path, to)) return;
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) record(path);
    else for (const name of readdirSync(path)) recordCopy(join(path, name), to, { filter });
  };

  const watch = (owner, name, recordCall) => {
    const original = owner[name];
    if (original === undefined) return;
    owner[name] = new Proxy(original, {
      apply(target, self, args) {
        recordCall(...args);
        return Reflect.apply(target, self, args);
      },
    });
  };

  const opening = ['open', 'openSync', 'readFile', 'readFileSync', 'createReadStream', 'copyFile', 'copyFileSync'];
  for (const name of opening) watch(fs, name, record);
  for (const name of ['open', 'readFile', 'copyFile']) watch(fs.promises, name, record);
  for (const name of ['cp', 'cpSync']) watch(fs, name, recordCopy);
  watch(fs.promises, 'cp', recordCopy);

  const { registerHooks, syncBuiltinESMExports } = require('node:module');
  syncBuiltinESMExports();
  // Modules are read by Node itself. Node before 22.15 has no such hooks.
  registerHooks?.({
    load(url, context, next) {
      if (url.startsWith('file:')) record(new URL(url));
      return next(url, context);
    },
  });
}
