import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { BadInput } from './bad-input-case.ts';

const stopped = { england: 'findings', sweden: 'findings' } as const;
const englandStops = { england: 'findings', sweden: 'pass' } as const;
const sound = { england: 'pass', sweden: 'pass' } as const;

/** The file as a whole: no country has rows, so each may only hold an earlier jackpot. */
const file = (
  name: string,
  bytes: (text: string) => Uint8Array | string,
  ...problems: BadInput['problems']
): BadInput => ({
  name,
  make: ({ data }) => writeFileSync(data, bytes(gunzipSync(readFileSync(data)).toString('utf8'))),
  problems,
  week: problems.length === 0 ? sound : stopped,
});

/** Lines of england; sweden's stand beside them. Fields of england's row of 7 March 2026 by their column. */
const row = (name: string, change: (text: string) => string, ...problems: BadInput['problems']): BadInput => ({
  name,
  make: (place) => place.editData(change),
  problems,
  week: problems.length === 0 ? sound : englandStops,
});

const DAY = '2026-03-07';
function withField(column: string, value: string | ((found: string) => string)): (text: string) => string {
  return (text) => {
    const [header = '', ...lines] = text.split('\n');
    const at = header.split(',').indexOf(column);
    if (at < 0) throw new Error(`no column ${column} in ${header}`);
    const changed = lines.map((line) => {
      if (!line.startsWith(`england,${DAY},`)) return line;
      const fields = line.split(',');
      const found = fields[at] ?? '';
      return fields.with(at, typeof value === 'string' ? value : value(found)).join(',');
    });
    return [header, ...changed].join('\n');
  };
}
const line = (change: (line: string) => string) => (text: string) =>
  text.replace(new RegExp(`^england,${DAY},.*$`, 'm'), change);

