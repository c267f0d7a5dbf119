import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { StubPrograms } from '../test/stub-programs.ts';
import { type Environment, type Step, readWorkflows } from '../test/workflow-files.ts';
import { S3Server, credentials } from './s3-server.ts';

jest.setTimeout(1_800_000);

const ROOT = join(import.meta.dirname, '../..');
const DIGEST = `sha256:${'d'.repeat(64)}`;
const scratch = mkdtempSync(join(tmpdir(), 'jackpot-steps-'));
const clone = join(scratch, 'jackpot');
const git = (...args: string[]) => execFileSync('git', ['-C', clone, ...args], { encoding: 'utf8' }).trim();
const jobs = new Map(
  readWorkflows().flatMap(({ file, jobs: byName }) =>
    Object.entries(byName).map(([name, job]) => [`${file}: ${name}`, job] as const),
  ),
);
const steps = [...jobs].flatMap(([place, { steps: all, env = {} }]) =>
  all.filter(({ run }) => run !== undefined).map((step) => ({ place, step, env })),
);

/** Arguments that make hour-long steps short here: these words come after the step's own. */
const LESS: readonly (readonly [RegExp, string])[] = [
  [/^npx nx affected /, '--exclude=@jackpot/tools,@jackpot/cli'],
  [/^npm test$/, '-- --projects=@jackpot/ports'],
  // This test is a part of the whole.
  [/^npm run integration$/, '-- --projects=@jackpot/infrastructure'],
  [/^npm run fuzz$/, '-- --minutes 0'],
  [/^npm run crash$/, "-- --testNamePattern 'the moments at which'"],
  [/^npm run replay /, '--weeks 1'],
  [/^npm run coverage$/, '-- libs/ports'],
];

/** Value of a GitHub expression here; outputs of other jobs are what those jobs wrote. */
function valueOf(expression: string): string {
  const [, job = '', output = ''] = /^needs\.([\w-]+)\.outputs\.(\w+)$/.exec(expression) ?? [];
  if (job !== '') return outputsOf(job)[output] ?? '';
  const values: Environment = {
    'github.sha': git('rev-parse', 'HEAD'),
    'github.token': 'token',
    'github.event.pull_request.base.sha': git('rev-parse', 'HEAD~1'),
    'github.event.pull_request.number': '7',
    'matrix.country': 'sweden',
    'vars.AWS_ACCOUNT_ID': '111122223333',
    'vars.AWS_REGION': 'eu-west-1',
  };
  const value = values[expression];
  if (value === undefined) throw new Error(`no value for the expression ${expression}`);
  return value;
}

const evaluated = (env: Environment): (readonly [string, string])[] =>
  Object.entries(env).map(([name, value]) => [
    name,
    String(value).replaceAll(/\$\{\{ (.+?) \}\}/g, (_, key: string) => valueOf(key)),
  ]);

/** An account in which nothing is deployed yet and whose functions answer. */
const AWS = `file=$(echo "$*" | sed -n 's/.* \\(\\/[^ ]*\\).*/\\1/p')
case "$*" in
*describe-stacks*) echo 'does not exist' >&2; exit 254;;
*describe-images*) echo ImageNotFoundException >&2; exit 254;;
*invoke*) echo '{}'; printf '{"smokeTest":"passed"}' > "$file";;
*caller-identity*) echo '{ "Account": "111122223333" }';;
*describe-state-machine*) echo '{ "status": "ACTIVE" }';;
*drift-detection-status*) echo '{ "DetectionStatus": "DETECTION_COMPLETE" }';;
*detect-stack-drift*) echo '{ "StackDriftDetectionId": "1" }';;
*resource-drifts*) echo '{ "StackResourceDrifts": [] }';;
esac`;

let stubs: StubPrograms;
let s3: S3Server;
/** Answers npm's question for advisories: there is none. */
const registry = createServer((_, response) => response.end('{}'));

