import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CountryConfig, addDays } from '@jackpot/config-schema';
import { openLocalPorts } from '@jackpot/platform/local';
import { getJson } from '@jackpot/ports';
import { canonicalJson, putPinned } from '@jackpot/record';
import { type RawRow, encodeSales } from '@jackpot/sales-data';
import { validateData } from '../src/step.ts';

const config: CountryConfig = {
  country: 'england',
  currency: 'GBP',
  timeZone: 'Europe/London',
  draw: { weekday: 'saturday' },
  ticketPrice: 2.5,
  jackpot: { min: 1e6, max: 2e6, step: 1e5, rollover: false },
  prizes: { jackpot: { win: 'certain' }, secondary: { shareOfSales: 0.2 } },
  shares: { retailer: 0, duty: 0, goodCauses: 0.3 },
  fixedCost: 0,
  constraints: {
    payoutRatio: { weeks: 52, min: 0.2, basis: 'expected', recoveryWeeks: 26 },
    cash: { share: 0.5, breachProbabilityPerYear: 0.01, worstCaseQuantile: 0.9999 },
  },
  objective: 'netRevenue',
  plan: { horizonWeeks: 52 },
  gate: { draws: 26, marginOverSeasonalNaive: 0.05, coverage90: { min: 0.75, max: 1 } },
  forecast: { monotone: true },
  notify: { emails: [] },
  approval: { required: false },
};

function rows(count: number, last: string): RawRow[] {
  return Array.from({ length: count }, (_, index) => ({
    line: index + 2,
    surplusFields: 0,
    fields: {
      draw_date: addDays(last, -7 * (count - 1 - index)),
      jackpot_announced: '1500000',
      tickets_sold: '4000000',
    },
  }));
}

async function validate(sales: RawRow[] | null, dataProblems: string[] = []) {
  const { store, close } = openLocalPorts(mkdtempSync(join(tmpdir(), 'jackpot-')), { now: () => new Date(0) });
  const columns = ['draw_date', 'jackpot_announced', 'tickets_sold'] as const;
  const pinned = (name: string, body: string | Uint8Array) => putPinned(store, `runs/r/england/inputs/${name}`, body);
  const result = await validateData(
    {
      status: 'ready',
      runId: 'r',
      week: '2026-W48',
      country: 'england',
      drawDate: '2026-11-28',
      clock: '2026-11-25T20:00:00.000Z',
      prefix: 'runs/r/england/',
      supersede: null,
      jobPrefix: 'r-england',
      inputs: {
        config: await pinned('config.json', canonicalJson(config)),
        company: await pinned('company.json', '{}'),
        sales: sales && (await pinned('sales.csv.gz', encodeSales({ columns, rows: sales }))),
        champion: await pinned('champion.json', 'null'),
      },
      dataProblems,
      data: { md5: 'm', sha256: 's', size: 1, path: '/elsewhere/sales.csv.gz', versioned: false },
      laterRows: 3,
      cashKey: 'runs/r/cash.json',
      cashVersion: 'v',
      simulatedCash: false,
    },
    { store },
  );
  const written = (await getJson(store, result.key)) as { findings: string[]; draws: number; laterRowsLeftOut: number };
  close();
  return { result, written };
}

test('sales that can be used pass, and the count is told', async () => {
  const { result, written } = await validate(rows(60, '2026-11-21'));
  expect(result).toEqual({ verdict: 'pass', key: 'runs/r/england/validation.json' });
  expect(written).toMatchObject({ findings: [], draws: 60, laterRowsLeftOut: 3 });
});

test('findings are a result, each with the file and the line that it came from', async () => {
  const broken = rows(60, '2026-11-21').with(10, {
    line: 12,
    surplusFields: 0,
    fields: { draw_date: '2025-12-06', jackpot_announced: 'lots', tickets_sold: '4000000' },
  });
  const { result, written } = await validate(broken);
  expect(result.verdict).toBe('findings');
  expect(written.findings.join('\n')).toMatch(/^sales\.csv\.gz:12: jackpot_announced: .*"lots"/m);
});

test('a country without rows, and a file that cannot be read, are findings too', async () => {
  expect((await validate(null)).written.findings.join('\n')).toContain('found 0 draws');
  expect((await validate(null, ['sales.csv.gz: not gzip'])).written.findings).toEqual(['sales.csv.gz: not gzip']);
});
