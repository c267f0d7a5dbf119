import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitIdentity } from '../../src/local/index.ts';

const checkout = mkdtempSync(join(tmpdir(), 'jackpot-checkout-'));
const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    encoding: 'utf8',
  }).trim();

beforeEach(() => {
  rmSync(checkout, { recursive: true, force: true });
  mkdirSync(checkout);
  writeFileSync(join(checkout, 'code.ts'), 'export {};\n');
  git(checkout, 'init', '--quiet');
  git(checkout, 'add', '.');
  git(checkout, 'commit', '--quiet', '-m', 'The code');
});

test('a checkout is known by its commit', () => {
  const commit = git(checkout, 'rev-parse', 'HEAD');
  expect(gitIdentity(checkout)).toMatchObject({ commit, noCommit: null, dirty: false });
});

test('a file that was changed, or that is new, whatever git was told to look at', () => {
  git(checkout, 'config', 'status.showUntrackedFiles', 'no');
  expect(gitIdentity(checkout).dirty).toBe(false);
  writeFileSync(join(checkout, 'new.ts'), 'export {};\n');
  expect(gitIdentity(checkout).dirty).toBe(true);
  rmSync(join(checkout, 'new.ts'));
  for (const flag of ['--assume-unchanged', '--skip-worktree']) {
    git(checkout, 'update-index', flag, 'code.ts');
    appendFileSync(join(checkout, 'code.ts'), '// changed\n');
    expect([flag, gitIdentity(checkout).dirty]).toEqual([flag, true]);
    git(checkout, 'update-index', flag.replace('--', '--no-'), 'code.ts');
    git(checkout, 'checkout', '--quiet', 'code.ts');
  }
});

test("another repository that git's own variables name is not believed", () => {
  const other = mkdtempSync(join(tmpdir(), 'jackpot-other-'));
  cpSync(checkout, other, { recursive: true });
  git(other, 'commit', '--quiet', '--allow-empty', '-m', 'Another repository');
  const commit = git(checkout, 'rev-parse', 'HEAD');
  const before = { ...process.env };
  Object.assign(process.env, { GIT_DIR: join(other, '.git'), GIT_WORK_TREE: other, GIT_INDEX_FILE: '/nowhere' });
  try {
    expect(gitIdentity(checkout)).toMatchObject({ commit, dirty: false });
  } finally {
    process.env = before;
  }
});

test('of a copy without a repository of its own no commit is known, and why', () => {
  const copy = join(checkout, 'copy');
  mkdirSync(copy);
  writeFileSync(join(copy, 'code.ts'), 'export {};\n');
  git(checkout, 'add', '.');
  git(checkout, 'commit', '--quiet', '-m', 'A copy');
  const inside = { commit: null, noCommit: 'it is no checkout, but lies inside another repository', dirty: true };
  expect(gitIdentity(copy)).toMatchObject(inside);
  const alone = mkdtempSync(join(tmpdir(), 'jackpot-alone-'));
  expect(gitIdentity(alone)).toMatchObject({ commit: null, dirty: true });
  expect(gitIdentity(alone).noCommit).toMatch(/^git: fatal: not a git repository/);
  git(alone, 'init', '--quiet');
  expect(gitIdentity(alone).noCommit).toMatch(/^git: fatal: Needed a single revision/);
});
