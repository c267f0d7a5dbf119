import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompanyConfig } from '@jackpot/config-schema';
import type { CashSecret } from '@jackpot/ports';
import { parseAmount } from './amount.ts';

const DEMONSTRATION = join(import.meta.dirname, '../../../../tools/demo/cash.json');
const VARIABLE = 'JACKPOT_AVAILABLE_CASH';

/**
 * The available cash: what was given, else `JACKPOT_AVAILABLE_CASH`, else a demonstration amount that marks every output
 * SIMULATED. A given amount is in the company's currency, and as of now.
 * @throws UsageError
 */
export function availableCash(given: string | undefined, company: CompanyConfig | null, now: Date): CashSecret {
  const text = given ?? process.env[VARIABLE];
  const asOf = now.toISOString();
  if (text === undefined) {
    const amount = JSON.parse(readFileSync(DEMONSTRATION, 'utf8')) as object;
    return { value: { ...amount, asOf }, version: 'demonstration', simulated: true };
  }
  const amount = parseAmount(given === undefined ? VARIABLE : '--available-cash', text);
  const value = { amount, currency: company?.currency ?? 'unknown', asOf };
  return { value, version: `given-${asOf}`, simulated: false };
}
