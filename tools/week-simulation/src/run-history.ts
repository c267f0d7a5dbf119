import { publishData } from '@jackpot/data-version';
import type { Clock } from '@jackpot/ports';
import { readRecords } from '@jackpot/record';
import { Account } from './account.ts';
import { chance } from './chance.ts';
import { Deployment, type Execution } from './deployment.ts';
import { START, companyText, configText, salesBefore } from './example-countries.ts';
import { type Event, type History, drawsOfWeek, instant } from './history.ts';
import { type FaultKind, Network } from './network.ts';
import { wrongEnd } from './remembered-trainer.ts';
import { onVirtualTime, sleep } from './virtual-time.ts';

const MINUTE = 60_000;
const BEFORE_START = 2 * 60 * MINUTE;

/** An announcement that a person was told is recorded. */
interface Accepted {
  readonly country: string;
  readonly draw: string;
  readonly by: string;
}

/** State that a history left behind. */
export interface Outcome {
  readonly history: History;
  readonly account: Account;
  readonly deployment: Deployment;
  /** Faults that happened, by call. */
  readonly faults: ReadonlyMap<string, FaultKind>;
  readonly calls: readonly string[];
  /** Announcements that were answered with success. */
  readonly accepted: readonly Accepted[];
  /** Executions that ended otherwise than well once nothing went wrong any more. */
  readonly unhealed: readonly string[];
}

/**
 * Lives through a history, then lets the operator recover: with all services well again each draw is run once more. What must be
 * true of every history is true after that.
 */
export function runHistory(history: History, plant: Plant = () => {}): Promise<Outcome> {
  return onVirtualTime(new Date(START.getTime() - BEFORE_START), () => live(history, plant));
}

/** Plants a fault in the protocol, as an account that keeps it less well. */
export type Plant = (account: Account) => void;

async function live(history: History, plant: Plant): Promise<Outcome> {
  const { seed, rate, faults: only, countries } = history;
  const shift = { hours: 0 };
  // By the minute: what is written then depends less on when exactly, so more of it is remembered.
  const clock: Clock = {
    now: () => new Date(Math.floor((Date.now() + shift.hours * 60 * MINUTE) / MINUTE) * MINUTE),
  };
  const account = new Account(clock);
  plant(account);
  const network = new Network({ seed, rate, only });
  const wrong = (job: string) => !network.healthy && only === null && chance(seed, 'job', job) < rate * 5;
  const deployment = new Deployment(account, network, clock, (job) =>
    wrong(job) ? wrongEnd(chance(seed, 'job ends', job)) : 'completed',
  );
  await account.store.put('configs/company.yaml', companyText);
  for (const country of countries) await account.store.put(`configs/${country}.yaml`, configText(country, 400_000));

  const accepted: Accepted[] = [];
  for (const event of history.events) {
    await until(instant(event));
    if (event.kind === 'clock') shift.hours += event.jumpHours;
    else await happen(event, { account, deployment, countries, accepted });
  }
  await Promise.all(deployment.executions.map(({ ended }) => ended));
  network.healthy = true;
  shift.hours = 0;
  const unhealed = await recover(history, deployment, account);
  return { history, account, deployment, faults: network.happened, calls: network.calls, accepted, unhealed };
}

async function until(time: Date): Promise<void> {
  const ms = time.getTime() - Date.now();
  if (ms > 0) await sleep(ms);
}

interface Stage {
  readonly account: Account;
  readonly deployment: Deployment;
  readonly countries: readonly string[];
}

async function happen(
  event: Exclude<Event, { kind: 'clock' }>,
  { account, deployment, countries, accepted }: Stage & { readonly accepted: Accepted[] },
): Promise<void> {
  switch (event.kind) {
    case 'run':
      deployment.start(event.request);
      return;
    case 'stop':
      deployment.stop(event.execution);
      return;
    case 'answer': {
      const { country, draw: drawDate, by, verdict, announce } = event;
      const waiting = await account.index.current(country, drawDate);
      const answer = { action: 'answer', country, drawDate, recordId: waiting?.id ?? 'none', verdict, announce };
      await deployment.says(by, { ...answer, reason: 'looked at it' }).catch(() => null);
      return;
    }
    case 'announce': {
      const { country, draw } = event;
      const announced = event.by.map(async (by, at) => {
        const content = { action: 'announce', country, drawDate: draw, jackpot: 12e6 + at * 1e6, reason: 'the board' };
        const answer = await deployment.says(by, content).catch(() => null);
        if (answer?.statusCode === 200) accepted.push({ country, draw, by });
      });
      await Promise.all(announced);
      return;
    }
    case 'deploy':
      await account.store.put(`configs/${event.country}.yaml`, configText(event.country, event.fixedCost));
      return;
    case 'data': {
      const bytes = salesBefore(countries, event.until);
      await publishData(account.store, { path: 'sales.csv.gz', bytes, versioned: true });
      return;
    }
    case 'roll back': {
      const [first] = await account.registry.list(event.country);
      if (first?.status === 'Approved')
        await account.registry.rollBack(event.country, first.version, { by: 'ann', reason: 'it drifts' });
    }
  }
}

async function recover({ countries, weeks }: History, deployment: Deployment, account: Account): Promise<string[]> {
  const draws = Array.from({ length: weeks }, (_, week) => countries.flatMap((country) => drawsOfWeek(country, week)));
  const failed: string[] = [];
  for (const drawDate of new Set(draws.flat().sort())) {
    const execution = deployment.start({ drawDate });
    await answerAll(execution, { account, deployment, countries });
    const end = await execution.ended;
    if (end !== 'succeeded') failed.push(`the recovery of ${drawDate} ${end}`);
  }
  return failed;
}

/** Two people say yes to what still waits. */
async function answerAll(execution: Execution, { account, deployment, countries }: Stage): Promise<void> {
  await Promise.race([execution.ended, sleep(2 * 60 * MINUTE)]);
  for (const { country, drawDate, inForce, id, summary } of await readRecords(account.index, countries))
    if (inForce && summary.status === 'awaiting-approval')
      for (const by of ['dan', 'eve'])
        await deployment
          .says(by, { action: 'answer', country, drawDate, recordId: id, verdict: 'approved', reason: 'agreed' })
          .catch(() => null);
}
