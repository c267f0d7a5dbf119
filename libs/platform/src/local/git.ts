import { execFileSync } from 'node:child_process';

/** The environment without git's own variables: those of a hook or an alias name another repository. */
export function withoutGitVariables(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('GIT_')));
}

/** Git said no, or is not there. The message is its own. */
export class GitRefused extends Error {
  override readonly name = 'GitRefused';
}

/** Runs git in a folder, whatever the caller's environment says of git. @returns its output @throws GitRefused */
export function git(folder: string, ...args: string[]): string {
  const env = { ...withoutGitVariables(), GIT_NO_REPLACE_OBJECTS: '1', LC_ALL: 'C' };
  try {
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', env, stdio, maxBuffer: 1e8 }).trim();
  } catch (error) {
    throw new GitRefused(reasonOf(error), { cause: error });
  }
}

function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'it cannot be run';
  const [said = ''] = 'stderr' in error ? String(error.stderr).trim().split('\n', 1) : [];
  if (said !== '') return said;
  return 'code' in error ? `it cannot be run (${String(error.code)})` : 'it gave no reason';
}
