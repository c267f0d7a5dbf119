import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '@jackpot/config-schema';
import { exampleItem, RUN } from '@jackpot/fixtures';
import { openLocalPorts } from '@jackpot/platform/local';
import { getJson } from '@jackpot/ports';
import { type RawRow, encodeSales } from '@jackpot/sales-data';
import { validateData } from '../src/step.ts';

function rows(count: number, last: string): RawRow[] {
  return Array.from({ length: count }, (_, index) => ({
    line: index + 2,
    surplusFields: 0,
    fields: {
      draw_date: addDays(last, -7 * (count - 1 - index)),
      jackpot_announced: '15000000',
      tickets_sold: '4000000',
    },
  }));
}

async function validate(sales: RawRow[] | null, dataProblems: string[] = []) {
  const { store, close } = openLocalPorts(mkdtempSync(join(tmpdir(), 'jackpot-')), { now: () => new Date(0) });
  const columns = ['draw_date', 'jackpot_announced', 'tickets_sold'] as const;
  const item = await exampleItem(store, { sales: sales && encodeSales({ columns, rows: sales }) });
  const data = { md5: 'm', sha256: 's', size: 1, path: '/elsewhere/sales.csv.gz', versioned: false };
  const result = await validateData({ ...item, dataProblems, data, laterRows: 3 }, { store });
  const written = (await getJson(store, result.key)) as { findings: string[]; draws: number; laterRowsLeftOut: number };
  close();
  return { result, written };
}

test('sales that can be used pass, and the count is told', async () => {
  const { result, written } = await validate(rows(60, '2026-11-21'));
  expect(result).toEqual({ verdict: 'pass', key: `runs/${RUN}/england/validation.json` });
  expect(written).toMatchObject({ findings: [], draws: 60, laterRowsLeftOut: 3 });
});

test('findings are a result, each with the file and the line that it came from', async () => {
  const broken = rows(60, '2026-11-21').with(10, {
    line: 12,
    surplusFields: 0,
    fields: { draw_date: '2025-12-13', jackpot_announced: 'lots', tickets_sold: '4000000' },
  });
  const { result, written } = await validate(broken);
  expect(result.verdict).toBe('findings');
  expect(written.findings.join('\n')).toMatch(/^sales\.csv\.gz:12: jackpot_announced: .*"lots"/m);
});

test('a country without rows, and a file that cannot be read, are findings too', async () => {
  expect((await validate(null)).written.findings.join('\n')).toContain('found 0 draws');
  expect((await validate(null, ['sales.csv.gz: not gzip'])).written.findings).toEqual(['sales.csv.gz: not gzip']);
});
