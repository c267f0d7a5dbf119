import { getJson } from '@jackpot/ports';
import {
  type IndexedRecord,
  announcementOf,
  announcementsOf,
  canonicalJson,
  recommendationMetadata,
  readRecords,
  recordStatuses,
  sha256,
} from '@jackpot/record';
import { decideFrom, recordedSources } from '@jackpot/recommendation';
import { recommendationKeys, runKeys, weekSummary } from '@jackpot/workflow';
import type { Account } from './account.ts';
import { CASH_AMOUNT } from './deployment.ts';
import { drawsOfWeek } from './history.ts';
import type { Outcome } from './run-history.ts';

/** Everything that must be true after a history and is not: a sentence each. */
export async function violations(outcome: Outcome): Promise<string[]> {
  const { account, history } = outcome;
  const records = await readRecords(account.index, history.countries);
  return [
    ...outcome.unhealed,
    ...(await withoutRecord(outcome, records)),
    ...inOrder(records),
    ...(await Promise.all(records.map((record) => artefactsOf(record, account)))).flat(),
    ...mails(records, account),
    ...account.notifier.tooEarly.map((id) => `a mail told ${id} before it was recorded`),
    ...(await announced(outcome)),
    ...answers(account),
    ...account.claims.heldByTwo.map((held) => `two executions held one claim: ${held}`),
    ...(await packages(outcome)),
    ...(await summaries(outcome, records)),
    ...(await cashSeen(account)),
  ];
}

/** Each draw ends in a state that the document knows, unless people announced it before it was decided. */
async function withoutRecord({ history, account }: Outcome, records: readonly IndexedRecord[]): Promise<string[]> {
  const problems: string[] = [];
  for (const country of history.countries)
    for (const draw of Array.from({ length: history.weeks }, (_, week) => drawsOfWeek(country, week)).flat()) {
      const record = records.find((one) => one.inForce && one.country === country && one.drawDate === draw);
      if (record === undefined && (await announcementOf(country, draw, account.index)) === null)
        problems.push(`${country} ${draw} has no record`);
      if (record !== undefined && !recordStatuses.includes(record.summary.status))
        problems.push(`${record.id} is ${record.summary.status}`);
    }
  return problems;
}

/** Revisions count from 1, and what was recommended changes only by a supersession that names who and why. */
function inOrder(records: readonly IndexedRecord[]): string[] {
  return records.flatMap((record, at) => {
    const { country, drawDate, revision, id, superseded } = record;
    const before = records.find(
      (one) => one.country === country && one.drawDate === drawDate && one.revision === revision - 1,
    );
    const same = records.findIndex(
      (one) => one.country === country && one.drawDate === drawDate && one.revision === revision,
    );
    if (same !== at) return [`${id}: revision ${revision} was written twice`];
    if (revision > 1 && before === undefined) return [`${id}: revision ${revision} follows none`];
    if (before?.summary.status !== 'recommended') return [];
    const named = superseded?.id === before.id && superseded.by !== '' && superseded.reason !== '';
    const kept = record.summary.status !== 'failed';
    return named && kept ? [] : [`${before.id} was recommended and became ${record.summary.status} ${id}, by nobody`];
  });
}

/** Index, files and metadata agree; what was decided is decided again from what it pins. */
async function artefactsOf(record: IndexedRecord, { store }: Account): Promise<string[]> {
  const { id, artefacts, report, summary, country, drawDate, inForce } = record;
  const problems: string[] = [];
  const check = (holds: boolean, problem: string) => void (holds || problems.push(`${id}: ${problem}`));
  const digestAt = async (key: string) => ((await store.exists(key)) ? sha256(await store.get(key)) : 'nothing');
  for (const pinned of [artefacts?.recommendation, artefacts?.metadata, report])
    if (pinned) check((await digestAt(pinned.key)) === pinned.sha256, `${pinned.key} is not what the index pins`);
  if (artefacts === null || problems.length > 0) return problems;
  const metadata = recommendationMetadata.parse(await getJson(store, artefacts.metadata.key));
  const text = new TextDecoder().decode(await store.get(artefacts.recommendation.key));
  const { jackpot } = JSON.parse(text) as { jackpot: number | null };
  check(metadata.recommendationId === id, `its metadata says ${metadata.recommendationId}`);
  check(metadata.status === summary.status, `it is ${summary.status}, its metadata says ${metadata.status}`);
  check(jackpot === summary.jackpot, `its summary says ${summary.jackpot}, its file ${jackpot}`);
  check(
    canonicalJson(metadata.supersedes) === canonicalJson(record.superseded),
    'index and metadata disagree on what it supersedes',
  );
  for (const { key, sha256: digest } of [...metadata.inputs, ...metadata.outputs])
    check((await digestAt(key)) === digest, `${key} is not what its metadata pins`);
  if (inForce && summary.status !== 'awaiting-approval') {
    const published = recommendationKeys(country, drawDate);
    for (const [name, pinned] of [
      ['recommendation', artefacts.recommendation],
      ['metadata', artefacts.metadata],
      ['report', report],
    ] as const)
      check((await digestAt(published[name])) === pinned?.sha256, `what is published is another ${name}`);
  }
  const again = await decideFrom(recordedSources(metadata), store).then(canonicalJson, String);
  check(again === text, `it does not reproduce: ${again.slice(0, 200)}`);
  return problems;
}

