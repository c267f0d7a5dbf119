import { countryConfig } from '@jackpot/config-schema';
import { type Approval, approval } from '@jackpot/decision';
import { type ObjectStore, getJson } from '@jackpot/ports';
import { canonicalJson, getPinnedJson } from '@jackpot/record';
import { type ApprovalRequest, countryItem, runKeys } from '@jackpot/workflow';

/** The same person cannot be both of the two who must approve. */
export class SamePerson extends Error {
  override readonly name = 'SamePerson';
  readonly kind = 'usage';
  constructor(by: string) {
    super(`${by} has approved it: by \`approval.distinct\` another person must approve it too`);
  }
}

/** Outcome of an answer. */
export interface CountedAnswer {
  /** False where it waits for a second person's. */
  readonly counts: boolean;
  readonly answer: Approval;
}

/**
 * Counts a person's answer. Where the config says `approval.distinct`, a first approval is kept, and counts once another person
 * gives theirs; one rejection is enough.
 * @throws SamePerson
 */
export async function countAnswer(
  given: Approval,
  request: ApprovalRequest,
  store: ObjectStore,
): Promise<CountedAnswer> {
  const item = countryItem.parse(request.country);
  if (given.verdict !== 'approved' || !(await asksForTwo(item, store))) return { counts: true, answer: given };
  const key = runKeys.firstApproval(item.runId, item.country);
  if (await store.putNew(key, canonicalJson(given))) return { counts: false, answer: given };
  const first = approval.parse(await getJson(store, key));
  if (personOf(first.by) === personOf(given.by)) throw new SamePerson(personOf(first.by));
  const { by, reason, at } = first;
  return { counts: true, answer: { ...given, first: { by, reason, at } } };
}

async function asksForTwo(item: ReturnType<typeof countryItem.parse>, store: ObjectStore): Promise<boolean> {
  if (item.status !== 'ready') return false;
  const config = countryConfig.parse(await getPinnedJson(store, item.inputs.config));
  return config.approval.distinct === true;
}

/** A role's session is named after its user, so the end of an ARN tells a person, whichever role they took on. */
const personOf = (by: string | null) => (by ?? '').split('/').at(-1) ?? '';
