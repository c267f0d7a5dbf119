/**
 * Settles in an account what docs/generated/assumptions.md assumes: deploys the delivery of `npm run assemble` there under a prefix of its
 * own, runs one country, asks AWS, prints a table of verdicts and takes everything away. It takes an hour and about three dollars, most of it
 * for a key: `npm run assemble && JACKPOT_PREFIX=jackpot-staging TRAINING_IMAGE_DIGEST=sha256:… npm run rehearse-aws`, with an
 * administrator's credentials. `--deployed` rehearses what stands there already, and leaves it.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { JACKPOT } from './delivery/delivery.ts';
import { git } from './delivery/git.ts';
import { DEFAULT_PREFIX, PREFIX, named } from './delivery/prefix.ts';
import { runProgram } from './delivery/program.ts';
import { accountNumber } from './delivery/run-on-aws.ts';
import { DEPLOYED_APPS } from './deployment/deployed-stacks.ts';
import { settleCaller } from './rehearsal/function-url.ts';
import { settleLogin } from './rehearsal/github-login.ts';
import { COUNTRY, runOneCountry } from './rehearsal/one-country.ts';
import { type Verdict, rehearsed, settle } from './rehearsal/settle.ts';
import { tearDown } from './rehearsal/tear-down.ts';

const { values } = parseArgs({ options: { deployed: { type: 'boolean', default: false } } });

/** @throws Error where a program does not end well */
function run(...args: readonly string[]): void {
  const { status, error } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
}

function deploy(bucket: string): void {
  run(join(import.meta.dirname, 'deploy.ts'), ...DEPLOYED_APPS);
  run(join(JACKPOT, 'main.mjs'), 'aws', 'publish', '--to', `s3://${bucket}`);
}

function table(verdicts: readonly Verdict[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ').slice(0, 200);
  const rows = verdicts.map(({ assumed, verdict, answer }) => `| ${cell(assumed)} | ${verdict} | ${cell(answer)} |`);
  return ['| assumed | verdict | AWS says |', '| --- | --- | --- |', ...rows].join('\n');
}

async function rehearse(): Promise<void> {
  const region = process.env['AWS_REGION'] ?? '';
  const account = accountNumber();
  const bucket = named(`${account}-${region}`);
  const place = { account, region, prefix: PREFIX, commit: git(['rev-parse', 'HEAD']) };
  try {
    if (!values.deployed) deploy(bucket);
    const at = { ...place, ...(await runOneCountry()) };
    const verdicts = [
      ...rehearsed.map((assumption) => settle(assumption, at)),
      settleCaller(COUNTRY),
      await settleLogin(at),
    ];
    console.log(table(verdicts));
    if (verdicts.some(({ verdict }) => verdict === 'does not hold')) process.exitCode = 1;
  } finally {
    if (!values.deployed) for (const left of tearDown(place)) console.error(`left: ${left}`);
  }
}

if (PREFIX === DEFAULT_PREFIX && !values.deployed) {
  console.error(
    'usage: JACKPOT_PREFIX=jackpot-staging npm run rehearse-aws: under production’s own prefix nothing is rehearsed',
  );
  process.exitCode = 2;
} else await runProgram(rehearse);
