import * as z from 'zod';
import { plausibleAmount } from './country-rules.ts';
import { currency } from './currency.ts';
import { field } from './field.ts';
import { weekdays } from './iso-date.ts';
import { contradiction, rule } from './rule.ts';

/** Daily runs leave room for one more on each day. */
const MOST_RUNS = 14;

const runTime = z.strictObject({
  weekday: field(z.enum(weekdays), 'Day of the week of the run, in UTC', 'wednesday'),
  time: field(
    z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time from "00:00" to "23:59"'),
    'Time of the run, in UTC; in quotes, since YAML reads 20:00 as a number',
    '20:00',
  ),
});
/** An instant of every week, in UTC, at which the company runs. */
export type RunTime = z.infer<typeof runTime>;

const eachRunOnce = rule(z.array(runTime), (runs) => {
  const names = runs.map(({ weekday, time }) => `${weekday} ${time}`);
  const again = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (again < 0) return undefined;
  return contradiction([again], 'each run once', `${names[again]} again`, 'remove it');
});

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
  runs: field(
    z.array(runTime).min(1).max(MOST_RUNS).check(eachRunOnce).optional(),
    'Times of every week at which jackpots are decided; without it, Wednesday at 20:00 UTC',
    [
      { weekday: 'wednesday', time: '20:00' },
      { weekday: 'sunday', time: '20:00' },
    ],
  ),
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
