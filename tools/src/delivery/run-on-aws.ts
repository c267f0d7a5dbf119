import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { askAws } from './aws.ts';
import { PREFIX, named } from './prefix.ts';

const CASH = join(import.meta.dirname, '../../demo/cash.json');
/** The draw that the shipped data leads up to. */
const DRAW_DATE = '2026-11-28';
const POLL_MS = Number(process.env['JACKPOT_POLL_MS'] ?? 15_000);
const POLLS_MAX = 480;

/** A run of the system of `JACKPOT_PREFIX` that has ended well. */
interface EndedRun {
  readonly runId: string;
  readonly executionArn: string;
}

/** Account of the credentials. */
export function accountNumber(): string {
  return (askAws(['sts', 'get-caller-identity']) as { Account: string }).Account;
}

/**
 * Runs one draw that never changes, with the demonstration's cash, stated as of now, which a run asks for; a record that is there is superseded.
 * @param countries all of them without any
 * @throws Error where the run does not succeed
 */
export async function runDraw(by: string, reason: string, countries?: readonly string[]): Promise<EndedRun> {
  stateCash();
  const machine = `arn:aws:states:${process.env['AWS_REGION'] ?? ''}:${accountNumber()}:stateMachine:${named('weekly')}:live`;
  const input = JSON.stringify({ drawDate: DRAW_DATE, countries, supersede: { by, reason } });
  const start = ['stepfunctions', 'start-execution', '--state-machine-arn', machine, '--input', input];
  const { executionArn } = askAws(start) as { executionArn: string };
  return { executionArn, runId: await endOf(executionArn) };
}

function stateCash(): void {
  const { amount, currency } = JSON.parse(readFileSync(CASH, 'utf8')) as { amount: number; currency: string };
  const stated = JSON.stringify({ amount, currency, asOf: new Date().toISOString() });
  askAws(['secretsmanager', 'put-secret-value', '--secret-id', `${PREFIX}/available-cash`, '--secret-string', stated]);
}

async function endOf(executionArn: string): Promise<string> {
  for (let poll = 0; poll < POLLS_MAX; poll++) {
    const describe = ['stepfunctions', 'describe-execution', '--execution-arn', executionArn];
    const { status, output = '' } = askAws(describe) as { status: string; output?: string };
    if (status === 'SUCCEEDED') return (JSON.parse(output) as { runId: string }).runId;
    if (status !== 'RUNNING') throw new Error(`${executionArn} ${status.toLowerCase()}`);
    await setTimeout(POLL_MS);
  }
  throw new Error(`${executionArn} still runs after ${(POLLS_MAX * POLL_MS) / 3_600_000} hours`);
}
