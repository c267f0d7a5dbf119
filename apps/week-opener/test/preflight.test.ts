import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishData } from '@jackpot/data-version';
import type { AccountWatch, CashSecret } from '@jackpot/ports';
import { MemoryNotifier, MemoryObjectStore } from '@jackpot/ports/contract';
import { writeGzipText } from '@jackpot/sales-data';
import { preflight, preflightText, tellPreflight } from '../src/step.ts';

const TUESDAY = new Date('2026-11-24T08:00:00Z');
const SHIPPED = readFileSync(join(import.meta.dirname, '../../../configs/england.yaml'), 'utf8');
const ENGLAND = `${SHIPPED}\nnotify: { emails: [ann@example.org] }\n`;
const COMPANY = 'currency: EUR\nsafetyNet: 5000000\nexchangeRates: { GBP: 1.17 }\n';
const CASH = { amount: 8e7, currency: 'EUR', asOf: '2026-11-24T07:00:00Z' };

/** Saturdays up to the last one before the run. */
const drawDates = Array.from({ length: 120 }, (_, week) =>
  new Date(Date.parse('2026-11-21') - week * 7 * 86_400_000).toISOString().slice(0, 10),
).reverse();

/** More draws without their sales than may be forecast. */
const BEHIND = drawDates.slice(0, -6);

interface Found {
  readonly company?: string;
  readonly england?: string;
  readonly cash?: object;
  readonly draws?: readonly string[];
  readonly account?: Partial<AccountWatch>;
}

/** A system of which nothing but what is given stands against the next run. */
async function system({ company = COMPANY, england = ENGLAND, cash = CASH, draws = drawDates, account }: Found = {}) {
  const store = new MemoryObjectStore();
  await store.put('configs/company.yaml', company);
  await store.put('configs/england.yaml', england);
  const rows = draws.map((date) => `england,${date},5000000,4000000`);
  const text = ['country,draw_date,jackpot_announced,tickets_sold', ...rows].join('\n');
  await publishData(store, { path: 'sales.csv.gz', bytes: writeGzipText(text), versioned: true });
  const secret: CashSecret = { value: cash, version: 'v7', simulated: false };
  const sound: AccountWatch = {
    trainingQuota: () => Promise.resolve(1),
    subscribers: () => Promise.resolve({ confirmed: ['ann@example.org'], waiting: [] }),
    doomed: () => Promise.resolve([]),
  };
  return {
    store,
    secrets: { availableCash: () => Promise.resolve(secret) },
    account: { ...sound, ...account },
    clock: { now: () => TUESDAY },
    alarms: new MemoryNotifier(),
    notifier: new MemoryNotifier(),
  };
}

test('nothing stands against a run for which all is ready, and nobody is told', async () => {
  const ports = await system();
  const report = await preflight(ports);
  expect(report).toEqual({ decidesAt: '2026-11-25T20:00:00.000Z', findings: [] });
  expect(preflightText(report)).toBe('Nothing was found that stands against the run of 2026-11-25 20:00 UTC.');
  expect(await tellPreflight(ports)).toEqual({ preflight: { found: 0 } });
  expect([ports.alarms.sent, ports.notifier.sent]).toEqual([[], []]);
});

test.each<[string, Found, string, RegExp]>([
  ['a config is wrong', { england: ENGLAND.replace('country:', 'contry:') }, 'configs', /england\.yaml.*contry/],
  // Fresh enough on Tuesday, and too old by Wednesday evening.
  [
    'the cash will be too old',
    { cash: { ...CASH, asOf: '2026-11-18T12:00:00Z' } },
    'cash',
    /v7, by 2026-11-25T20.*7 days/,
  ],
  [
    'the rates are old',
    { company: `${COMPANY}exchangeRatesAsOf: 2026-10-24\n` },
    'exchange-rates',
    /found 2026-10-24, 32 days before the run, expected at most 31/,
  ],
  ['data is behind', { draws: BEHIND }, 'data', /^england: .*2026-10-17/],
  ['too few jobs may run', { account: { trainingQuota: () => Promise.resolve(0) } }, 'training-quota', /^0 training/],
  [
    'a key is about to go',
    { account: { doomed: () => Promise.resolve([{ what: 'key k', deletedAt: '2026-12-01T00:00:00Z' }]) } },
    'keys',
    /^key k is deleted at 2026-12-01/,
  ],
  [
    'a check cannot be made',
    { account: { trainingQuota: () => Promise.reject(new Error('AccessDenied')) } },
    'training-quota',
    /could not be checked: Error: AccessDenied/,
  ],
])('where %s that alone is found, with what to do', async (_, found, check, problem) => {
  const { findings } = await preflight(await system(found));
  expect(findings).toEqual([
    { check, problem: expect.stringMatching(problem) as string, remedy: expect.any(String) as string },
  ]);
});

test('rates of 31 days ago are young enough', async () => {
  const company = `${COMPANY}exchangeRatesAsOf: 2026-10-25\n`;
  expect((await preflight(await system({ company }))).findings).toEqual([]);
});

test('who is on call is mailed what was found; where nobody is, every reader', async () => {
  const behind = await system({ draws: BEHIND });
  expect(await tellPreflight(behind)).toEqual({ preflight: { found: 1 } });
  expect(behind.notifier.sent).toEqual([]);
  expect(behind.alarms.sent).toEqual([
    {
      ...{ id: 'preflight-2026-11-25T20:00:00.000Z', country: null },
      subject: 'ACTION: 1 found against the run of 25 Nov',
      body: expect.stringMatching(
        /^Found against the run of 2026-11-25 20:00 UTC: 1\n\n1\. data: england.*\n {3}Next: npx/,
      ) as string,
    },
  ]);

  const subscribers: AccountWatch['subscribers'] = (of) =>
    Promise.resolve(
      of === 'alarms'
        ? { confirmed: [], waiting: ['bob@example.org'] }
        : { confirmed: ['ann@example.org'], waiting: [] },
    );
  const unheard = await system({ account: { subscribers } });
  expect(await tellPreflight(unheard)).toEqual({ preflight: { found: 1 } });
  expect(unheard.alarms.sent).toEqual([]);
  expect(unheard.notifier.sent[0]?.body).toContain('alarms: nobody hears of alarms; bob@example.org never confirmed');
});

test('a reader who was asked and has not confirmed is found', async () => {
  const subscribers: AccountWatch['subscribers'] = (of) =>
    Promise.resolve(
      of === 'alarms'
        ? { confirmed: ['bob@example.org'], waiting: [] }
        : { confirmed: [], waiting: ['ann@example.org'] },
    );
  const { findings } = await preflight(await system({ account: { subscribers } }));
  expect(findings).toMatchObject([{ check: 'readers', problem: 'ann@example.org never confirmed, and hears nothing' }]);
});

test('an e-mail of very many findings tells a hundred, and counts the others', () => {
  const finding = { check: 'data', problem: 'x'.repeat(5_000), remedy: 'mend it' } as const;
  const body = preflightText({
    decidesAt: TUESDAY.toISOString(),
    findings: Array.from({ length: 1_000 }, () => finding),
  });
  expect(body.length).toBeLessThan(128 * 1024);
  expect(body).toMatch(/and 900 more: npx jackpot aws preflight$/);
});
