import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompanyConfig } from '@jackpot/config-schema';
import type { CashSecret } from '@jackpot/ports';
import { UsageError } from './errors.ts';

const DEMONSTRATION = join(import.meta.dirname, '../../../tools/demo/cash.json');

/**
 * The available cash: what was given, else `JACKPOT_AVAILABLE_CASH`, else a demonstration amount that marks every output
 * SIMULATED. A given amount is in the company's currency.
 */
export function availableCash(given: string | undefined, company: CompanyConfig | null, now: Date): CashSecret {
  const text = given ?? process.env['JACKPOT_AVAILABLE_CASH'];
  if (text === undefined) {
    const amount = JSON.parse(readFileSync(DEMONSTRATION, 'utf8')) as object;
    return { value: { ...amount, asOf: now.toISOString() }, version: 'demonstration', simulated: true };
  }
  const amount = Number(text);
  if (text.trim() === '' || !Number.isFinite(amount) || amount < 0)
    throw new UsageError(
      `available cash: expected an amount of 0 or more in the company's currency, such as 100000000, found "${text}"`,
    );
  const asOf = now.toISOString();
  const value = { amount, currency: company?.currency ?? 'unknown', asOf };
  return { value, version: `given-${asOf}`, simulated: false };
}
