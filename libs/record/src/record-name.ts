/** Name of a record that is not there, or not of the kind that is asked for. */
export class UnknownRecord extends Error {
  override readonly name = 'UnknownRecord';
  readonly kind = 'usage';
}

/** Name that a user gives for a record: `ID`, a beginning of it, or `ID@RUN` where several runs came to the same decision. */
export interface RecordName {
  readonly id: string;
  /** The run that recorded it; null means the latest run. */
  readonly runId: string | null;
}

export function parseRecordName(name: string): RecordName {
  const [id = '', runId = null] = name.split('@', 2);
  return { id, runId };
}

const WHOLE_ID = /^(?<country>.+)-(?<drawDate>\d{4}-\d{2}-\d{2})-(?<digest>[0-9a-f]{8})$/;

/** The same of a whole id, with what it says: the digest is the beginning of the recommendation's SHA-256. @throws UnknownRecord */
export function parseWholeName(name: string): RecordName & { country: string; drawDate: string; digest: string } {
  const { id, runId } = parseRecordName(name);
  const { country, drawDate, digest } = WHOLE_ID.exec(id)?.groups ?? {};
  if (country === undefined || drawDate === undefined || digest === undefined)
    throw new UnknownRecord(`${name}: expected a whole id, such as england-2026-11-28-3f9a1c2b`);
  return { id, runId, country, drawDate, digest };
}

/**
 * The shortest name that reaches a record among `records`, which are in the order of their revisions: its id, and its run
 * where a later run came to the same decision.
 */
export function recordName(
  { id, runId }: { readonly id: string; readonly runId: string },
  records: readonly { readonly id: string; readonly runId: string }[],
): string {
  return records.findLast((record) => record.id === id)?.runId === runId ? id : `${id}@${runId}`;
}
