/**
 * Runs one week of the system of `JACKPOT_PREFIX`, on the configs and data that are published there, the demonstration's cash and a
 * draw that never changes, and decides each of its records again on this machine: byte for byte the same, or exit code 1. It is what
 * main asks of staging before it asks for production's approval: `npm run staged-week`, with the credentials of the account.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { JACKPOT } from './delivery/delivery.ts';
import { git } from './delivery/git.ts';
import { named } from './delivery/prefix.ts';
import { runProgram } from './delivery/program.ts';
import { accountNumber, runDraw } from './delivery/run-on-aws.ts';

interface Summary {
  readonly countries: readonly { readonly country: string; readonly recordId: string; readonly status: string }[];
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
  const bucket = named(`${accountNumber()}-${process.env['AWS_REGION'] ?? ''}`);
  const { runId } = await runDraw('staging', git(['rev-parse', 'HEAD']));
  const { countries } = summaryOf(bucket, runId);
  const problems = countries.map((country) => problemOf(country, bucket)).filter((problem) => problem !== null);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0 || countries.length === 0) process.exitCode = 1;
  else console.log(`${countries.length} countries are decided here as there, byte for byte.`);
});
