import { randomUUID } from 'node:crypto';
import type { CompanyConfig } from '@jackpot/config-schema';
import type { ObjectStore, Secrets } from '@jackpot/ports';
import { canonicalJson } from '@jackpot/record';
import { checkCash } from './available-cash.ts';

export interface PinnedCash {
  readonly key: string;
  readonly version: string;
  readonly simulated: boolean;
  /** Reasons that the cash cannot be used; empty where it can. The amount itself is in no message. */
  readonly problems: readonly string[];
}

/**
 * Reads the secret once a run and pins it, in the company's currency, under a key for the optimiser alone. Records name
 * the pinned file by its SHA-256; salt in it keeps the amount from being guessed by trying amounts against that.
 *
 * `now` is the real time, also where a recovery run decides as of an earlier draw's Wednesday: such a run spends the cash
 * that is there now, so how old `asOf` may be is counted from now, not from the run's clock.
 */
export async function pinCash(
  secrets: Secrets,
  store: ObjectStore,
  key: string,
  company: CompanyConfig | null,
  now: Date,
): Promise<PinnedCash> {
  const secret = await secrets.availableCash();
  const pinned = { key, version: secret.version, simulated: secret.simulated };
  const refused = (problems: readonly string[]): PinnedCash => ({
    ...pinned,
    problems: problems.map((problem) => `available cash, version ${secret.version}: ${problem}`),
  });
  const checked = checkCash(secret.value, company, now);
  if (!checked.ok) return refused(checked.problems);
  const { cash, available } = checked;
  if (available === null) return { ...pinned, problems: [] };
  await store.put(key, canonicalJson({ ...cash, available, version: secret.version, salt: randomUUID() }));
  return { ...pinned, problems: [] };
}
