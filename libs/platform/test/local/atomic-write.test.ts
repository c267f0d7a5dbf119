import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atomicWrite } from '../../src/local/index.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'jackpot-'));

test('makes the folders on the way and replaces what was there', () => {
  const path = join(folder(), 'a/b/file');
  atomicWrite(path, 'one');
  atomicWrite(path, 'two');
  expect(readFileSync(path, 'utf8')).toBe('two');
  expect(readdirSync(join(path, '..'))).toEqual(['file']);
});

test('a write that fails leaves nothing behind', () => {
  const path = join(folder(), 'file');
  mkdirSync(path);
  expect(() => atomicWrite(path, 'text')).toThrow();
  expect(readdirSync(join(path, '..'))).toEqual(['file']);
  expect(existsSync(join(path, 'file'))).toBe(false);
});
