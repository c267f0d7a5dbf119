import { gzipSync } from 'node:zlib';
import { eachCsvRecord, readCsvRecords } from '../src/csv-records.ts';
import { splitByCountry } from '../src/index.ts';
import { PackedRows, ROWS_OF_COUNTRY_MAX } from '../src/packed-rows.ts';
import { readHeader } from '../src/csv-header.ts';

const HEADER = 'country,draw_date,jackpot_announced,tickets_sold';
const split = (text: string | Uint8Array) => splitByCountry(gzipSync(text));
const problemOf = (text: string | Uint8Array) => {
  const result = split(text);
  return result.ok ? null : result.problems[0];
};

test('a text that is taken apart piece by piece gives the records of the whole, whatever stands at the seams', () => {
  const filler = 'x'.repeat(400);
  const rows = Array.from({ length: 2600 }, (_, index) =>
    index % 7 === 0 ? `england,"2026-\n11-${filler}",ß "stray,${index}` : `england,2026-11-21,${filler},4`,
  );
  for (const ending of ['\n', '\r\n', '\r']) {
    const text = [HEADER, ...rows].join(ending);
    expect(Buffer.byteLength(text)).toBeGreaterThan(2 ** 20);
    const records: unknown[] = [];
    expect(eachCsvRecord(Buffer.from(text), (record) => records.push(record))).toBeNull();
    const whole = readCsvRecords(text);
    expect(whole.ok && whole.records.length).toBe(records.length);
    expect(whole.ok && JSON.stringify(whole.records) === JSON.stringify(records)).toBe(true);
  }
});

test.each([
  ['a line of commas without end', () => `${HEADER}\n${','.repeat(70_000)}`, { code: 'line-too-long', line: 2 }],
  ['a quote that is never closed', () => `${HEADER}\nengland,"${'a\n'.repeat(100)}`, { code: 'not-csv', line: 2 }],
  [
    'a country a row',
    () => `${HEADER}\n${Array.from({ length: 20_001 }, (_, index) => `c${index},2026-11-21,1,2\n`).join('')}`,
    { code: 'too-many-countries', line: 20_002 },
  ],
  ['bytes of another encoding', () => Buffer.from(`${HEADER}\ngr\u00fc\u00df,1,2,3`, 'latin1'), { code: 'not-utf-8' }],
])('%s is refused', (_, make, problem) => {
  expect(problemOf(make())).toMatchObject(problem);
});

test('a gzip bomb is refused', () => {
  const member = gzipSync(Buffer.alloc(2 ** 24, 'a'));
  const result = splitByCountry(Buffer.concat(Array.from({ length: 17 }, () => member)));
  expect(!result.ok && result.problems).toEqual([{ code: 'too-large', maxBytes: 2 ** 28 }]);
});

test('rows without a country are one warning, however many', () => {
  const result = split(`${HEADER}\nengland,2026-11-21,1,2\n${',2026-11-21,1,2\n'.repeat(1000)}`);
  expect(result.ok && result.warnings).toEqual([{ code: 'row-without-country', line: 3, rows: 1000 }]);
});

test('of more rows than a country can have draws, one more is kept, which tells of them', () => {
  const header = readHeader(HEADER.split(','));
  if (!('columns' in header)) throw new Error('no header');
  const packed = new PackedRows(header);
  for (let line = 2; line < ROWS_OF_COUNTRY_MAX + 100; line += 1) packed.add({ line, fields: ['england'] });
  expect(packed.unpacked()).toHaveLength(ROWS_OF_COUNTRY_MAX + 1);
});
