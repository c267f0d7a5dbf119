import { nearestName } from '@jackpot/config-schema';
import type { IndexEntry, RecordIndex } from '@jackpot/ports';
import { type RecordBody, recordBody } from './record-body.ts';
import { UnknownRecord, parseRecordName, recordName } from './record-name.ts';

/** One revision of a country's record for a draw. */
export interface IndexedRecord extends Omit<IndexEntry, 'body'>, RecordBody {
  /** False where a later revision superseded it. */
  readonly inForce: boolean;
}

/** Every revision of every record of these countries, by draw date, country and revision. */
export async function readRecords(
  index: Pick<RecordIndex, 'history'>,
  countries: readonly string[],
): Promise<IndexedRecord[]> {
  const records: IndexedRecord[] = [];
  for (const country of countries) {
    const entries = await index.history(country);
    const latest = new Map(entries.map(({ drawDate, revision }) => [drawDate, revision]));
    for (const { body, ...entry } of entries)
      records.push({ ...entry, ...recordBody.parse(body), inForce: latest.get(entry.drawDate) === entry.revision });
  }
  return records.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function sortKey({ drawDate, country, revision }: IndexedRecord): string {
  return `${drawDate} ${country} ${String(revision).padStart(9, '0')}`;
}

/**
 * The record of a name, as `RecordName` says: of an id, or of a beginning that no other id shares, and of a run; of a
 * country, or a country and its draw date, the latest in force. Where a run waited for approval first, its id is that of
 * what was approved: the later revision is meant.
 * @throws UnknownRecord that names the nearest id
 */
export function findRecord(name: string, records: readonly IndexedRecord[], place: string): IndexedRecord {
  const { id, runId } = parseRecordName(name);
  const latest = records.findLast(
    (record) => record.inForce && [record.country, `${record.country}-${record.drawDate}`].includes(name),
  );
  if (latest !== undefined) return latest;
  const ofRun = runId === null ? records : records.filter((record) => record.runId === runId);
  const matching = new Map(ofRun.filter((record) => record.id.startsWith(id)).map((record) => [record.id, record]));
  const [only, another] = matching.values();
  const found = matching.get(id) ?? (another === undefined ? only : undefined);
  if (found !== undefined) return found;
  if (matching.size > 1)
    throw new UnknownRecord(`${name}: ${matching.size} records begin so: ${[...matching.keys()].join(', ')}`);
  const names = records.map((record) => recordName(record, records));
  const nearest = nearestName(name, names) ?? names.at(-1);
  const hint = nearest === undefined ? 'it holds none yet' : `the nearest is ${nearest}`;
  throw new UnknownRecord(`${name}: no such record in ${place}; ${hint}. "npx jackpot history" lists them all`);
}

/** The decision in force of the draw before a record's, of the same country. @throws UnknownRecord where there is none */
export function decisionBefore(record: IndexedRecord, records: readonly IndexedRecord[]): IndexedRecord {
  const { country, drawDate } = record;
  const before = records.findLast(
    (other) =>
      other.inForce &&
      other.country === country &&
      other.drawDate < drawDate &&
      ['recommended', 'infeasible', 'awaiting-approval'].includes(other.summary.status),
  );
  if (before !== undefined) return before;
  throw new UnknownRecord(`${record.id}: no earlier decision of ${country} to compare it with`);
}

/** The record of an id that waits for approval. @throws UnknownRecord */
export function waitingRecord(id: string, records: readonly IndexedRecord[], place: string): IndexedRecord {
  const record = findRecord(id, records, place);
  const { status } = record.summary;
  if (!record.inForce || status !== 'awaiting-approval')
    throw new UnknownRecord(
      `${record.id}: expected a record that waits for approval, found one that is ${status}. ` +
        `What was announced is recorded by "npx jackpot announce ${record.country} AMOUNT --by NAME --reason TEXT"`,
    );
  return record;
}