/** Each record in force was told, and nothing that was not recorded, but for failures that took nothing out of force. */
function mails(records: readonly IndexedRecord[], { notifier }: Account): string[] {
  const sent = notifier.sent.filter(({ country }) => country !== null);
  const idOf = (record: IndexedRecord) =>
    record.summary.status === 'awaiting-approval' ? `${record.id}-approval` : record.id;
  const told = new Set(sent.map(({ id }) => id));
  const known = new Set(records.map(idOf));
  return [
    ...records
      .filter((record) => record.inForce && !told.has(idOf(record)))
      .map((record) => `${record.id}, ${record.summary.status}, was never told`),
    ...sent
      .filter(({ id, subject }) => !known.has(id) && !subject.includes('failed'))
      .map(({ id, subject }) => `a mail told ${id}, which was never recorded: ${subject}`),
  ];
}

/** Each announcement that a person was told is recorded. */
async function announced({ account, accepted }: Outcome): Promise<string[]> {
  const countries = [...new Set(accepted.map(({ country }) => country))];
  const known = await Promise.all(countries.map((country) => announcementsOf(country, account.index)));
  const isKnown = ({ country, draw, by }: Outcome['accepted'][number]) =>
    known.flat().some((one) => one.country === country && one.drawDate === draw && one.by.endsWith(`/${by}`));
  return accepted
    .filter((one) => !isKnown(one))
    .map(
      ({ by, country, draw }) => `the announcement of ${by} for ${country} ${draw} was accepted and is not recorded`,
    );
}

function answers({ tokens }: Account): string[] {
  return [...tokens.answered]
    .filter(([, given]) => given.length > 1)
    .map(([token, given]) => `${token} took ${given.length} answers`);
}

async function packages({ account, history }: Outcome): Promise<string[]> {
  const all = await Promise.all(history.countries.map((country) => account.registry.list(country)));
  const jobs = all.flat().map(({ trainingJob }) => trainingJob.replace(/#\d+$/, ''));
  return jobs.filter((job, at) => jobs.indexOf(job) !== at).map((job) => `${job} registered two models`);
}

/** Summaries name records alone, and the last run of each instant was told: one that was killed over its mail, another took the place of. */
async function summaries({ account }: Outcome, records: readonly IndexedRecord[]): Promise<string[]> {
  const keys = (await account.store.list('runs/')).filter((key) => key.endsWith('/summary.json'));
  const all = await Promise.all(keys.map(async (key) => weekSummary.parse(await getJson(account.store, key))));
  const problems: string[] = [];
  for (const { runId, countries } of all) {
    const last = !all.some((other) => isLaterRun(other.runId, runId));
    if (last && !account.notifier.sent.some(({ id }) => id === runId))
      problems.push(`${runId} was summed up and never told`);
    if (last && !(await account.store.exists(runKeys.report(runId)))) problems.push(`${runId} has no report`);
    for (const { country, drawDate, recordId } of countries)
      if (!records.some((one) => one.country === country && one.drawDate === drawDate && one.id === recordId))
        problems.push(`${runId} sums up ${recordId}, which was never recorded`);
  }
  return problems;
}

/** Runs of one instant end in `-rN`, which counts. */
function isLaterRun(one: string, other: string): boolean {
  const [[instant, count], [otherInstant, otherCount]] = [one.split('-r'), other.split('-r')] as [string[], string[]];
  return instant === otherInstant && Number(count) > Number(otherCount);
}

async function cashSeen({ store, notifier }: Account): Promise<string[]> {
  const digits = String(Math.floor(CASH_AMOUNT));
  const seen: string[] = [];
  for (const key of await store.list(''))
    if (!key.endsWith('/cash.json') && Buffer.from(await store.get(key)).includes(digits)) seen.push(key);
  for (const { subject, body } of notifier.sent) if ((subject + body).includes(digits)) seen.push(`mail ${subject}`);
  return seen.map((place) => `the cash is seen in ${place}`);
}
