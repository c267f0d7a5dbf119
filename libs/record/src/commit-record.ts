import type { RecordIndex } from '@jackpot/ports';
import { type RecordBody, type Supersession, recordBody } from './record-body.ts';
import { type RecordStatus, maySupersede } from './record-status.ts';

/** Place of a new record of a country and draw. It is read once, so that its files and the index say the same. */
export interface Standing {
  /** The record in force so far. */
  readonly inForce: RecordBody | null;
  /** Counts from 1. */
  readonly revision: number;
  /** The final record that the new one takes the place of. */
  readonly supersedes: Supersession | null;
  /** True if somebody asked to decide anew what is final. */
  readonly onPurpose: boolean;
}

/**
 * Reads where a new record comes to stand. A record that waits for approval is not superseded by its own answer, nor by a decision
 * that waits in its place, but what it superseded itself still is.
 */
export async function standingOf(
  { country, drawDate }: { readonly country: string; readonly drawDate: string },
  supersede: Omit<Supersession, 'id'> | null,
  index: RecordIndex,
): Promise<Standing> {
  const entry = await index.current(country, drawDate);
  const onPurpose = supersede !== null;
  if (entry === null) return { inForce: null, revision: 1, supersedes: null, onPurpose };
  const inForce = recordBody.parse(entry.body);
  const waited = inForce.summary.status === 'awaiting-approval';
  const supersedes = waited ? inForce.superseded : supersede && { id: entry.id, ...supersede };
  return { inForce, revision: entry.revision + 1, supersedes, onPurpose };
}

/** Tells whether the record in force is this one already. */
export function isInForce({ inForce }: Standing, id: string, status: RecordStatus): boolean {
  return inForce?.summary.recordId === id && inForce.summary.status === status;
}

interface Committed {
  readonly body: RecordBody;
  /** False where the record in force stands, whether equal or not to be superseded. */
  readonly added: boolean;
}

/**
 * Makes `body` the record in force where it stands, if it may be. A record of equal id and status is left as it is, so a
 * repeated call changes nothing. `week` is that of the run which writes it.
 * @throws RevisionConflict where another writer was faster: the step is tried again
 */
export async function commitRecord(
  index: RecordIndex,
  body: Omit<RecordBody, 'superseded'>,
  week: string,
  standing: Standing,
): Promise<Committed> {
  const { country, drawDate, recordId: id, status, model } = body.summary;
  const { inForce, revision, supersedes, onPurpose } = standing;
  if (inForce !== null) {
    const stays = isInForce(standing, id, status) || !maySupersede(inForce.summary.status, status, onPurpose);
    if (stays) return { body: inForce, added: false };
  }
  const committed = { ...body, superseded: supersedes };
  await index.append({ country, drawDate, revision, id, week, model: model?.digest ?? null, body: committed });
  return { body: committed, added: true };
}
