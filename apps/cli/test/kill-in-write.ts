/** Imported before a program: it dies by SIGKILL in the middle of the write that `KILL_IN_WRITE` counts, from 0. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { openSync, writeSync } = fs;
const unfinished = new Set<number>();
let left = Number(process.env['KILL_IN_WRITE']);

fs.openSync = (path, ...rest) => {
  const file = openSync(path, ...rest);
  if (String(path).endsWith('.unfinished')) unfinished.add(file);
  return file;
};
fs.writeSync = ((file: number, bytes: Uint8Array, offset: number) => {
  if (!unfinished.delete(file) || left-- > 0) return writeSync(file, bytes, offset);
  writeSync(file, bytes, offset, Math.ceil(bytes.length / 2));
  return process.kill(process.pid, 'SIGKILL');
}) as typeof fs.writeSync;
syncBuiltinESMExports();
