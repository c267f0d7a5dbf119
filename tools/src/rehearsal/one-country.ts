import { setTimeout } from 'node:timers/promises';
import { askAws } from '../delivery/aws.ts';

const COUNTRY = 'england';
const DRAW_DATE = '2026-11-28';
const CASH = { amount: 1e8, currency: 'EUR', asOf: '2026-11-25T18:00:00Z' };
const POLL_MS = Number(process.env['JACKPOT_POLL_MS'] ?? 15_000);
const POLLS_MAX = 200;

interface Place {
  readonly account: string;
  readonly region: string;
  readonly prefix: string;
}

interface Run {
  readonly status: string;
  readonly output?: string;
}

/** Runs one country, hence one training job and one model package. @throws Error where the run does not succeed */
export async function runOneCountry({ account, region, prefix }: Place): Promise<{
  readonly runId: string;
  readonly executionArn: string;
  readonly trainingJob: string;
}> {
  const cash = ['--secret-id', `${prefix}/available-cash`, '--secret-string', JSON.stringify(CASH)];
  askAws(['secretsmanager', 'put-secret-value', ...cash]);
  const machine = `arn:aws:states:${region}:${account}:stateMachine:${prefix}-weekly:live`;
  const supersede = { by: 'rehearsal', reason: 'rehearsal' };
  const input = JSON.stringify({ drawDate: DRAW_DATE, countries: [COUNTRY], supersede });
  const start = ['stepfunctions', 'start-execution', '--state-machine-arn', machine, '--input', input];
  const { executionArn } = askAws(start) as { executionArn: string };
  const runId = await endOf(executionArn);
  const list = ['sagemaker', 'list-training-jobs', '--name-contains', runId, '--max-results', '1'];
  const [trainingJob = ''] = askAws([...list, '--query', 'TrainingJobSummaries[].TrainingJobName']) as string[];
  return { runId, executionArn, trainingJob };
}

async function endOf(executionArn: string): Promise<string> {
  for (let poll = 0; poll < POLLS_MAX; poll++) {
    const run = askAws(['stepfunctions', 'describe-execution', '--execution-arn', executionArn]) as Run;
    if (run.status === 'SUCCEEDED') return (JSON.parse(run.output ?? '') as { runId: string }).runId;
    if (run.status !== 'RUNNING') throw new Error(`${executionArn} ${run.status.toLowerCase()}`);
    await setTimeout(POLL_MS);
  }
  throw new Error(`${executionArn} still runs`);
}
