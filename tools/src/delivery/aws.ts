import { spawnSync } from 'node:child_process';

export class AwsRefused extends Error {
  override readonly name = 'AwsRefused';
}

/**
 * Asks AWS's own command: it is on the runners, so jobs with rights install nothing to ask.
 * @returns its JSON; null where `absent` is in what it says on stderr
 * @throws AwsRefused
 */
export function askAws(args: readonly string[], absent?: string): unknown {
  const { status, stdout, stderr, error } = spawnSync('aws', [...args, '--output', 'json'], { encoding: 'utf8' });
  if (error) throw error;
  if (status === 0) return stdout.trim() === '' ? null : JSON.parse(stdout);
  if (absent !== undefined && stderr.includes(absent)) return null;
  throw new AwsRefused(
    `aws ${args.slice(0, 2).join(' ')}: ${stderr.trim()}. Check the region, the rights and the name`,
  );
}
