import { readRecords } from '@jackpot/record';
import { type History, historyOf } from './history.ts';
import { violations } from './invariants.ts';
import { type Outcome, type Plant, runHistory } from './run-history.ts';
import { historyText, shrink } from './shrink.ts';

/** Outcome of many seeds. */
export interface Tally {
  readonly histories: number;
  /** Distinct states of the account that histories ended in: of each draw its revisions, their statuses, and what was told. */
  readonly states: ReadonlySet<string>;
  readonly statuses: ReadonlySet<string>;
  readonly faults: ReadonlyMap<string, number>;
  /** A failing history at its shortest, in words, with what is wrong; null where all is well. */
  readonly failure: string | null;
}

/** Lives through the histories of seeds until one fails, which is shrunk. */
export async function manyHistories(first: number, count: number, plant?: Plant): Promise<Tally> {
  const [states, statuses, faults] = [new Set<string>(), new Set<string>(), new Map<string, number>()];
  let histories = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const history = historyOf(seed);
    const outcome = await runHistory(history, plant);
    const found = await violations(outcome);
    histories += 1;
    for (const kind of outcome.faults.values()) faults.set(kind, (faults.get(kind) ?? 0) + 1);
    states.add(await stateOf(outcome, statuses));
    if (found.length > 0)
      return { histories, states, statuses, faults, failure: await shortestFailure(history, outcome, plant) };
  }
  return { histories, states, statuses, faults, failure: null };
}

async function shortestFailure(history: History, { faults }: Outcome, plant?: Plant): Promise<string> {
  const found = async (one: History) => violations(await runHistory(one, plant));
  const shortest = await shrink(history, faults, async (one) => (await found(one)).length > 0);
  return [historyText(shortest), ...(await found(shortest))].join('\n');
}

async function stateOf({ account, history }: Outcome, statuses: Set<string>): Promise<string> {
  const records = await readRecords(account.index, history.countries);
  for (const { summary } of records) statuses.add(summary.status);
  return JSON.stringify([
    records.map(({ country, drawDate, revision, summary, superseded }) => [
      country,
      drawDate,
      revision,
      summary.status,
      superseded !== null,
    ]),
    account.notifier.sent.map(({ country, subject }) => [country, subject.replaceAll(/[\d,]+/g, '')]),
  ]);
}
