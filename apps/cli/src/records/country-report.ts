import { join } from 'node:path';
import type { LocalPorts } from '@jackpot/platform/local';
import { ObjectNotFound, getJson } from '@jackpot/ports';
import { PinnedObjectDiffers, getPinned, sha256, type IndexedRecord } from '@jackpot/record';
import { type CountryEvidence, countryPage, failureEvidence, publishedEvidence } from '@jackpot/report';
import { countryItem, openedWeek, recordKeys, runKeys } from '@jackpot/workflow';
import * as z from 'zod';
import { InvalidInput } from '../errors.ts';
import { readPublished } from './published-record.ts';

/**
 * The key of a record's report: the published one, put back from the record's evidence if it is gone, and made for
 * records from before there were reports.
 * @throws InvalidInput where it is gone and this code makes another, and where the evidence is gone
 */
export async function countryReport(record: IndexedRecord, ports: LocalPorts, workspace: string): Promise<string> {
  const { store } = ports;
  const published = record.report;
  const key = published?.key ?? recordKeys(runKeys.country(record.runId, record.country)).report;
  if (published !== null && (await isThere(ports, published))) return key;
  const page = countryPage(await evidenceOf(record, ports, workspace));
  if (published !== null && sha256(page) !== published.sha256)
    throw new InvalidInput([
      `${join(workspace, key)}: expected the report that ${record.id} published, found ` +
        `${(await store.exists(key)) ? 'other bytes' : 'no file'}, and this version of jackpot makes another. ` +
        'Restore it from a backup of the workspace',
    ]);
  await store.put(key, page);
  return key;
}

async function isThere({ store }: LocalPorts, published: { key: string; sha256: string }): Promise<boolean> {
  try {
    await getPinned(store, published);
    return true;
  } catch (error) {
    if (error instanceof ObjectNotFound || error instanceof PinnedObjectDiffers) return false;
    throw error;
  }
}

async function evidenceOf(record: IndexedRecord, ports: LocalPorts, workspace: string): Promise<CountryEvidence> {
  const { summary, runId, recordedAt } = record;
  const { recommendation, metadata } = await readPublished(record, ports, workspace);
  if (recommendation !== null && metadata !== null) return publishedEvidence(summary, recommendation, metadata, ports);
  const { week, clock } = openedWeek.parse(await getJson(ports.store, runKeys.week(runId)));
  const items = z.array(countryItem).parse(await getJson(ports.store, runKeys.countries(runId)));
  const item = items.find(({ country }) => country === summary.country);
  const inputs = item?.status === 'ready' ? item.inputs : null;
  return failureEvidence(summary, { run: { id: runId, week, clock }, inputs, recordedAt }, ports);
}
