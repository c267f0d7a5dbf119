/**
 * Builds the training image and pushes it to `IMAGE_REPOSITORY`, signed in by the AWS credentials of the account; the deployment is told
 * its digest by `TRAINING_IMAGE_DIGEST`. Where nothing that is in the image changed between `NX_BASE` and `NX_HEAD`, the deployed one
 * stays: `IMAGE_REPOSITORY=… NX_BASE=… npm run push-image`.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedFiles } from './affected/changed-files.ts';
import { affectedProjects } from './affected/affected-projects.ts';

const ROOT = join(import.meta.dirname, '../..');
const { IMAGE_REPOSITORY: repository, GITHUB_ENV: environment } = process.env;
const run = (program: string, args: readonly string[], input?: string) =>
  execFileSync(program, args, { cwd: ROOT, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'], input });

if (repository === undefined) {
  console.error('usage: IMAGE_REPOSITORY=ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME npm run push-image');
  process.exitCode = 2;
} else if (!affectedProjects(changedFiles()).includes('training')) {
  console.log('Nothing that is in the training image changed.');
} else {
  const [registry = ''] = repository.split('/');
  const image = `${repository}:${run('git', ['rev-parse', 'HEAD']).trim()}`;
  run('docker', ['build', '--file', 'apps/training/Dockerfile', '--tag', image, '.']);
  run(
    'docker',
    ['login', '--username', 'AWS', '--password-stdin', registry],
    run('aws', ['ecr', 'get-login-password']),
  );
  run('docker', ['push', '--quiet', image]);
  const [, digest] = run('docker', ['inspect', '--format', '{{index .RepoDigests 0}}', image]).trim().split('@');
  console.log(`${repository}@${digest}`);
  if (environment !== undefined) appendFileSync(environment, `TRAINING_IMAGE_DIGEST=${digest}\n`);
}
