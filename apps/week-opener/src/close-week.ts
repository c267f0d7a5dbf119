import { getJson } from '@jackpot/ports';
import {
  type CountrySummary,
  type Failure,
  canonicalJson,
  commitRecord,
  failedCountry,
  failureText,
  pinNew,
  recordId,
  standingOf,
} from '@jackpot/record';
import {
  countryPage,
  failureEvidence,
  indexLineOf,
  makeKnown,
  weekEmail,
  weekEvidence,
  weekPage,
} from '@jackpot/report';
import {
  type CloseWeekInput,
  type OpenedWeek,
  type WeekSummary,
  boundedReason,
  countByStatus,
  openedWeek,
  recordKeys,
  runKeys,
} from '@jackpot/workflow';
import { oneCountry } from './one-country.ts';
import type { WeekOpenerPorts } from './ports.ts';
import { writeIndexPage } from './write-index-page.ts';

/** Sums the week up from the index, tells everyone, and releases the claim. */
export async function closeWeek(input: CloseWeekInput, ports: WeekOpenerPorts) {
  const opened = openedWeek.parse(await getJson(ports.store, runKeys.week(input.runId)));
  const countries: CountrySummary[] = [];
  for (const { country, drawDate } of opened.countries)
    countries.push(
      await oneCountry(
        () => summaryOf(country, drawDate, opened, ports),
        (problem) => unreadable(country, drawDate, problem, opened),
        ports.isPassing,
      ),
    );
  countries.sort((a, b) => (`${a.country} ${a.drawDate}` < `${b.country} ${b.drawDate}` ? -1 : 1));
  const summary: WeekSummary = {
    runId: opened.runId,
    week: opened.week,
    clock: opened.clock,
    simulatedCash: opened.simulatedCash,
    exchange: opened.exchange,
    counts: countByStatus(countries),
    countries,
    readerProblems: opened.readerProblems,
  };
  await ports.store.put(runKeys.summary(opened.runId), canonicalJson(summary));
  await ports.store.put(runKeys.indexLine(opened.runId), canonicalJson(indexLineOf(summary)));
  const report = runKeys.report(opened.runId);
  await ports.store.put(report, weekPage(await weekEvidence(summary, ports)));
  await writeIndexPage(ports);
  await ports.notifier.publish(weekEmail(summary, ports.store.locate(report)));
  await ports.claims.release(opened.claim ?? opened.week, input.executionId);
  return { runId: opened.runId, counts: summary.counts };
}

/** A country whose record is there and cannot be read, or not written: the week is summed up without it. */
function unreadable(country: string, drawDate: string, problem: string, { simulatedCash }: OpenedWeek): CountrySummary {
  const detail = boundedReason(`its record cannot be read or written: ${problem}`);
  const failure: Failure = { step: 'CloseWeek', cause: 'other', detail };
  return failedCountry({ country, drawDate, failure, recordId: recordId(country, drawDate, detail), simulatedCash });
}

/** A country without a record, whatever killed its child execution, is recorded as failed: none ends without. */
async function summaryOf(
  country: string,
  drawDate: string,
  opened: OpenedWeek,
  ports: WeekOpenerPorts,
): Promise<CountrySummary> {
  const { store, index, clock } = ports;
  const standing = await standingOf({ country, drawDate }, null, index);
  if (standing.inForce !== null) {
    // Whatever killed the step that recorded it may have kept its files or its news back.
    await makeKnown(standing.inForce, ports);
    return standing.inForce.summary;
  }
  const failure: Failure = { step: 'CloseWeek', cause: 'lost', detail: 'its execution ended without a result' };
  const id = recordId(country, drawDate, canonicalJson({ status: 'failed', reason: failureText(failure) }));
  const { simulatedCash, runId, week } = opened;
  const summary = failedCountry({ country, drawDate, failure, recordId: id, simulatedCash });
  const recordedAt = clock.now().toISOString();
  const run = { id: runId, week, clock: opened.clock };
  const evidence = await failureEvidence(summary, { run, inputs: null, recordedAt }, { store, index });
  const { report: key } = recordKeys(runKeys.draw(runId, country, drawDate));
  const report = await pinNew(store, key, countryPage(evidence));
  const { body } = await commitRecord(index, { summary, runId, recordedAt, artefacts: null, report }, week, standing);
  await makeKnown(body, ports);
  return summary;
}
