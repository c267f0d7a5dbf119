import { type CompanyConfig, type CountryConfig, exchangeRate } from '@jackpot/config-schema';
import type { Cash } from '@jackpot/constrained-optimiser';
import * as z from 'zod';
import { availableCash } from './available-cash.ts';
import { InvalidInput } from '../errors.ts';

const amountOfCash = z.object({ amount: z.number(), currency: z.string() });

/** The company's cash as a country's decision reads it. @throws InvalidInput, UsageError */
export function countryCash(
  given: string | undefined,
  company: CompanyConfig,
  config: CountryConfig,
): { readonly cash: Cash; readonly simulated: boolean } {
  const { value, simulated } = availableCash(given, company, new Date());
  const { amount, currency } = amountOfCash.parse(value);
  const cash = {
    available: amount * rateOf(company, currency),
    safetyNet: company.safetyNet,
    exchangeRate: exchangeRate(company, config.currency),
  };
  return { cash, simulated };
}

function rateOf(company: CompanyConfig, currency: string): number {
  if (currency === company.currency || company.exchangeRates[currency] !== undefined)
    return exchangeRate(company, currency);
  throw new InvalidInput([
    `the available cash is in ${currency}, and company.yaml states no exchange rate for it: add one, or give ` +
      `--available-cash in ${company.currency}`,
  ]);
}
