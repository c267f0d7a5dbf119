import { MemoryObjectStore } from '@jackpot/ports/contract';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statedCash } from '../src/aws/stated-cash.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const COMPANY = 'currency: EUR\nsafetyNet: 5000000\nexchangeRates: { GBP: 1.25 }\n';

async function published(company = COMPANY): Promise<MemoryObjectStore> {
  const store = new MemoryObjectStore();
  await store.put('configs/company.yaml', company);
  const england = join(import.meta.dirname, '../../../configs/england.yaml');
  await store.put('configs/england.yaml', readFileSync(england));
  return store;
}

test.each([
  ['80M', {}, { amount: 80e6, currency: 'EUR', asOf: NOW.toISOString() }],
  ['72,000,000', { currency: 'GBP' }, { amount: 72e6, currency: 'GBP', asOf: NOW.toISOString() }],
  ['80M', { asOf: '2026-11-23T08:00:00+01:00' }, { amount: 80e6, currency: 'EUR', asOf: '2026-11-23T08:00:00+01:00' }],
])('%s, stated with %o, is what the next run reads', async (amount, more, cash) => {
  expect(await statedCash({ amount, ...more }, await published(), NOW)).toMatchObject({ cash, note: null });
});

test('it is told as a person reads it before it is stored', async () => {
  const { text } = await statedCash({ amount: '80M' }, await published(), NOW);
  expect(text).toBe('EUR 80,000,000 available as of 2026-11-24 09:00 UTC');
});

test.each([
  ['eighty', {}, /amount: expected an amount such as 22M.*found "eighty"/],
  ['-5M', {}, /expected an amount such as 22M/],
  ['0', {}, /expected an amount above 0/],
  ['80M', { currency: 'USD' }, /found "USD", for which company.yaml states no exchange rate, expected EUR or GBP/],
  ['80M', { asOf: 'yesterday' }, /asOf: expected a date and time with its zone/],
  ['80M', { asOf: '2026-11-01T08:00:00Z' }, /23 days old, expected at most 7/],
  ['80M', { asOf: '2026-12-01T08:00:00Z' }, /expected no later than now/],
])('%s, stated with %o, is refused', async (amount, more, message) => {
  await expect(statedCash({ amount, ...more }, await published(), NOW)).rejects.toThrow(message);
});

test('cash within the safety net may be true, and is noted', async () => {
  const { note } = await statedCash({ amount: '4M' }, await published(), NOW);
  expect(note).toBe('That is no more than the safety net, EUR 5,000,000: no jackpot will be safe.');
});

test('a wrong company.yaml is told with its place', async () => {
  const stated = statedCash({ amount: '80M' }, await published('currency: EUR\n'), NOW);
  await expect(stated).rejects.toThrow(/configs\/company.yaml:1:1: .*safetyNet/);
});
