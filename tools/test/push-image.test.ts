import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StubPrograms } from './stub-programs.ts';

jest.setTimeout(120_000);

const ROOT = join(import.meta.dirname, '../..');
const REPOSITORY = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/jackpot-training';
const DIGEST = `sha256:${'a'.repeat(64)}`;
const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
const commit = git('rev-parse', 'HEAD');
/** Git's tree of no file: everything changed since. */
const EVERYTHING = git('hash-object', '-t', 'tree', '/dev/null');

const ABSENT =
  'case "$*" in *describe-images*) echo "(ImageNotFoundException): no image" >&2; exit 254;; *) echo secret;; esac';
const DOCKER = `
case "$*" in
*inspect*) exit 1;;
*login*) cat >&2;;
*" build "*) while [ "$1" != --metadata-file ]; do shift; done; echo '{ "containerimage.digest": "${DIGEST}" }' > "$2";;
esac`;

function pushImage(stubs: StubPrograms, NX_BASE: string) {
  const GITHUB_ENV = join(mkdtempSync(join(tmpdir(), 'jackpot-env-')), 'env');
  const env = { ...process.env, NX_BASE, IMAGE_REPOSITORY: REPOSITORY, GITHUB_ENV, NX_HEAD: 'HEAD' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/src/push-image.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...env, PATH: `${stubs.folder}:${process.env['PATH']}` },
  });
  const handedOn = () => readFileSync(GITHUB_ENV, 'utf8');
  return { status, stdout, stderr, handedOn };
}

test('the image of a commit is built reproducibly, pushed by its name, and its digest handed on', () => {
  const stubs = new StubPrograms().add('aws', ABSENT).add('docker', DOCKER);
  const { status, stdout, stderr, handedOn } = pushImage(stubs, EVERYTHING);
  expect([status, stderr]).toEqual([0, expect.stringContaining('secret')]);
  expect(stdout).toContain(`${REPOSITORY}@${DIGEST}`);
  expect(handedOn()).toBe(`TRAINING_IMAGE_DIGEST=${DIGEST}\n`);
  const calls = stubs.calls();
  expect(calls).toEqual([
    expect.stringContaining(
      `aws ecr describe-images --repository-name jackpot-training --image-ids imageTag=${commit}`,
    ),
    'aws ecr get-login-password',
    `docker login --username AWS --password-stdin ${REPOSITORY.split('/')[0]}`,
    'docker buildx inspect jackpot-training',
    expect.stringMatching(
      /^docker buildx create .*--driver docker-container --driver-opt=image=moby\/buildkit:v[\d.]+$/,
    ),
    expect.stringContaining(
      'docker buildx build --builder jackpot-training --file apps/training/Dockerfile --target job',
    ),
  ]);
  for (const part of [
    'SOURCE_DATE_EPOCH=0',
    '--provenance=false',
    `name=${REPOSITORY}:${commit},push=true,rewrite-timestamp=true,oci-mediatypes=false`,
  ])
    expect(calls.at(-1)).toContain(part);
});

test('an image that an earlier attempt pushed is used: its tag never moves', () => {
  const stubs = new StubPrograms().add('aws', `echo ${DIGEST}`).add('docker', 'exit 1');
  const { status, handedOn } = pushImage(stubs, EVERYTHING);
  expect([status, handedOn()]).toEqual([0, `TRAINING_IMAGE_DIGEST=${DIGEST}\n`]);
  expect(stubs.calls()).toHaveLength(1);
});

test('what ECR refuses for another reason ends the push with its words, and nothing is built', () => {
  const stubs = new StubPrograms().add('aws', 'echo "(ExpiredTokenException): token" >&2; exit 254').add('docker');
  const { status, stderr } = pushImage(stubs, EVERYTHING);
  expect([status, stderr]).toEqual([1, expect.stringContaining('(ExpiredTokenException): token. Check')]);
  expect(stubs.calls()).toHaveLength(1);
});

test('where nothing in it changed, nobody is asked for anything', () => {
  const stubs = new StubPrograms().add('aws').add('docker');
  const { status, stdout } = pushImage(stubs, 'HEAD');
  expect([status, stdout, stubs.calls()]).toEqual([0, 'Nothing that is in the training image changed.\n', []]);
});
