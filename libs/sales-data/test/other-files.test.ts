import { gzipSync } from 'node:zlib';
import { formatFileProblem, formatFindings, splitByCountry } from '../src/index.ts';

function said(bytes: Uint8Array): string {
  const split = splitByCountry(bytes);
  return split.ok ? '' : split.problems.map((problem) => formatFileProblem(problem, 'f.csv.gz')).join('\n');
}

test.each([
  [
    'PK\u0003\u0004…xl/workbook.xml',
    'found a workbook (.xlsx), expected a gzip CSV. Take it in as it is with: npx jackpot data import f.csv.gz',
  ],
  ['PK\u0003\u0004 sales.csv', 'found a zip archive, expected a gzip CSV. Unpack it first.'],
  [
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    'found a workbook of Excel 97 to 2003 (.xls), expected a gzip CSV. Save it as .xlsx',
  ],
  ['PAR1\u0015\u0004', 'found a Parquet file, expected a gzip CSV. Export its table'],
  ['\n<html><body>Login', 'found a web page, expected a gzip CSV. Export its table'],
  ['outs:\n- md5: 4b58760487ad5e37afc5a87e5ef747ef\n', 'found a DVC pointer, expected a gzip CSV. Name the data file'],
  [
    'country,draw_date\n',
    'found plain text that begins with "country,draw", expected a gzip CSV. Where it has the columns',
  ],
])('%p is told for what it is', (text, expected) => {
  expect(said(Buffer.from(text, 'latin1'))).toContain(expected);
});

test.each([
  ['country;draw_date;jackpot_announced\nengland;28/11/2026;5,5\n', '";"'],
  ['country\tdraw_date\tjackpot_announced\n', 'tabs'],
  ['country|draw_date|jackpot_announced\n', '"|"'],
  ['sep=;\ncountry;draw_date\n', '";"'],
])('the fields of %p are told to be separated by %s', (text, delimiter) => {
  expect(said(gzipSync(text))).toBe(
    `f.csv.gz:1: found fields separated by ${delimiter}, expected commas. Take the file in as it is with: ` +
      'npx jackpot data import f.csv.gz --country NAME.',
  );
});

test('findings alike are one line, with their number and the first and the last place', () => {
  const cell = (line: number) => ({ code: 'not-a-date', line, column: 'draw_date', found: `day ${line}` }) as const;
  expect(
    formatFindings([cell(2), { code: 'missing-sales', line: 3 }, cell(4), cell(1015)], 'f').map((text) =>
      text.slice(0, 120),
    ),
  ).toEqual([
    'f:2: draw_date: found "day 2", expected a date of the calendar as YYYY-MM-DD. So in 2 more rows, the last on line 1015.',
    'f:3: found neither tickets_sold nor gross_sales, expected at least one. Fill one in.',
  ]);
});
