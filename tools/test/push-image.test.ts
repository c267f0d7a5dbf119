import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScratchRepository } from './scratch-repository.ts';
import { StubPrograms } from './stub-programs.ts';

const REPOSITORY = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/jackpot-training';
const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;
const scratch = new ScratchRepository();
const [older, newer] = [scratch.commit(), scratch.commit()];
const ARCHIVE = `oci-archive:${scratch.folder}/dist/image/image.tar`;

/** @param image what ECR says of the commit's; null where there is none @param standing the commit that is deployed */
function account(image: string | null, standing = older, told = older): StubPrograms {
  const stack = {
    Parameters: [{ ParameterKey: 'GitCommit', ParameterValue: told }],
    ChangeSetId: `arn:aws:cloudformation:eu-west-1:1:changeSet/jackpot-${standing}/5f`,
  };
  const ecr = image === null ? 'echo "(ImageNotFoundException): no image" >&2; exit 254' : `echo '"${image}"'`;
  const script = `case "$*" in *describe-stacks*) echo '${JSON.stringify(stack)}';; *describe-images*) ${ecr};; *) echo secret;; esac`;
  return new StubPrograms().add('aws', script);
}
const push = (stubs: StubPrograms, digest = DIGEST, ...args: string[]) =>
  scratch.run('push-image', stubs, { IMAGE_REPOSITORY: REPOSITORY, TRAINING_IMAGE_DIGEST: digest }, ...args);
const pushing = (stubs: StubPrograms, built = DIGEST) =>
  stubs.add('skopeo', `case "$1" in inspect) echo ${built};; login) cat >&2;; esac`);
const ofSkopeo = (stubs: StubPrograms) => stubs.calls().filter((call) => call.startsWith('skopeo'));

beforeEach(() => scratch.git('checkout', '--quiet', newer));

test('the image is built reproducibly by a builder that is pinned, into an archive whose digest stands for it', () => {
  const stubs = new StubPrograms().add(
    'docker',
    `case "$*" in *inspect*) exit 1;; *" build "*) while [ "$1" != --metadata-file ]; do shift; done
echo '{ "containerimage.digest": "${DIGEST}" }' > "$2"; echo image > dist/image/image.tar;; esac`,
  );
  const output = join(scratch.folder, 'handed-on');
  const { status, stdout } = scratch.run('build-image', stubs, { GITHUB_OUTPUT: output });
  expect([status, stdout]).toEqual([0, expect.stringContaining(`TRAINING_IMAGE_DIGEST=${DIGEST}`)]);
  expect(readFileSync(output, 'utf8')).toMatch(new RegExp(`^digest=sha256:[0-9a-f]{64}\nimage=${DIGEST}\n$`));
  const [inspect, create, build, ...others] = stubs.calls();
  expect([inspect, others]).toEqual(['docker buildx inspect jackpot-training', []]);
  expect(create).toMatch(/--driver docker-container --driver-opt=image=\S+\/buildkit:v[\d.]+@sha256:[0-9a-f]{64}$/);
  for (const part of [
    '--builder jackpot-training --file apps/training/Dockerfile --target job',
    '--build-arg SOURCE_DATE_EPOCH=0 --provenance=false --sbom=false',
    'type=oci,dest=',
    'image.tar,oci-mediatypes=false,rewrite-timestamp=true',
  ])
    expect(build).toContain(part);
});

test('the archive that was built is pushed by its commit’s name, byte for byte', () => {
  const stubs = pushing(account(null));
  const { status, stdout, stderr } = push(stubs);
  expect([status, stdout, stderr]).toEqual([0, `${REPOSITORY}@${DIGEST}\n`, expect.stringContaining('secret')]);
  expect(ofSkopeo(stubs)).toEqual([
    `skopeo inspect --format {{.Digest}} ${ARCHIVE}`,
    `skopeo login --username AWS --password-stdin ${REPOSITORY.split('/')[0]}`,
    `skopeo copy --preserve-digests ${ARCHIVE} docker://${REPOSITORY}:${newer}`,
  ]);
});

test('an archive of another digest is not pushed', () => {
  const stubs = pushing(account(null), OTHER);
  expect(push(stubs)).toMatchObject({ status: 1, stderr: expect.stringContaining(`is ${OTHER}, expected`) as string });
  expect(ofSkopeo(stubs)).toHaveLength(1);
});

test('an image that an earlier attempt pushed is used, for its tag never moves; one of another digest is refused', () => {
  const same = pushing(account(DIGEST));
  expect([push(same).status, ofSkopeo(same)]).toEqual([0, []]);
  const different = pushing(account(OTHER));
  expect(push(different)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`is ${OTHER} already`) as string,
  });
  expect(ofSkopeo(different)).toEqual([]);
});

test('no image goes over a newer deployment, but to roll back', () => {
  scratch.git('checkout', '--quiet', older);
  const stubs = pushing(account(null, newer));
  expect(push(stubs)).toMatchObject({ status: 1, stderr: expect.stringContaining(`is of ${newer}`) as string });
  expect(ofSkopeo(stubs)).toEqual([]);
  // A person's deployment by hand has no change set of ours; the optimiser was told its commit all the same.
  const byHand = pushing(account(null, older, newer));
  expect(push(byHand).stderr).toContain(`jackpot-optimiser is of ${newer}`);
  expect(push(stubs, DIGEST, '--roll-back').status).toBe(0);
});

test('what ECR refuses for another reason ends the push with its words', () => {
  const stubs = new StubPrograms().add('aws', 'echo "(ExpiredTokenException): token" >&2; exit 254').add('skopeo');
  expect(push(stubs)).toMatchObject({ status: 1, stderr: expect.stringContaining('token. Check') as string });
  expect(ofSkopeo(stubs)).toEqual([]);
});

test('where nothing in it changed, nobody is asked for anything', () => {
  const stubs = new StubPrograms().add('aws').add('skopeo');
  expect(push(stubs, '').stdout).toBe('Nothing that is in the training image changed.\n');
  expect(stubs.calls()).toEqual([]);
});
