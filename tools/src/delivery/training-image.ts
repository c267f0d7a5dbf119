import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askAws } from './aws.ts';
import { IMAGE, IMAGE_ARCHIVE } from './delivery.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Docker's own builder cannot set the times of files. */
const BUILDER = 'jackpot-training';
const BUILDKIT =
  'docker.io/moby/buildkit:v0.32.0@sha256:1f8167fcb0eca5b7126353d35299386945cbb8949cc516c592a49f80cfce4fa2';
const DIGEST = /^sha256:[0-9a-f]{64}$/;

const run = (program: string, args: readonly string[], input = '') =>
  execFileSync(program, args, { cwd: ROOT, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'], input });

/**
 * Builds the training image into `dist/image/image.tar`. Equal inputs give an equal digest: every file's time is the epoch, and the
 * manifest says nothing of this build. It is one of Docker's: SageMaker refuses OCI's, which BuildKit writes by itself
 * (https://github.com/aws/amazon-sagemaker-feedback/issues/180).
 * @returns the digest of its manifest
 */
export function buildTrainingImage(): string {
  if (spawnSync('docker', ['buildx', 'inspect', BUILDER]).status !== 0)
    run('docker', [
      ...['buildx', 'create', '--name', BUILDER, '--driver', 'docker-container'],
      `--driver-opt=image=${BUILDKIT}`,
    ]);
  rmSync(IMAGE, { recursive: true, force: true });
  mkdirSync(IMAGE, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-image-'));
  const facts = join(folder, 'metadata.json');
  try {
    run('docker', [
      ...['buildx', 'build', '--builder', BUILDER, '--file', 'apps/training/Dockerfile', '--target', 'job'],
      ...['--platform', 'linux/amd64', '--build-arg', 'SOURCE_DATE_EPOCH=0', '--provenance=false', '--sbom=false'],
      ...['--output', `type=oci,dest=${IMAGE_ARCHIVE},oci-mediatypes=false,rewrite-timestamp=true`],
      ...['--metadata-file', facts, '.'],
    ]);
    const { 'containerimage.digest': digest } = JSON.parse(readFileSync(facts, 'utf8')) as Record<string, unknown>;
    return asDigest(digest);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function asDigest(value: unknown): string {
  if (typeof value === 'string' && DIGEST.test(value)) return value;
  throw new Error(`expected the digest of an image, found ${JSON.stringify(value)}`);
}

export class ImageDiffers extends Error {
  override readonly name = 'ImageDiffers';
}

/**
 * Makes sure that a repository of ECR holds the image of `dist/image` under its commit's name, byte for byte.
 * @param repository `ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME`
 * @param digest of the manifest, as the job that built it says
 * @throws ImageDiffers
 */
export function pushTrainingImage(repository: string, commit: string, digest: string): void {
  const [registry = '', name = ''] = repository.split('/');
  // Tags are immutable: what an earlier attempt at this commit pushed can be used, and cannot be pushed again.
  const pushed = pushedDigest(name, commit);
  if (pushed === digest) return;
  if (pushed !== null) throw new ImageDiffers(`${repository}:${commit} is ${pushed} already, expected ${digest}`);
  const built = run('skopeo', ['inspect', '--format', '{{.Digest}}', `oci-archive:${IMAGE_ARCHIVE}`]).trim();
  if (built !== digest) throw new ImageDiffers(`${IMAGE_ARCHIVE} is ${built}, expected ${digest}`);
  const password = run('aws', ['ecr', 'get-login-password']);
  run('skopeo', ['login', '--username', 'AWS', '--password-stdin', registry], password);
  run('skopeo', ['copy', '--preserve-digests', `oci-archive:${IMAGE_ARCHIVE}`, `docker://${repository}:${commit}`]);
}

function pushedDigest(name: string, tag: string): string | null {
  const query = ['--image-ids', `imageTag=${tag}`, '--query', 'imageDetails[0].imageDigest'];
  const answer = askAws(['ecr', 'describe-images', '--repository-name', name, ...query], 'ImageNotFoundException');
  return answer === null ? null : asDigest(answer);
}
