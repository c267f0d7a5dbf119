import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

test('a clone with core.autocrlf=true has the bytes of the repository', () => {
  const clone = join(mkdtempSync(join(tmpdir(), 'jackpot-clone-')), 'jackpot');
  const options = ['--quiet', '--depth', '1', '--no-local', '--config', 'core.autocrlf=true'];
  execFileSync('git', ['clone', ...options, ROOT, clone], { stdio: 'pipe' });
  const programs = ['apps/cli/bin/jackpot.js', '.ci/run', 'apps/training/image/train', 'configs/sweden.yaml'];
  for (const file of programs) {
    const committed = execFileSync('git', ['show', `HEAD:${file}`], { cwd: ROOT });
    expect([file, readFileSync(join(clone, file)).equals(committed)]).toEqual([file, true]);
  }
  expect(readFileSync(join(clone, 'apps/cli/bin/jackpot.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});

test('a clone holds no link, which would point to what one machine has', () => {
  const staged = execFileSync('git', ['ls-files', '--stage'], { cwd: ROOT, encoding: 'utf8' });
  expect(staged.split('\n').filter((line) => line.startsWith('120000 '))).toEqual([]);
});

test('no install script runs, whatever the version of npm', () => {
  expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
});
