import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StorageFailure, atomicWrite, storageFailure } from '../../src/local/index.ts';

const system = (code: string) => Object.assign(new Error(`${code}: what the system says`), { code });
const sqlite = (errcode: number) => Object.assign(new Error('what SQLite says'), { code: 'ERR_SQLITE_ERROR', errcode });

test.each([
  ['a full disk', system('ENOSPC'), /cannot write x: the disk is full\. Free some space, then run again.*ENOSPC/],
  ['a file size limit', system('EFBIG'), /ulimit -f/],
  ['a read-only disk', system('EROFS'), /--workspace DIR/],
  ['a full database', sqlite(13), /the disk is full/],
  ['a read-only database, by its extended code', sqlite(1032), /read-only/],
  ['a damaged database', sqlite(11), /Restore it from a backup/],
])('%s is named, with what to do', (_, error, message) => {
  const failure = storageFailure('write x', error);
  expect(failure).toBeInstanceOf(StorageFailure);
  expect((failure as StorageFailure).message).toMatch(message);
  expect((failure as StorageFailure).cause).toBe(error);
});

test('a defect of the program is not taken for one of the disk', () => {
  const defect = new TypeError('x is undefined');
  expect(storageFailure('write x', defect)).toBe(defect);
  expect(storageFailure('write x', 'text')).toBe('text');
});

test('a file grows in the staging folder, and a failed write leaves nothing in either', () => {
  const root = mkdtempSync(join(tmpdir(), 'jackpot-'));
  const staging = join(root, 'staging');
  atomicWrite(join(root, 'objects/file'), 'text', staging);
  expect([readdirSync(join(root, 'objects')), readdirSync(staging)]).toEqual([['file'], []]);
  mkdirSync(join(root, 'objects/folder'));
  expect(() => atomicWrite(join(root, 'objects/folder'), 'text', staging)).toThrow();
  expect([readdirSync(join(root, 'objects')).sort(), readdirSync(staging)]).toEqual([['file', 'folder'], []]);
  writeFileSync(join(root, 'blocked'), '');
  expect(() => atomicWrite(join(root, 'blocked/file'), 'text')).toThrow(StorageFailure);
});
