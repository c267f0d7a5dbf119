import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../..');
const REPOSITORY = 'jackpot-training';

/**
 * The training image of a commit, in the account's repository: built and pushed by Docker unless it is there already, for
 * a tag never moves.
 * @returns its digest
 */
export function publishTrainingImage(commit: string): string {
  const there = digestOf(commit);
  if (there !== null) return there;
  const uri = aws(
    'ecr',
    'describe-repositories',
    '--repository-names',
    REPOSITORY,
    '--query',
    'repositories[0].repositoryUri',
  );
  const image = `${uri}:${commit}`;
  docker(['login', '--username', 'AWS', '--password-stdin', uri.replace(/\/.*/, '')], aws('ecr', 'get-login-password'));
  docker(['build', '--platform', 'linux/amd64', '--file', 'apps/training/Dockerfile', '--tag', image, '.']);
  docker(['push', image]);
  const pushed = digestOf(commit);
  if (pushed === null) throw new Error(`${image} was pushed, yet the repository does not have it: deploy again`);
  return pushed;
}

function digestOf(tag: string): string | null {
  const args = ['ecr', 'describe-images', '--repository-name', REPOSITORY, '--image-ids', `imageTag=${tag}`];
  const query = ['--query', 'imageDetails[0].imageDigest', '--output', 'text'];
  const { status, stdout, stderr, error } = spawnSync('aws', [...args, ...query], { encoding: 'utf8' });
  if (error) throw error;
  if (status === 0 && stdout.startsWith('sha256:')) return stdout.trim();
  if (status === 0 || stderr.includes('ImageNotFoundException')) return null;
  throw new Error(stderr.trim());
}

function aws(...args: string[]): string {
  return execFileSync('aws', [...args, '--output', 'text'], { encoding: 'utf8' }).trim();
}

function docker(args: readonly string[], input = ''): void {
  execFileSync('docker', args, { cwd: ROOT, input, stdio: ['pipe', 'inherit', 'inherit'] });
}
