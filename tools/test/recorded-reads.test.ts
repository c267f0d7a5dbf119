import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { declaredInputs } from '../src/recorded-reads/declared-inputs.ts';
import { RECORDER, recordedReads } from '../src/recorded-reads/recorded-reads.ts';

jest.setTimeout(60_000);

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Files among these that a program opens, begun with `program.mjs`. */
function opened(files: Record<string, string>): string[] {
  const folder = folderWith(files);
  const reads = mkdtempSync(join(tmpdir(), 'jackpot-'));
  const env = { ...process.env, RECORDED_READS: reads, NODE_OPTIONS: `--require=${JSON.stringify(RECORDER)}` };
  const { status, stderr } = spawnSync(process.execPath, ['program.mjs'], { cwd: folder, env, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  expect(readdirSync(reads)).not.toEqual([]);
  return recordedReads(reads, folder);
}

test.each([
  ['read', `import { readFileSync } from 'node:fs'; readFileSync('a/read.txt');`],
  ['read by address', `import fs from 'node:fs'; fs.readFileSync(new URL('a/read.txt', import.meta.url));`],
  ['read later', `import { readFile } from 'node:fs'; readFile('a/read.txt', () => {});`],
  ['awaited', `import { readFile } from 'node:fs/promises'; await readFile('a/read.txt');`],
  ['opened', `import { open } from 'node:fs/promises'; await (await open('a/read.txt')).close();`],
  ['streamed', `import { createReadStream } from 'node:fs'; createReadStream('a/read.txt').resume();`],
  ['copied', `import { copyFileSync } from 'node:fs'; copyFileSync('a/read.txt', 'dist');`],
  ['copied with its folder', `import { cpSync } from 'node:fs'; cpSync('a', 'dist', { recursive: true });`],
  [
    'copied with its folder, but for what is left out',
    `import { cpSync } from 'node:fs'; cpSync('a', 'dist', { recursive: true, filter: (path) => !path.endsWith('left.txt') });`,
  ],
])('a file that is %s is recorded', (_, program) => {
  expect(
    opened({
      'program.mjs': program,
      'a/read.txt': '1',
      ...(/left/.test(program) && { 'a/left.txt': '' }),
      'other/b.txt': '2',
    }),
  ).toEqual(['a/read.txt', 'program.mjs']);
});

test('modules are, whichever way they are loaded, and what a program that was started opens', () => {
  const files = {
    'program.mjs': `import './esm.mjs'; import './cjs.cjs'; import { execFileSync } from 'node:child_process';
      execFileSync(process.execPath, ['started.mjs']);`,
    'esm.mjs': '',
    'cjs.cjs': `require('./data.json')`,
    'data.json': '{}',
    'started.mjs': `import { readFileSync } from 'node:fs'; readFileSync('last.txt');`,
    'last.txt': '',
  };
  expect(opened(files)).toEqual(Object.keys(files).sort());
});

test('what a program opened before it was killed is', () => {
  const killed = `import { readFileSync } from 'node:fs'; readFileSync('last.txt'); process.kill(process.pid, 'SIGKILL');`;
  const program = `import { spawnSync } from 'node:child_process'; spawnSync(process.execPath, ['killed.mjs']);`;
  expect(opened({ 'program.mjs': program, 'killed.mjs': killed, 'last.txt': '' })).toContain('last.txt');
});

test('what is made or fetched is no source, nor a folder, nor what was looked for in vain', () => {
  const program = `import { openSync, readFileSync, symlinkSync } from 'node:fs';
    openSync('d');
    symlinkSync('loop', 'dist/loop');
    for (const file of ['dist/a', 'node_modules/b/c', 'd/node_modules/e', '.cache/f', 'source']) readFileSync(file);
    for (const file of ['missing', 'dist/loop']) try { readFileSync(file); } catch {}`;
  const made = { 'dist/a': '', 'node_modules/b/c': '', 'd/node_modules/e': '', '.cache/f': '' };
  expect(opened({ 'program.mjs': program, source: '', ...made })).toEqual(['program.mjs', 'source']);
});

test("a task's inputs are its package, the packages that this imports, and what it says besides", async () => {
  const inputs = await declaredInputs('@jackpot/training:test');
  expect(inputs).toContain('apps/training/test/train.test.ts');
  expect(inputs).toContain('libs/forecast-training/src/train-country.ts');
  expect(inputs).toContain('configs/sweden.yaml');
  expect(inputs).not.toContain('docs/generated/aws-cost.md');
  await expect(declaredInputs('@jackpot/training:unknown')).rejects.toThrow('unknown');
});