beforeAll(async () => {
  execFileSync('git', ['clone', '--quiet', ROOT, clone]);
  git('checkout', '--quiet', '-B', 'main');
  for (const file of ['apps/data-validator/src/step.ts', 'apps/training/src/step.ts'])
    appendFileSync(join(clone, file), '\n// A change of this app alone.\n');
  git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--all', '--message', 'Two apps change');
  s3 = await S3Server.start('jackpot-111122223333-eu-west-1');
  await new Promise<void>((listening) => registry.listen(0, '127.0.0.1', listening));
  stubs = new StubPrograms()
    .add(
      'gh',
      `case "$*" in *--body-file*) test -s dist/changes.md;; *workflows/main.yml/runs*) echo ${git('rev-parse', 'HEAD~1')};;
"issue list"*) echo '[]';; esac`,
    )
    .add('aws', AWS)
    .add('skopeo', `case "$1" in inspect) echo ${DIGEST};; esac`)
    .add(
      'docker',
      'case "$*" in *" build "*) while [ "$1" != --metadata-file ]; do shift; done; ' +
        `echo '{ "containerimage.digest": "${DIGEST}" }' > "$2"; echo image > dist/image/image.tar;; esac`,
    );
});
afterAll(() => {
  s3?.stop();
  registry.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** The file that a job's steps write their outputs to, and what stands in it. */
const outputFile = (job: string) => join(scratch, `output-${job}`);
function outputsOf(job: string): Environment {
  const text = existsSync(outputFile(job)) ? readFileSync(outputFile(job), 'utf8') : '';
  return Object.fromEntries([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
}

const FILES = ['GITHUB_ENV', 'GITHUB_STEP_SUMMARY'] as const;
const fileOf = (name: (typeof FILES)[number]) => join(scratch, name);
const handedOn = () => (existsSync(fileOf('GITHUB_ENV')) ? readFileSync(fileOf('GITHUB_ENV'), 'utf8') : '');

/** A step's command as GitHub would run it, in the clone. @returns its exit code, and what it printed where it failed */
async function run(
  { run: command = '', env = {} }: Step,
  ofJob: Environment,
  override: Environment = {},
  job = 'none',
) {
  const less = LESS.filter(([pattern]) => pattern.test(command)).map(([, words]) => words);
  const inherited = Object.entries(process.env).filter(([name]) => !/^(NX_|AWS_|GITHUB_|npm_|NODE_OPTIONS)/.test(name));
  const { port } = registry.address() as AddressInfo;
  const child = spawn('bash', ['-e', '-c', [command, ...less].join(' ')], {
    cwd: clone,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(inherited),
      ...credentials,
      AWS_ENDPOINT_URL: s3.url,
      HOME: process.env['HOME'],
      PATH: `${stubs.folder}:${process.env['PATH']}`,
      CI: 'true',
      NX_DAEMON: 'false',
      GITHUB_REF_NAME: 'v1.2.3',
      GITHUB_REPOSITORY: 'owner/jackpot',
      ...Object.fromEntries(FILES.map((name) => [name, fileOf(name)])),
      GITHUB_OUTPUT: outputFile(job),
      ...Object.fromEntries(evaluated({ ...ofJob, ...env })),
      ...Object.fromEntries(
        [...handedOn().matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']): [string, string] => [name, value]),
      ),
      ...(command === 'npm run audit' && { npm_config_registry: `http://127.0.0.1:${port}` }),
      ...override,
    },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const printed = Promise.all([text(child.stdout), text(child.stderr)]);
  const status = await ended;
  return [status, status === 0 ? '' : (await printed).join('').slice(-3000)];
}

const done = new Set<string>();
/** Key of a step: its command and own environment. What a job hands on to all steps is equal in all jobs. */
const keyOf = ({ run: command, env = {} }: Step) => JSON.stringify([command, evaluated(env)]);

/** Runs a job's steps in order; a command that ran with the same environment is not run again. */
async function runJob(place: string): Promise<void> {
  for (const { step, env } of steps.filter((one) => one.place === place)) {
    const key = keyOf(step);
    if (done.has(key)) continue;
    done.add(key);
    const job = place.replace(/.*: /, '');
    expect([step.run, ...(await run(step, env, {}, job))]).toEqual([step.run, 0, '']);
  }
}

/** Replaces the CDK's command of a delivery, after the delivery was verified. */
function stubCdk(ends = 0): void {
  const call = `require('node:fs').appendFileSync('${stubs.log}', 'cdk ' + process.argv.slice(2).join(' ') + '\\n')`;
  writeFileSync(join(clone, 'dist/delivery/aws-cdk/bin/cdk'), `${call}; process.exit(${ends});`);
}

test('main checks, builds what is delivered, and says what it will deploy', async () => {
  await runJob('main.yml: check');
  expect(outputsOf('check')).toEqual({
    ...{ deploys: 'true', image: 'true', publish: 'now' },
    digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
  });
  expect(stubs.calls().some((call) => call.startsWith('gh api --paginate'))).toBe(true);
});

test('main builds the image, pushes it, then deploys what changed: the steps first, the workflow after them', async () => {
  stubs.calls();
  await runJob('main.yml: image');
  expect(outputsOf('image')).toMatchObject({ image: DIGEST });
  const { steps: ofDeployment, env = {} } = jobs.get('main.yml: deploy') ?? { steps: [] };
  for (const step of ofDeployment.filter(({ run: command }) => command !== undefined)) {
    // The artefact was verified by then.
    if (step.run === 'npm run deploy') stubCdk();
    expect([step.run, ...(await run(step, env, {}, 'deploy'))]).toEqual([step.run, 0, '']);
    done.add(keyOf(step));
  }
  const [commit, repository] = [
    git('rev-parse', 'HEAD'),
    '111122223333.dkr.ecr.eu-west-1.amazonaws.com/jackpot-training',
  ];
  const calls = stubs.calls();
  expect(calls.map((call) => call.split(' ').slice(0, 3).join(' '))).toEqual([
    ...['docker buildx inspect', 'docker buildx build'],
    ...['gh attestation verify', 'gh attestation verify'],
    ...['aws cloudformation describe-stacks', 'aws cloudformation describe-stacks', 'aws ecr describe-images'],
    ...[
      'skopeo inspect --format',
      'aws ecr get-login-password',
      'skopeo login --username',
      'skopeo copy --preserve-digests',
    ],
    ...Array.from({ length: 5 }, () => 'aws cloudformation describe-stacks'),
    'cdk deploy jackpot-data-validator',
    ...Array.from({ length: 5 }, () => 'aws lambda publish-version'),
    'cdk deploy jackpot-workflow',
    ...Array.from({ length: 6 }, () => 'aws lambda invoke'),
    ...['aws sts get-caller-identity', 'aws stepfunctions describe-state-machine'],
  ]);
  expect(calls.find((call) => call.startsWith('skopeo copy'))).toContain(`docker://${repository}:${commit}`);
  const deployed = ['data-validator', 'training', 'quality-gate', 'optimiser'].map((name) => `jackpot-${name}`);
  const words = (calls.find((call) => call.startsWith('cdk')) ?? '').split(' ');
  expect(words.slice(2, 2 + deployed.length)).toEqual(deployed);
  expect(words[2 + deployed.length]).toBe('--app');
  expect(words).toContain('--exclusively');
  const given = words.filter((_, at) => words[at - 1] === '--parameters').sort();
  expect(given).toEqual([
    'jackpot-optimiser:CodeDirty=false',
    `jackpot-optimiser:GitCommit=${commit}`,
    `jackpot-optimiser:TrainingImageDigest=${DIGEST}`,
    `jackpot-quality-gate:TrainingImageDigest=${DIGEST}`,
    `jackpot-workflow:TrainingImageDigest=${DIGEST}`,
  ]);
});

test('where the CDK fails, the step does', async () => {
  stubCdk(3);
  const [status] = await run({ run: 'npm run deploy' }, {});
  expect(status).toBe(3);
});

test('configs and data reach the bucket', async () => {
  for (const job of ['publish', 'publish-after-deployment']) await runJob(`main.yml: ${job}`);
  const keys = s3.keys();
  for (const key of ['configs/company.yaml', 'configs/sweden.yaml', 'data/current.json']) expect(keys).toContain(key);
  expect(s3.get('configs/sweden.yaml')).toEqual(readFileSync(join(clone, 'configs/sweden.yaml')));
});

test('a pull request is checked, and told what it changes', async () => {
  stubs.calls();
  for (const job of ['check', 'pipeline', 'changes', 'comment']) await runJob(`pull-request.yml: ${job}`);
  expect(stubs.calls()).toEqual(['gh pr comment 7 --edit-last --create-if-none --body-file dist/changes.md']);
  expect(readFileSync(fileOf('GITHUB_STEP_SUMMARY'), 'utf8')).toContain('## Decisions');
});

test.each([...jobs.keys()].filter((place) => place.startsWith('nightly.yml')))('%s', async (place) => {
  await runJob(place);
});

test('a release is built and published, with its bill of materials', async () => {
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  stubs.calls();
  for (const place of jobs.keys()) if (place.startsWith('release.yml')) await runJob(place);
  const [listed, call = '', ...others] = stubs.calls();
  expect([listed, others]).toEqual([expect.stringContaining('/releases'), []]);
  expect(call).toMatch(/^gh release create v1\.2\.3 --verify-tag --generate-notes \S*dist\/release\//);
  expect(call).toContain('dist/release/optimiser.tar.gz');
});

test('no step of any workflow was left out', () => {
  const left = steps.filter(({ step }) => !done.has(keyOf(step)));
  expect(left.map(({ place, step }) => `${place}: ${step.run}`)).toEqual([]);
  expect(steps.length).toBeGreaterThan(25);
});
