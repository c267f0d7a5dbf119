/**
 * Runs one week of the system of `JACKPOT_PREFIX`, on the configs and data that are published there, the demonstration's cash and a
 * draw that never changes, and decides each of its records again on this machine: byte for byte the same, or exit code 1. It is what
 * main asks of staging before it asks for production's approval: `npm run staged-week`, with the credentials of the account.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { askAws } from './delivery/aws.ts';
import { JACKPOT } from './delivery/delivery.ts';
import { git } from './delivery/git.ts';
import { named, PREFIX } from './delivery/prefix.ts';
import { runProgram } from './delivery/program.ts';

const CASH = join(import.meta.dirname, '../demo/cash.json');
/** The draw that the shipped data leads up to, and when its cash was known. */
const DRAW_DATE = '2026-11-28';
const CASH_AS_OF = '2026-11-25T18:00:00Z';
const POLL_MS = 30_000;
const POLLS_MAX = 240;

interface Run {
  readonly status: string;
  readonly output?: string;
}

interface Summary {
  readonly countries: readonly { readonly country: string; readonly recordId: string; readonly status: string }[];
}

function stateCash(): void {
  const { amount, currency } = JSON.parse(readFileSync(CASH, 'utf8')) as { amount: number; currency: string };
  const stated = JSON.stringify({ amount, currency, asOf: CASH_AS_OF });
  askAws(['secretsmanager', 'put-secret-value', '--secret-id', `${PREFIX}/available-cash`, '--secret-string', stated]);
}

/** @returns the run's id @throws Error where it did not succeed */
async function runWeek(account: string): Promise<string> {
  const machine = `arn:aws:states:${process.env['AWS_REGION'] ?? ''}:${account}:stateMachine:${named('weekly')}:live`;
  const supersede = { by: 'staging', reason: git(['rev-parse', 'HEAD']) };
  const input = JSON.stringify({ drawDate: DRAW_DATE, supersede });
  const started = ['stepfunctions', 'start-execution', '--state-machine-arn', machine, '--input', input];
  const { executionArn } = askAws(started) as { executionArn: string };
  for (let poll = 0; poll < POLLS_MAX; poll++) {
    const run = askAws(['stepfunctions', 'describe-execution', '--execution-arn', executionArn]) as Run;
    if (run.status === 'SUCCEEDED') return (JSON.parse(run.output ?? '') as { runId: string }).runId;
    if (run.status !== 'RUNNING') throw new Error(`${executionArn} ${run.status.toLowerCase()}`);
    await setTimeout(POLL_MS);
  }
  throw new Error(`${executionArn} still runs after ${(POLLS_MAX * POLL_MS) / 3_600_000} hours`);
}

function summaryOf(bucket: string, runId: string): Summary {
  const key = `s3://${bucket}/runs/${runId}/summary.json`;
  const { status, stdout, stderr } = spawnSync('aws', ['s3', 'cp', key, '-'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${key}: ${stderr.trim()}`);
  return JSON.parse(stdout) as Summary;
}

/** Problem of a country; null where this machine decides the same. */
function problemOf({ country, recordId, status }: Summary['countries'][number], bucket: string): string | null {
  if (status !== 'recommended' && status !== 'infeasible') return `${country} is ${status}`;
  const args = [join(JACKPOT, 'main.mjs'), 'reproduce', recordId, '--from', `s3://${bucket}`, '--this-code'];
  const decided = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return decided.status === 0 ? null : `${country} is decided otherwise here:\n${decided.stdout}${decided.stderr}`;
}

await runProgram(async () => {
  const { Account } = askAws(['sts', 'get-caller-identity']) as { Account: string };
  const bucket = named(`${Account}-${process.env['AWS_REGION'] ?? ''}`);
  stateCash();
  const { countries } = summaryOf(bucket, await runWeek(Account));
  const problems = countries.map((country) => problemOf(country, bucket)).filter((problem) => problem !== null);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0 || countries.length === 0) process.exitCode = 1;
  else console.log(`${countries.length} countries are decided here as there, byte for byte.`);
});
