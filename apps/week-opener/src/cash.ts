import { randomUUID } from 'node:crypto';
import type { CompanyConfig } from '@jackpot/config-schema';
import type { ObjectStore, Secrets } from '@jackpot/ports';
import { canonicalJson } from '@jackpot/record';
import * as z from 'zod';

const MS_PER_DAY = 86_400_000;
/** Older than a week, the cash was counted before the last draw's prizes were known. */
const MAX_AGE_DAYS = 7;
/** Clocks of different systems differ by minutes, not by hours. */
const MAX_AHEAD_MS = 3_600_000;
const EXAMPLE = '{ "amount": 80000000, "currency": "EUR", "asOf": "2026-11-25T08:00:00Z" }';

const availableCash = z.object({
  amount: z.number('expected a number').min(0, 'found a negative amount, expected 0 or more'),
  currency: z.string('expected the ISO 4217 code of a currency'),
  asOf: z.iso.datetime({ offset: true, error: 'expected a date and time with its zone' }),
});

export interface PinnedCash {
  readonly key: string;
  readonly version: string;
  readonly simulated: boolean;
  /** Why the cash cannot be used; empty where it can. The amount itself is in no message. */
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
  const parsed = availableCash.safeParse(secret.value);
  if (!parsed.success) return refused(formatProblems(parsed.error, secret.value));
  if (company === null) return { ...pinned, problems: [] };
  const rate = rateOf(parsed.data.currency, company);
  const problems = [...ageProblems(parsed.data.asOf, now), ...(typeof rate === 'number' ? [] : [rate.problem])];
  if (typeof rate !== 'number' || problems.length > 0) return refused(problems);
  const available = parsed.data.amount * rate;
  const body = { ...parsed.data, available, version: secret.version, salt: randomUUID() };
  await store.put(key, canonicalJson(body));
  return { ...pinned, problems: [] };
}

/** Every problem of its form. What was found is said by its kind alone: the amount is a secret. */
function formatProblems(error: z.ZodError, value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`found ${kindOf(value)}, expected an object; store one such as ${EXAMPLE}`];
  const members = new Map(Object.entries(value));
  return error.issues.map(({ path, message }) => {
    const member = String(path[0]);
    const found = message.startsWith('found') ? '' : `, found ${kindOf(members.get(member))}`;
    return `${member}: ${message}${found}; store one such as ${EXAMPLE}`;
  });
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'other text';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function rateOf(currency: string, { currency: own, exchangeRates }: CompanyConfig): number | { problem: string } {
  if (currency === own) return 1;
  const rate = Object.hasOwn(exchangeRates, currency) ? exchangeRates[currency] : undefined;
  if (rate !== undefined) return rate;
  const expected = [own, ...Object.keys(exchangeRates)].join(' or ');
  return {
    problem:
      `currency: found ${JSON.stringify(currency.slice(0, 10))}, for which company.yaml states no exchange rate, ` +
      `expected ${expected}; add its value in ${own} to exchangeRates in company.yaml`,
  };
}

function ageProblems(asOf: string, now: Date): string[] {
  const age = now.getTime() - Date.parse(asOf);
  const remedy = `store the amount of today with its asOf, then run again`;
  if (age > MAX_AGE_DAYS * MS_PER_DAY)
    return [
      `asOf: found ${asOf}, ${Math.floor(age / MS_PER_DAY)} days old, expected at most ${MAX_AGE_DAYS}; ${remedy}`,
    ];
  if (age < -MAX_AHEAD_MS) return [`asOf: found ${asOf}, expected no later than now, ${now.toISOString()}; ${remedy}`];
  return [];
}
