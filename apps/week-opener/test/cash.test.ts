import type { CompanyConfig } from '@jackpot/config-schema';
import { getJson } from '@jackpot/ports';
import { MemoryObjectStore } from '@jackpot/ports/contract';
import { pinCash } from '../src/cash.ts';

const company: CompanyConfig = { currency: 'EUR', safetyNet: 5e6, exchangeRates: { GBP: 1.25 } };
const now = new Date('2026-11-25T20:00:00Z');
const sound = { amount: 80_000_123, currency: 'EUR', asOf: '2026-11-25T08:00:00+01:00' };
const KEY = 'runs/2026-W48-r1/cash.json';

async function pin(value: unknown, of: CompanyConfig | null = company) {
  const store = new MemoryObjectStore();
  const secrets = { availableCash: () => Promise.resolve({ value, version: 'v7', simulated: false }) };
  return { store, cash: await pinCash(secrets, store, KEY, of, now) };
}

test.each([
  ["the company's currency", sound, 80_000_123],
  ['another one, at its rate', { ...sound, currency: 'GBP' }, 100_000_153.75],
  ['none at all', { ...sound, amount: 0 }, 0],
  ['as of a week ago to the second', { ...sound, asOf: '2026-11-18T20:00:00Z' }, 80_000_123],
  ['as of a clock that is a little ahead', { ...sound, asOf: '2026-11-25T20:59:00Z' }, 80_000_123],
])('cash in %s is pinned in the company’s currency', async (_, value, available) => {
  const { store, cash } = await pin(value);
  expect(cash).toEqual({ key: KEY, version: 'v7', simulated: false, problems: [] });
  expect(await getJson(store, KEY)).toEqual({ ...value, available, version: 'v7', salt: expect.any(String) as string });
});

test('equal cash is pinned as different bytes, so that no digest of them tells the amount', async () => {
  const bytes = await Promise.all([pin(sound), pin(sound)].map(async (pinned) => (await pinned).store.get(KEY)));
  expect(bytes[0]).not.toEqual(bytes[1]);
});

test.each([
  ['missing', undefined, [/found nothing, expected an object; store one such as \{ "amount"/]],
  ['text', '80000123', [/found other text, expected an object/]],
  ['a list', [80_000_123], [/found a list, expected an object/]],
  ['without a member', {}, [/amount: .*found nothing/, /currency: .*found nothing/, /asOf: .*found nothing/]],
  ['negative', { ...sound, amount: -80_000_123 }, [/amount: found a negative amount, expected 0 or more; store/]],
  ['not a number', { ...sound, amount: '80000123' }, [/amount: expected a number, found other text; store/]],
  ['NaN', { ...sound, amount: NaN }, [/amount: expected a number, found a number/]],
  ['of a currency without a rate', { ...sound, currency: 'USD' }, [/found "USD".* expected EUR or GBP; add its value/]],
  ['of a currency that every object knows', { ...sound, currency: 'constructor' }, [/currency: found "constructo"/]],
  ['stale', { ...sound, asOf: '2026-11-18T19:59:59Z' }, [/asOf: .* 7 days old, expected at most 7; store the amount/]],
  ['of the future', { ...sound, asOf: '2026-11-25T21:01:00Z' }, [/expected no later than now, 2026-11-25T20:00:00/]],
  [
    'as of no time',
    { ...sound, asOf: '2026-11-25' },
    [/asOf: expected a date and time with its zone, found other text/],
  ],
  [
    'stale and of an unknown currency',
    { ...sound, currency: 'USD', asOf: '2025-01-01T00:00:00Z' },
    [/days old/, /USD/],
  ],
])('cash that is %s is refused: what was found, what was expected, what to do', async (_, value, messages) => {
  const { store, cash } = await pin(value);
  expect(cash.problems).toHaveLength(messages.length);
  messages.forEach((message, index) => expect(cash.problems[index]).toMatch(message));
  expect(cash.problems.join()).toContain('available cash, version v7: ');
  expect(cash.problems.join()).not.toContain('80000123');
  expect(await store.exists(KEY)).toBe(false);
});

test('without a company there is nothing to convert to, and its own error is what counts', async () => {
  const { store, cash } = await pin(sound, null);
  expect(cash.problems).toEqual([]);
  expect(await store.exists(KEY)).toBe(false);
});