const files: readonly BadInput[] = [
  file(
    'not gzip',
    (text) => text,
    /sales\.csv\.gz: found plain text that begins with "country,.*expected a gzip CSV\. Where it .*compress it/,
  ),
  file('cut off', (text) => gzipSync(text).subarray(0, 500), /the gzip stream is cut off\. Fetch or copy/),
  file('a flipped bit', (text) => flipped(gzipSync(text)), /the gzip stream is damaged \(.*\)\. Fetch or copy/),
  file('no bytes', () => '', /sales\.csv\.gz: the file is empty; expected a gzip CSV with a header\. Fetch/),
  file('gzip of nothing', () => gzipSync(''), /the file is empty/),
  file(
    'a header only',
    (text) => gzipSync(text.split('\n', 1)[0] ?? ''),
    /:2: found a header and no rows, expected one/,
  ),
  file(
    'another header',
    (text) => gzipSync(text.replaceAll(',', ';')),
    /:1: found fields separated by ";", expected commas\. Take the file in as it is with: npx jackpot data import/,
  ),
  file(
    'a column twice',
    (text) => gzipSync(text.replace('jackpot_announced', 'week_start')),
    /:1: the header lacks jackpot_announced; found/,
    /:1: the header has draw_date more than once \(columns 2, 3; week_start is another name.*Keep one/,
  ),
  file(
    'UTF-16',
    (text) => gzipSync(Buffer.from(`\uFEFF${text}`, 'utf16le')),
    /found text in UTF-16, expected UTF-8\. Save/,
  ),
  file('an unclosed quote', (text) => gzipSync(text.replace('england,', '"england,')), /:2: .*Close the quoted field/),
  file('a byte-order mark', (text) => gzipSync(`\uFEFF${text}`)),
  file(
    'the header again among the rows',
    (text) => gzipSync(text + text),
    /:\d+: found the header again, expected one header: .*one after the other\. Keep one/,
  ),
  file(
    'two gzip files in one',
    (text) => Buffer.concat([gzipSync(text), gzipSync(text)]),
    /:\d+: found the header again/,
  ),
  file(
    'a misspelt column that is needed',
    (text) => gzipSync(text.replace('jackpot_announced', 'jackpot_anounced')),
    /:1: the header lacks jackpot_announced; found .*; "jackpot_anounced": did you mean "jackpot_announced"\?/,
  ),
  file('CRLF', (text) => gzipSync(text.replaceAll('\n', '\r\n'))),
  file('quoted fields', (text) => gzipSync(text.replaceAll(/^(england|sweden),(.{10}),/gm, '"$1","$2",'))),
  file('unsorted rows', (text) => gzipSync(unsorted(text))),
];

const rows: readonly BadInput[] = [
  row(
    'an extra field',
    line((found) => `${found},1`),
    /england: .*sales\.csv\.gz:\d+: found 1 field more than.*Quote/,
  ),
  row(
    'a missing field',
    line((found) => found.replace(/,[^,]*$/, '')),
    /found 1 field fewer than in the header.*empty/,
  ),
  row(
    'text in a number',
    withField('jackpot_announced', 'lots'),
    /:\d+: jackpot_announced: found "lots", expected a number/,
  ),
  row('NaN', withField('jackpot_paid', 'NaN'), /:\d+: jackpot_paid: found "NaN", expected a number such as 1234\.5/),
  row('infinite', withField('jackpot_announced', 'Infinity'), /found "Infinity", expected a number such as/),
  row(
    '30 February',
    withField('draw_date', '2026-02-30'),
    /draw_date: found "2026-02-30", expected a date of the calendar/,
  ),
  row('another order of the date', withField('draw_date', '07/03/2026'), /found "07\/03\/2026", expected .*YYYY-MM-DD/),
  row('no date', withField('draw_date', ''), /draw_date: found no value, expected one in every row\. Fill it in/),
  row('no jackpot', withField('jackpot_announced', ''), /jackpot_announced: found no value, expected one in every row/),
  row(
    'a draw twice',
    line((found) => `${found}\n${found}`),
    /draw_date: found 2026-03-07 again \(first on line \d+\).*Keep one/,
  ),
  row('negative', withField('jackpot_announced', '-5'), /found "-5", expected a number above 0 and at most/),
  row(
    'absurd',
    withField('jackpot_announced', '1e15'),
    /found "1e15", expected a number above 0 and at most 1000000000000/,
  ),
  row(
    'a jackpot in millions',
    withField('jackpot_announced', '20'),
    /:\d+: jackpot_announced: found "20", expected within a factor of 70 of the country's median, .*slipped unit/,
  ),
  row(
    'a jackpot in thousandths',
    withField('jackpot_announced', (found) => `${found}000`),
    /:\d+: jackpot_announced: found "\d+", expected within a factor of 70/,
  ),
  row(
    'more paid than winners explain',
    withField('jackpot_paid', '9e9'),
    /:\d+: jackpot_paid: found "9000000000", expected at most \d+, that is 10 times the row's jackpot_announced.*another draw/,
  ),
  row(
    'a price in pence',
    (text) => withField('ticket_price', '250')(withField('gross_sales', '')(text)),
    /:\d+: gross_sales: found "\d+", expected within a factor of 70/,
    /:\d+: ticket_price: found "250", expected within a factor of 10 of the config's ticketPrice, 2\.5\. Look/,
  ),
  row(
    'half a ticket',
    (text) => withField('tickets_sold', (found) => `${found}.5`)(withField('gross_sales', '')(text)),
    /:\d+: tickets_sold: found "\d+\.5", expected whole tickets/,
  ),
  row(
    'sales in thousands',
    (text) => withField('tickets_sold', '12')(withField('gross_sales', '30')(text)),
    /gross_sales: found "30", expected within a factor of 70 of the country's median, .*slipped unit/,
  ),
  row(
    'the wrong weekday',
    withField('draw_date', '2026-03-06'),
    /found 2026-03-06, a friday, expected a day on which the config's calendar has a draw.*movedTo: 2026-03-06/,
  ),
  row(
    'sales that contradict tickets and price',
    withField('gross_sales', (found) => String(Number(found) * 1.1)),
    /gross_sales: found "[\d.]+", expected [\d.]+, that is \d+ tickets at 2\.5\. Correct one/,
  ),
  {
    ...row(
      'a date to come',
      withField('draw_date', '2062-03-04'),
      /draw_date: found 2062-03-04, expected only draws before/,
    ),
    // Rows after its clock are left out of a run, with their count: a missing week, which is allowed.
    week: sound,
  },
  row(
    'no rows',
    (text) => text.replaceAll(/^england,/gm, 'britain,'),
    /england: .*found 0 draws, expected at least 60\. Add earlier draws/,
  ),
  row('too few rows', (text) => keep(text, 20), /found 20 draws, expected at least 60\. Add earlier draws/),
  row(
    'all of it at once',
    (text) =>
      withField('draw_date', '2026-03-06')(withField('jackpot_paid', '-1')(withField('jackpot_announced', 'x')(text))),
    /jackpot_announced: found "x"/,
    /jackpot_paid: found "-1"/,
    /draw_date: found 2026-03-06/,
  ),
  {
    name: 'a jackpot that is always won and was not paid',
    make: (place) => place.editData((text) => text.replace(/^(sweden,2026-03-07,.*?,.*?,.*?,.*?,)\d+/m, '$10')),
    problems: [/sweden: .*jackpot_paid: found "0", expected more than 0: by the config this jackpot is always paid/],
    week: { england: 'pass', sweden: 'findings' },
  },
];

function unsorted(text: string): string {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  return `${[header, ...lines.toReversed()].join('\n')}\n`;
}

function keep(text: string, draws: number): string {
  const lines = text.split('\n');
  const england = lines.filter((found) => found.startsWith('england,')).slice(0, -draws);
  return lines.filter((found) => !england.includes(found)).join('\n');
}

function flipped(bytes: Uint8Array): Uint8Array {
  const at = Math.floor(bytes.length / 2);
  return bytes.with(at, (bytes[at] ?? 0) ^ 0xff);
}

export const badData: readonly BadInput[] = [...files, ...rows];
