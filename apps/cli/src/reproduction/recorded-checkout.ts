import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The recorded code cannot be had here. */
export class CodeMissing extends Error {
  override readonly name = 'CodeMissing';
}

const LOCKFILE = 'package-lock.json';
/** npm writes it last: dependencies that have it are whole. */
const INSTALLED = 'node_modules/.package-lock.json';
/** The workspace's own packages: links into the checkout that they stand in. */
const OWN = '@jackpot';

/**
 * A checkout of `commit` that can run: a git worktree in the user's cache, made once. Its dependencies are those of
 * `repository` where both lockfiles are equal, else npm installs them there.
 * @throws CodeMissing
 */
export function recordedCheckout(repository: string, commit: string, note: (line: string) => void): string {
  const folder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'jackpot', 'code', commit);
  if (existsSync(join(folder, INSTALLED))) return folder;
  const git = (...args: string[]) => execFileSync('git', ['-C', repository, ...args], { stdio: 'ignore' });
  try {
    git('cat-file', '-e', `${commit}^{commit}`);
  } catch {
    throw new CodeMissing(`commit ${commit} is not in ${repository}: fetch it with git, then run again`);
  }
  note(`the record was made by commit ${commit}: checking it out into ${folder}`);
  rmSync(folder, { recursive: true, force: true });
  git('worktree', 'prune');
  git('worktree', 'add', '--detach', folder, commit);
  if (hasEqualDependencies(repository, folder)) linkDependencies(repository, folder);
  else installDependencies(folder, note);
  return folder;
}

function installDependencies(folder: string, note: (line: string) => void): void {
  note(`its dependencies differ from those here: npm ci in ${folder}`);
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (error) {
    throw new CodeMissing(`npm ci in ${folder} failed, so the recorded code cannot run here`, { cause: error });
  }
}

function hasEqualDependencies(repository: string, folder: string): boolean {
  const lockfile = (place: string) => readFileSync(join(place, LOCKFILE), 'utf8');
  return existsSync(join(repository, INSTALLED)) && lockfile(repository) === lockfile(folder);
}

/** Links every package from where it is installed, but the workspace's own, which are the checkout's. */
export function linkDependencies(repository: string, folder: string): void {
  for (const modules of globSync(['node_modules', '{apps,libs}/*/node_modules', 'tools/node_modules'], {
    cwd: repository,
  })) {
    mkdirSync(join(folder, modules, OWN), { recursive: true });
    for (const name of readdirSync(join(repository, modules)))
      if (name !== OWN && !name.startsWith('.package'))
        link(join(repository, modules, name), join(folder, modules, name));
  }
  const own = join('node_modules', OWN);
  for (const name of readdirSync(join(repository, own)))
    link(readlinkSync(join(repository, own, name)), join(folder, own, name));
  copyFileSync(join(repository, INSTALLED), join(folder, INSTALLED));
}

function link(target: string, path: string): void {
  symlinkSync(target, path, 'junction');
}
