import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

const ROOT = join(import.meta.dirname, '../../..');
/** Docker's own builder can neither set the times of files nor push by itself. */
const BUILDER = 'jackpot-training';
const BUILDKIT = 'moby/buildkit:v0.24.0';
const metadata = z.object({ 'containerimage.digest': z.string().regex(/^sha256:[0-9a-f]{64}$/) });

const run = (program: string, args: readonly string[], input = '') =>
  execFileSync(program, args, { cwd: ROOT, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'], input });

/**
 * Makes sure that a repository of ECR holds the training image of the commit that is checked out.
 * @param repository `ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME`
 * @returns the digest of its manifest
 */
export function pushTrainingImage(repository: string): string {
  const [registry = '', name = ''] = repository.split('/');
  const commit = run('git', ['rev-parse', 'HEAD']).trim();
  // Tags are immutable: what an earlier attempt at this commit pushed can be used, and cannot be pushed again.
  const pushed = pushedDigest(name, commit);
  if (pushed !== null) return pushed;
  const password = run('aws', ['ecr', 'get-login-password']);
  run('docker', ['login', '--username', 'AWS', '--password-stdin', registry], password);
  return buildAndPush(`${repository}:${commit}`);
}

function pushedDigest(name: string, tag: string): string | null {
  const query = ['--query', 'imageDetails[0].imageDigest', '--output', 'text'];
  const args = ['ecr', 'describe-images', '--repository-name', name, '--image-ids', `imageTag=${tag}`, ...query];
  const { status, stdout, stderr, error } = spawnSync('aws', args, { encoding: 'utf8' });
  if (error) throw error;
  if (status === 0) return stdout.trim();
  if (stderr.includes('ImageNotFoundException')) return null;
  throw new Error(
    `aws ecr describe-images of ${name}: ${stderr.trim()}. Check the region, the rights and the repository`,
  );
}

/**
 * Equal inputs give an equal digest: every file's time is the epoch, and the manifest says nothing of this build. It is one of
 * Docker's: SageMaker refuses OCI's, which BuildKit writes by itself (https://github.com/aws/amazon-sagemaker-feedback/issues/180).
 */
function buildAndPush(image: string): string {
  if (spawnSync('docker', ['buildx', 'inspect', BUILDER]).status !== 0)
    run('docker', [
      'buildx',
      'create',
      '--name',
      BUILDER,
      '--driver',
      'docker-container',
      `--driver-opt=image=${BUILDKIT}`,
    ]);
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-image-'));
  const facts = join(folder, 'metadata.json');
  try {
    run('docker', [
      ...['buildx', 'build', '--builder', BUILDER, '--file', 'apps/training/Dockerfile', '--target', 'job'],
      ...['--platform', 'linux/amd64', '--build-arg', 'SOURCE_DATE_EPOCH=0', '--provenance=false', '--sbom=false'],
      ...[
        '--output',
        `type=image,name=${image},push=true,rewrite-timestamp=true,oci-mediatypes=false`,
        '--metadata-file',
        facts,
        '.',
      ],
    ]);
    return metadata.parse(JSON.parse(readFileSync(facts, 'utf8')))['containerimage.digest'];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
