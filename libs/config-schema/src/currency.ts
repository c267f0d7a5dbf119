import * as z from 'zod';
import { nearestName } from './nearest-name.ts';
import { quote } from './problem.ts';
import { type BrokenRule, rule } from './rule.ts';

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** An ISO 4217 code that the runtime's locale data knows. */
export const currency = z.string().check(rule(z.string(), unknownCurrency)).meta({ pattern: '^[A-Z]{3}$' });

function unknownCurrency(code: string): BrokenRule | undefined {
  if (currencies.has(code)) return undefined;
  const nearest = nearestName(code, currencies);
  const expected = 'the ISO 4217 code of a currency, such as GBP';
  const finding = { code: 'unknown-value' as const, found: `text ${quote(code)}`, expected };
  const remedy = 'write its three letters';
  return { path: [], finding: { ...finding, ...(nearest === undefined ? { remedy } : { nearest }) } };
}
