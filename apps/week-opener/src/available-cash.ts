import type { CompanyConfig } from '@jackpot/config-schema';
import type { AvailableCash } from '@jackpot/ports';
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

/** Cash that can be used, or every reason why not. The amount itself is in no message. */
export type CheckedCash =
  /** `available`: in the company's currency; null where the company's own config is wrong, which counts for itself. */
  | { readonly ok: true; readonly cash: AvailableCash; readonly available: number | null }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Judges a value of the secret for a decision made `at` that time. */
export function checkCash(value: unknown, company: CompanyConfig | null, at: Date): CheckedCash {
  const parsed = availableCash.safeParse(value);
  if (!parsed.success) return { ok: false, problems: formatProblems(parsed.error, value) };
  const cash = parsed.data;
  if (company === null) return { ok: true, cash, available: null };
  const rate = rateOf(cash.currency, company);
  const problems = [...ageProblems(cash.asOf, at), ...(typeof rate === 'number' ? [] : [rate.problem])];
  if (typeof rate !== 'number' || problems.length > 0) return { ok: false, problems };
  return { ok: true, cash, available: cash.amount * rate };
}

/** Every problem of its form. A found value is told by its kind alone: the amount is a secret. */
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

function ageProblems(asOf: string, at: Date): string[] {
  const age = at.getTime() - Date.parse(asOf);
  const remedy = `store the amount of today with its asOf, then run again`;
  if (age > MAX_AGE_DAYS * MS_PER_DAY)
    return [
      `asOf: found ${asOf}, ${Math.floor(age / MS_PER_DAY)} days old, expected at most ${MAX_AGE_DAYS}; ${remedy}`,
    ];
  if (age < -MAX_AHEAD_MS) return [`asOf: found ${asOf}, expected no later than now, ${at.toISOString()}; ${remedy}`];
  return [];
}
