import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { CodeMissing, cacheFolder, recordedCheckout } from '../../src/local/recorded-checkout.ts';

/** A repository of one file, with a dependency installed, at its one commit. */
function repositoryOf(code: string): { repository: string; commit: string } {
  const repository = mkdtempSync(join(tmpdir(), 'jackpot-repository-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { encoding: 'utf8' });
  writeFileSync(join(repository, 'code.ts'), code);
  writeFileSync(join(repository, 'package-lock.json'), '{}');
  writeFileSync(join(repository, '.gitignore'), 'node_modules/\n');
  for (const folder of ['@jackpot', 'zod']) mkdirSync(join(repository, 'node_modules', folder), { recursive: true });
  writeFileSync(join(repository, 'node_modules/.package-lock.json'), '{}');
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'The code');
  return { repository, commit: git('rev-parse', 'HEAD').trim() };
}

const { repository, commit } = repositoryOf('export const jackpot = 1;\n');
const notes: string[] = [];
let cache: string;
const checkout = () => recordedCheckout(repository, commit, (line) => notes.push(line), cache);

beforeEach(() => {
  notes.length = 0;
  cache = mkdtempSync(join(tmpdir(), 'jackpot-cache-'));
});

test('is made once, and kept', () => {
  const folder = checkout();
  expect(readFileSync(join(folder, 'code.ts'), 'utf8')).toBe('export const jackpot = 1;\n');
  expect(existsSync(join(folder, 'node_modules/zod'))).toBe(true);
  expect(checkout()).toBe(folder);
  expect(notes).toHaveLength(1);
  expect(readdirSync(dirname(folder))).toHaveLength(1);
});

test.each([
  ['edited', (folder: string) => appendFileSync(join(folder, 'code.ts'), '// edited\n')],
  ['added to', (folder: string) => writeFileSync(join(folder, 'more.ts'), 'export {};\n')],
  ['left unfinished', (folder: string) => rmSync(join(folder, '.git'), { recursive: true })],
])('is checked out anew where it was %s', (_, change) => {
  change(checkout());
  const folder = checkout();
  expect(readFileSync(join(folder, 'code.ts'), 'utf8')).toBe('export const jackpot = 1;\n');
  expect(existsSync(join(folder, 'more.ts'))).toBe(false);
  expect(notes).toHaveLength(2);
});

test('two clones of a commit do not share one, whose dependencies are links into the first', () => {
  const clone = join(mkdtempSync(join(tmpdir(), 'jackpot-clone-')), 'clone');
  execFileSync('git', ['clone', '--quiet', repository, clone]);
  mkdirSync(join(clone, 'node_modules/@jackpot'), { recursive: true });
  writeFileSync(join(clone, 'node_modules/.package-lock.json'), '{}');
  expect(recordedCheckout(clone, commit, () => undefined, cache)).not.toBe(checkout());
});

test('the cache is what XDG_CACHE_HOME says, where that is absolute, else it lies in the home folder', () => {
  expect(cacheFolder('/cache', '/home/ann')).toBe('/cache');
  for (const named of [undefined, '', 'relative']) expect(cacheFolder(named, '/home/ann')).toBe('/home/ann/.cache');
  expect(isAbsolute(cacheFolder('', 'relative'))).toBe(true);
});

test('where nothing can be kept, the machine is at fault', () => {
  const file = join(cache, 'file');
  writeFileSync(file, '');
  for (cache of [file, '/proc']) expect(checkout).toThrow(expect.objectContaining({ name: 'StorageFailure' }) as Error);
});

test('a commit that is not there is missing', () => {
  expect(() => recordedCheckout(repository, 'f'.repeat(40), () => undefined, cache)).toThrow(CodeMissing);
});
