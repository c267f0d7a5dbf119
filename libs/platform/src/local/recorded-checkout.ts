import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { gitIdentity } from './git-identity.ts';
import { GitRefused, git, withoutGitVariables } from './git.ts';
import { makeFolder } from './make-folder.ts';
import { storageFailure } from './storage-failure.ts';

/** The recorded code cannot be had here. */
export class CodeMissing extends Error {
  override readonly name = 'CodeMissing';
}

const LOCKFILE = 'package-lock.json';
/** Written last by npm: dependencies that have it are whole. */
const INSTALLED = 'node_modules/.package-lock.json';
/** The workspace's own packages: links into the checkout that they stand in. */
const OWN = '@jackpot';

/**
 * A checkout of `commit` that can run, kept in the user's cache. It is a repository of its own, so nothing that becomes of
 * `repository` or of another clone changes it; kept files are compared with the commit before each use, and checked out anew
 * where they differ. It shares the dependencies of `repository` if both lockfiles are equal; else npm installs its own.
 * @throws CodeMissing, StorageFailure
 */
export function recordedCheckout(
  repository: string,
  commit: string,
  note: (line: string) => void,
  cache = cacheFolder(process.env['XDG_CACHE_HOME'], homedir()),
): string {
  const kept = join(
    cache,
    'jackpot',
    'code',
    `${commit}-${createHash('sha256').update(repository).digest('hex').slice(0, 8)}`,
  );
  try {
    if (isSound(kept, commit, repository)) return kept;
    if (!hasCommit(repository, commit))
      throw new CodeMissing(`commit ${commit} is not in ${repository}: fetch it with git, then run again`);
    note(`the record was made by commit ${commit}: checking it out into ${kept}`);
    makeFolder(dirname(kept));
    const made = mkdtempSync(`${kept}-`);
    try {
      checkOut(repository, commit, made);
      if (hasEqualDependencies(repository, made)) linkDependencies(repository, made);
      else installDependencies(made, note);
      rmSync(kept, { recursive: true, force: true });
      renameSync(made, kept);
      return kept;
    } finally {
      rmSync(made, { recursive: true, force: true });
    }
  } catch (error) {
    throw storageFailure(`keep the recorded code in ${kept}`, error);
  }
}

/** The user's cache. A relative path is ignored: it would mean another folder wherever the command runs. */
export function cacheFolder(named: string | undefined, home: string): string {
  if (named !== undefined && isAbsolute(named)) return named;
  return join(isAbsolute(home) ? home : userInfo().homedir, '.cache');
}

/** Tells whether a kept checkout holds the commit's files and no others, with the lockfile's dependencies. */
function isSound(kept: string, commit: string, repository: string): boolean {
  const found = gitIdentity(kept);
  if (found.commit !== commit || found.dirty) return false;
  return isInstalledHere(kept) || hasEqualDependencies(repository, kept);
}

function hasCommit(repository: string, commit: string): boolean {
  try {
    git(repository, 'cat-file', '-e', `${commit}^{commit}`);
    return true;
  } catch (error) {
    if (error instanceof GitRefused) return false;
    throw error;
  }
}

function checkOut(repository: string, commit: string, folder: string): void {
  try {
    git(folder, 'init', '--quiet');
    git(folder, 'fetch', '--quiet', '--depth=1', repository, commit);
    git(folder, '-c', 'core.autocrlf=false', 'checkout', '--quiet', '--detach', commit);
  } catch (error) {
    if (!(error instanceof GitRefused)) throw error;
    throw new CodeMissing(`commit ${commit} cannot be checked out: ${error.message}`, { cause: error });
  }
}

function installDependencies(folder: string, note: (line: string) => void): void {
  note(`its dependencies differ from those here: npm ci in ${folder}`);
  try {
    const env = withoutGitVariables();
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch (error) {
    throw new CodeMissing(`npm ci in ${folder} failed, so the recorded code cannot run here`, { cause: error });
  }
}

/** Tells whether npm installed all dependencies of this folder in it. */
function isInstalledHere(folder: string): boolean {
  if (!existsSync(join(folder, INSTALLED))) return false;
  const [some] = readdirSync(join(folder, 'node_modules')).filter((name) => name !== OWN && !name.startsWith('.'));
  return some !== undefined && !lstatSync(join(folder, 'node_modules', some)).isSymbolicLink();
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
