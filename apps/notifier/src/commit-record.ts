import type { RecordIndex } from '@jackpot/ports';
import { type CountryItem, type RecordBody, maySupersede, recordBody } from '@jackpot/workflow';

export interface Committed {
  readonly body: RecordBody;
  /** False where the record in force stands, whether equal or not to be superseded. */
  readonly added: boolean;
}

/**
 * Makes `body` the record in force of its country and draw, if it may be. A record of equal id and status is left as it is, so a
 * repeated call changes nothing.
 * @throws RevisionConflict where another writer was faster: the step is tried again
 */
export async function commitRecord(
  index: RecordIndex,
  body: Omit<RecordBody, 'superseded'>,
  { week, supersede }: Pick<CountryItem, 'week' | 'supersede'>,
): Promise<Committed> {
  const { country, drawDate, recordId: id } = body.summary;
  const inForce = await index.current(country, drawDate);
  const earlier = inForce && recordBody.parse(inForce.body);
  if (inForce && earlier) {
    const { status } = earlier.summary;
    const isEqual = inForce.id === id && status === body.summary.status;
    if (isEqual || !maySupersede(status, body.summary.status, supersede !== null))
      return { body: earlier, added: false };
  }
  // What waited for approval is not superseded by its own answer, but what it superseded itself still is.
  const waited = earlier?.summary.status === 'awaiting-approval';
  const superseded = waited ? earlier.superseded : inForce && supersede ? { id: inForce.id, ...supersede } : null;
  const committed: RecordBody = { ...body, superseded };
  const revision = (inForce?.revision ?? 0) + 1;
  const model = body.summary.model?.digest ?? null;
  await index.append({ country, drawDate, revision, id, week, model, body: committed });
  return { body: committed, added: true };
}
