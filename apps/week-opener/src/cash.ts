import { type CompanyConfig, exchangeRate } from '@jackpot/config-schema';
import type { ObjectStore, Secrets } from '@jackpot/ports';
import { canonicalJson } from '@jackpot/provenance';
import * as z from 'zod';

const availableCash = z.object({
  amount: z.number().min(0),
  currency: z.string(),
  asOf: z.iso.datetime({ offset: true }),
});

export interface PinnedCash {
  readonly key: string;
  readonly version: string;
  readonly simulated: boolean;
  /** Why the cash cannot be used; empty where it can. The amount itself is in no message. */
  readonly problems: readonly string[];
}

/** Reads the secret once a run and pins it, in the company's currency, under a key for the optimiser alone. */
export async function pinCash(
  secrets: Secrets,
  store: ObjectStore,
  key: string,
  company: CompanyConfig | null,
): Promise<PinnedCash> {
  const secret = await secrets.availableCash();
  const pinned = { key, version: secret.version, simulated: secret.simulated };
  const parsed = availableCash.safeParse(secret.value);
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the secret'}: ${issue.message}`);
    return {
      ...pinned,
      problems: [
        `available cash, version ${secret.version}: ${places.join('; ')}; expected { amount, currency, asOf }`,
      ],
    };
  }
  if (company === null) return { ...pinned, problems: [] };
  const { currency } = parsed.data;
  if (currency !== company.currency && company.exchangeRates[currency] === undefined)
    return {
      ...pinned,
      problems: [`available cash is in ${currency}, and company.yaml states no exchange rate for it: add one`],
    };
  const available = parsed.data.amount * exchangeRate(company, currency);
  await store.put(key, canonicalJson({ ...parsed.data, available, version: secret.version }));
  return { ...pinned, problems: [] };
}
