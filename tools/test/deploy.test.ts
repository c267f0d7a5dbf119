import { ScratchRepository } from './scratch-repository.ts';
import { StubPrograms } from './stub-programs.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const scratch = new ScratchRepository();
const [older, newer] = [scratch.commit(), scratch.commit()];

/** A delivery of the commit that is checked out, with a CDK that prints what it is told. */
function deliver(plan: object): void {
  const template = (...names: string[]) =>
    JSON.stringify({ Parameters: Object.fromEntries(names.map((name) => [name, {}])) });
  scratch.write('dist/delivery/plan.json', JSON.stringify({ dirty: false, ...plan }));
  scratch.write('dist/delivery/aws-cdk/bin/cdk', 'console.log(process.argv.slice(2).join(" "));');
  scratch.write('dist/delivery/cdk.out/jackpot-optimiser.template.json', template('GitCommit', 'CodeDirty'));
  scratch.write('dist/delivery/cdk.out/jackpot-notifier.template.json', template('GitCommit'));
  scratch.write(
    'dist/delivery/cdk.out/jackpot-workflow.template.json',
    template('TrainingImageDigest', 'OptimiserVersion'),
  );
  scratch.write('dist/delivery/cdk.out/jackpot-delivery.template.json', template('Repository'));
}

/** An account whose stacks were all made by a change set of this name, with this parameter. */
const account = (changeSet: string, commit: string) => {
  const id = `arn:aws:cloudformation:eu-west-1:1:changeSet/${changeSet}/5f`;
  const stack = { ChangeSetId: id, Parameters: [{ ParameterKey: 'GitCommit', ParameterValue: commit }] };
  const versions = `echo '{ "Version": "7" }'`;
  return new StubPrograms().add(
    'aws',
    `case "$*" in *publish-version*) ${versions};; *) echo '${JSON.stringify(stack)}';; esac`,
  );
};
const nothing = () =>
  new StubPrograms().add('aws', 'echo "(ValidationError): Stack with id x does not exist" >&2; exit 254');
const checkOut = (commit: string) => scratch.git('checkout', '--quiet', commit);

beforeEach(() => checkOut(newer));

test('the delivery’s own assembly is deployed by its own CDK, under the name of its commit, with what is given, and last the workflow with the versions of what it calls', () => {
  deliver({ commit: newer, stacks: ['optimiser', 'workflow'] });
  const { status, stdout } = scratch.run('deploy', account(`jackpot-${older}`, older), {
    TRAINING_IMAGE_DIGEST: DIGEST,
    // GitHub's own variable holds no ids: it must not overwrite the parameter.
    GITHUB_REPOSITORY: 'owner/jackpot',
  });
  const assembly = `${scratch.folder}/dist/delivery/cdk.out`;
  const common = [
    ...[`app ${assembly}`, 'exclusively', 'require-approval never', 'import-existing-resources'],
    `change-set-name jackpot-${newer}`,
  ];
  expect([
    status,
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' --')),
  ]).toEqual([
    0,
    [
      [
        'deploy jackpot-optimiser',
        ...common,
        ...[`parameters jackpot-optimiser:GitCommit=${newer}`, 'parameters jackpot-optimiser:CodeDirty=false'],
      ],
      [
        'deploy jackpot-workflow',
        ...common,
        ...[
          `parameters jackpot-workflow:TrainingImageDigest=${DIGEST}`,
          'parameters jackpot-workflow:OptimiserVersion=7',
        ],
      ],
    ],
  ]);
});

test('another system of the account is deployed under its own prefix', () => {
  deliver({ commit: newer, stacks: ['optimiser'] });
  scratch.write('dist/delivery/jackpot-staging.out/jackpot-staging-optimiser.template.json', '{}');
  const { stdout } = scratch.run('deploy', nothing(), { JACKPOT_PREFIX: 'jackpot-staging' });
  expect(stdout).toMatch(/^deploy jackpot-staging-optimiser --/);
});

test('the repository is told where it is given with its ids', () => {
  deliver({ commit: newer, stacks: ['delivery'] });
  const { stdout } = scratch.run('deploy', nothing(), { REPOSITORY: 'owner@1/jackpot@2' });
  expect(stdout).toContain('--parameters jackpot-delivery:Repository=owner@1/jackpot@2');
});

test.each<[string, () => StubPrograms]>([
  ['a change set', () => account(`jackpot-${newer}`, older)],
  ['a parameter', () => account('cdk-deploy-change-set', newer)],
])('nothing goes over a newer commit, told by %s, but to roll back', (_, standing) => {
  checkOut(older);
  deliver({ commit: older, stacks: ['optimiser'] });
  const refused = scratch.run('deploy', standing());
  expect([refused.status, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toBe(`${older} does not contain what stands already: jackpot-optimiser is of ${newer}\n`);
  expect(scratch.run('deploy', standing(), {}, '--roll-back', 'optimiser').stdout).toContain(
    'deploy jackpot-optimiser',
  );
});

test('a commit that this clone does not know is not taken for an older one', () => {
  deliver({ commit: newer, stacks: ['optimiser'] });
  const { status, stderr } = scratch.run('deploy', account(`jackpot-${'e'.repeat(40)}`, newer));
  expect([status, stderr]).toEqual([1, expect.stringContaining('git fetch --unshallow')]);
});

test('where AWS refuses to say what stands there, nothing is deployed', () => {
  deliver({ commit: newer, stacks: ['optimiser'] });
  const refusing = new StubPrograms().add('aws', 'echo "(ExpiredToken): token" >&2; exit 254');
  expect(scratch.run('deploy', refusing)).toEqual({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('(ExpiredToken): token. Check the region') as string,
  });
});

test('a delivery of another commit is not deployed, nor one that is not there', () => {
  deliver({ commit: older, stacks: ['optimiser'] });
  const other = scratch.run('deploy', nothing());
  expect([other.status, other.stderr]).toEqual([1, expect.stringContaining(`is of ${older}, ${newer} is checked out`)]);
  scratch.write('dist/delivery/plan.json', '');
  expect(scratch.run('deploy', nothing()).stderr).toContain('make it by npm run assemble');
});

test('what is planned is nothing, or not an app', () => {
  deliver({ commit: newer, stacks: [] });
  expect(scratch.run('deploy', nothing()).stdout).toBe('Nothing that changed is deployed.\n');
  const { status, stderr } = scratch.run('deploy', nothing(), {}, 'optimizer');
  expect([status, stderr]).toEqual([2, expect.stringContaining('nothing of optimizer is deployed')]);
});
