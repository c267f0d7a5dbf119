import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assumptionsPage } from '../src/assumptions/assumptions-page.ts';
import { rehearsed } from '../src/rehearsal/settle.ts';
import { ScratchRepository } from './scratch-repository.ts';
import { StubPrograms } from './stub-programs.ts';

const scratch = new ScratchRepository();
scratch.commit();
const CALLER = 'arn:aws:sts::111122223333:assumed-role/jackpot-approver/ann';
scratch.write('tools/demo/cash.json', '{ "amount": 100000000, "currency": "EUR" }');
/** The delivery's `jackpot`, whose announcement is recorded in the name of `by`. */
const deliver = (by = CALLER) => scratch.write('dist/delivery/jackpot/main.mjs', `console.log('{ "by": "${by}" }');`);
beforeEach(() => deliver());
const place = { AWS_REGION: 'eu-west-1', JACKPOT_PREFIX: 'jackpot-staging', JACKPOT_POLL_MS: '1' };

/** An account in which one country was run; `answers` differ from what is assumed, by words of the command. */
function account(answers: Readonly<Record<string, string>> = {}): StubPrograms {
  const run = { status: 'SUCCEEDED', output: JSON.stringify({ runId: '2026-W48-r1' }) };
  const cases = Object.entries({
    stateMachineVersionArn: `echo '"arn:aws:states:eu-west-1:1:stateMachine:jackpot-staging-weekly:3"'`,
    'describe-execution': `echo '${JSON.stringify(run)}'`,
    'caller-identity': `echo '{ "Account": "111122223333", "Arn": "${CALLER}" }'`,
    'start-execution': `echo '{ "executionArn": "arn:e" }'`,
    'list-training-jobs': `echo '["2026-w48-r1-england-0"]'`,
    TrainingJobStatus: `echo '["Completed", null]'`,
    S3ModelArtifacts: `echo '"s3://bucket/model.tar.gz"'`,
    'batch-get-image': `echo '"application/vnd.docker.distribution.manifest.v2+json"'`,
    'lookup-events': `echo '[]'`,
    'filter-log-events': `echo '[]'`,
    'head-object': `echo '"text/html; charset=utf-8"'`,
    'get-aws-default-service-quota': `echo '"ml.m5.large for spot training job usage"'`,
    'assume-role': 'echo "(AccessDenied): no" >&2; exit 254',
    'put-object': 'echo "(AccessDenied): no" >&2; exit 254',
    'delete-item': 'echo "(AccessDeniedException): no" >&2; exit 254',
    ...answers,
  }).map(([words, script]) => `*${words}*) ${script};;`);
  return new StubPrograms().add('aws', `case "$*" in\n${cases.join('\n')}\n*) echo '["1"]';;\nesac`);
}
const rehearse = (stubs: StubPrograms) => scratch.run('rehearse-aws', stubs, place, '--deployed');

test('each assumption has its verdict in a table, and what only GitHub can settle says so', () => {
  const { status, stdout } = rehearse(account());
  expect([status, stdout.split('\n').filter((line) => line.includes('| holds |')).length]).toEqual([
    0,
    rehearsed.length + 1,
  ]);
  expect(stdout).toMatch(/\| AWS reads the claims .* \| not settled \| run it in a job of GitHub/);
});

test('an account that answers otherwise fails the rehearsal, by the assumption’s name', () => {
  const { status, stdout } = rehearse(account({ 'put-object': `echo '{ "ETag": "x" }'` }));
  expect([status, stdout]).toEqual([1, expect.stringMatching(/\| S3 refuses a put .* \| does not hold \|/)]);
});

test('a function URL that names another caller does not hold', () => {
  deliver('arn:aws:iam::111122223333:root');
  const { status, stdout } = rehearse(account());
  expect([status, stdout]).toEqual([
    1,
    expect.stringMatching(/\| A function URL names its caller .*\| does not hold \|/),
  ]);
});

test('what is not there settles nothing', () => {
  const { stdout } = rehearse(account({ 'batch-get-image': 'echo null' }));
  expect(stdout).toContain("| SageMaker refuses OCI's manifests | not settled | AWS knows of none |");
});

test('what AWS refuses for another reason settles nothing', () => {
  const { status, stdout } = rehearse(account({ 'lookup-events': 'echo "(Throttling): later" >&2; exit 254' }));
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/\| The state machine needs ListTags .*\| not settled \|.*later/),
  ]);
});

test('nothing is rehearsed under production’s own prefix', () => {
  const stubs = account();
  expect(scratch.run('rehearse-aws', stubs, { AWS_REGION: 'eu-west-1' }).status).toBe(2);
  expect(stubs.calls()).toEqual([]);
});

test('the page of assumptions is made from them: else npm run generate -- assumptions', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/generated/assumptions.md'), 'utf8');
  // Prettier aligns the columns and marks emphasis its own way.
  const words = (text: string) => text.replaceAll(/ +|-{3,}/g, ' ').replaceAll(/ +/g, ' ');
  expect(words(page)).toBe(words(assumptionsPage()));
});
