import { spawnSync } from 'node:child_process';

export class GithubRefused extends Error {
  override readonly name = 'GithubRefused';
}

/**
 * Asks GitHub's own command and gives what it prints: it is on the runners, signed in by `GH_TOKEN`.
 * @param input goes to its stdin
 * @throws GithubRefused
 */
export function askGithub(args: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync('gh', args, { encoding: 'utf8', input });
  if (error) throw error;
  if (status !== 0) throw new GithubRefused(`gh ${args.slice(0, 2).join(' ')}: ${stderr.trim() || stdout.trim()}`);
  return stdout.trim();
}
