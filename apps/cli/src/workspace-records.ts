import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalPorts, openLocalPorts } from '@jackpot/platform/local';
import type { IndexEntry } from '@jackpot/ports';
import { type RecordBody, recordBody } from '@jackpot/workflow';
import { InvalidInput } from './errors.ts';

/** One revision of a country's record for a draw. */
export interface WorkspaceRecord extends Omit<IndexEntry, 'body'>, RecordBody {
  /** False where a later revision superseded it. */
  readonly inForce: boolean;
}

/**
 * Opens a workspace that is there, without making one, for `read`.
 * @throws InvalidInput where there is none, WorkspaceUnusable
 */
export async function withWorkspace<T>(workspace: string, read: (ports: LocalPorts) => Promise<T>): Promise<T> {
  if (!existsSync(join(workspace, 'workspace.sqlite')))
    throw new InvalidInput([
      `${workspace}: no workspace there. Make one with "npx jackpot weekly --draw-date next", or name it: --workspace DIR`,
    ]);
  const ports = openLocalPorts(workspace, { now: () => new Date() });
  try {
    return await read(ports);
  } finally {
    ports.close();
  }
}

/** Every revision of every record, by draw date, country and revision. */
export async function readRecords({ index }: LocalPorts): Promise<WorkspaceRecord[]> {
  const records: WorkspaceRecord[] = [];
  for (const country of index.countries()) {
    const entries = await index.history(country);
    const latest = new Map(entries.map(({ drawDate, revision }) => [drawDate, revision]));
    for (const { body, ...entry } of entries)
      records.push({ ...entry, ...recordBody.parse(body), inForce: latest.get(entry.drawDate) === entry.revision });
  }
  return records.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function sortKey({ drawDate, country, revision }: WorkspaceRecord): string {
  return `${drawDate} ${country} ${String(revision).padStart(9, '0')}`;
}
