import * as z from 'zod';
import { plausibleAmount } from './country-rules.ts';
import { currency } from './currency.ts';

/** `configs/company.yaml`: the money that all countries draw on. An exchange rate is the value of one unit in `currency`. */
export const companyConfig = z.strictObject({
  currency: currency.meta({
    pattern: '^[A-Z]{3}$',
    description: "ISO 4217 code of the company's currency",
    examples: ['EUR'],
  }),
  safetyNet: z
    .number()
    .min(0)
    .check(plausibleAmount)
    .meta({ description: 'Cash that must not be touched, in `currency`', examples: [5_000_000] }),
  exchangeRates: z
    .record(
      currency,
      z
        .number()
        .gt(0)
        .meta({ description: 'Value of one unit of it, in `currency`', examples: [1.17] }),
    )
    .default({})
    .meta({ description: 'Value of one unit of each other currency, in `currency`', examples: [{ GBP: 1.17 }] }),
  exchangeRatesAsOf: z.iso
    .date()
    .optional()
    .meta({
      description: 'Date on which the exchange rates were true; the preflight tells when it is long ago',
      examples: ['2026-11-24'],
    }),
});

export type CompanyConfig = z.infer<typeof companyConfig>;

/**
 * Value of one unit of `currency` in the company's currency.
 * @throws RangeError where the company states no rate; `checkContract` refuses such a config before this is called.
 */
export function exchangeRate(company: CompanyConfig, currency: string): number {
  if (currency === company.currency) return 1;
  const rate = company.exchangeRates[currency];
  if (rate === undefined) throw new RangeError(`company.yaml states no exchange rate for ${currency}`);
  return rate;
}
