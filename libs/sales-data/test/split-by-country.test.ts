import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { formatFileProblem, formatFileWarning, splitByCountry } from '../src/index.ts';
import { goodRows, HEADER, salesFile } from './fixtures/sales-file.ts';

const row = 'england,2025-01-04,1,2,5,0';

function problems(bytes: Uint8Array): string[] {
  const split = splitByCountry(bytes);
  if (split.ok) throw new Error('the file was accepted');
  return split.problems.map((problem) => formatFileProblem(problem, 'sales.csv.gz'));
}

function accepted(bytes: Uint8Array) {
  const split = splitByCountry(bytes);
  if (!split.ok) throw new Error(problems(bytes).join('\n'));
  return split;
}

describe('a file that cannot be split', () => {
  const gzipped = salesFile(HEADER, ...goodRows(200));
  test.each([
    ['no bytes', new Uint8Array(), 'sales.csv.gz: the file is empty'],
    ['nothing inside the gzip', gzipSync(''), 'sales.csv.gz: the file is empty'],
    ['plain CSV', Buffer.from(HEADER), 'found plain text that begins with "country,draw", expected a gzip CSV'],
    ['cut off', gzipped.subarray(0, gzipped.length / 2), 'the gzip stream is cut off'],
    [
      'a flipped byte',
      gzipped.map((byte, index) => (index === 300 ? byte ^ 0xff : byte)),
      'the gzip stream is damaged',
    ],
    ['UTF-16 with a mark', gzipSync(Buffer.from(`\uFEFF${HEADER}\n`, 'utf16le')), 'found text in UTF-16'],
    ['UTF-16 without', gzipSync(Buffer.from(`${HEADER}\n`, 'utf16le')), 'found text in UTF-16'],
    ['Latin-1', gzipSync(Buffer.from(`${HEADER}\nmünchen`, 'latin1')), 'found text in another encoding'],
    ['header only', salesFile(HEADER), 'sales.csv.gz:2: found a header and no rows'],
    ['a quote left open', salesFile(HEADER, row, 'england,"2025-01-11,1,2,5,0', row), 'sales.csv.gz:3: '],
    [
      'a column missing',
      salesFile('country,jackpot_announced,gross_sales', 'a,1,2'),
      'sales.csv.gz:1: the header lacks draw_date',
    ],
    [
      'a column misspelt',
      salesFile('country,draw_dat,jackpot_announced,ticket_sold', 'a,b,1,2'),
      '"draw_dat": did you mean "draw_date"?; "ticket_sold": did you mean "tickets_sold"?. Expected',
    ],
    [
      'the header again',
      Buffer.concat([gzipped, gzipped]),
      'sales.csv.gz:202: found the header again, expected one header: these seem to be two files',
    ],
    [
      'no sales at all',
      salesFile('country,draw_date,jackpot_announced', 'a,b,1'),
      'lacks tickets_sold (or gross_sales)',
    ],
    ['a column twice', salesFile(`${HEADER},gross_sales`, `${row},1`), 'gross_sales more than once (columns 5, 7;'],
    [
      'an alias beside its column',
      salesFile(`week_start,${HEADER}`, `x,${row}`),
      'draw_date more than once (columns 1, 3;',
    ],
  ])('%s', (_, bytes, message) => {
    expect(problems(bytes)).toEqual([expect.stringContaining(message)]);
  });

  test('says every problem of the header at once', () => {
    expect(problems(salesFile('country,country,draw_date,gross_sales'))).toHaveLength(2);
  });
});

describe('a file that can', () => {
  test('gives each country its own rows with the lines of the file', () => {
    const { countries } = accepted(salesFile(HEADER, 'b,2025-01-04,1,2,5,0', row, '', 'b,2025-01-11,1,,5,0'));
    expect([...countries.keys()]).toEqual(['b', 'england']);
    expect(countries.get('b')?.rows.map(({ line }) => line)).toEqual([2, 5]);
    expect(countries.get('b')?.rows[1]?.fields).toEqual({
      draw_date: '2025-01-11',
      jackpot_announced: '1',
      gross_sales: '5',
      jackpot_paid: '0',
    });
  });

  test.each([
    ['a byte-order mark', gzipSync(`\uFEFF${HEADER}\n${row}\n`)],
    ['CRLF', gzipSync(`${HEADER}\r\n${row}\r\n`)],
    ['CRLF in some lines', gzipSync(`${HEADER}\n${row}\r\n`)],
    ['quoted fields', salesFile(HEADER, 'england,"2025-01-04","1",2,"5",0')],
    ['spaces around fields', salesFile(HEADER, ' england , 2025-01-04,1 ,2,5,0')],
    ['the alias of draw_date', salesFile(HEADER.replace('draw_date', 'week_start'), row)],
    ['no line break at the end', gzipSync(`${HEADER}\n${row}`)],
  ])('reads %s', (_, bytes) => {
    const sales = accepted(bytes).countries.get('england');
    expect(sales?.rows).toEqual([
      {
        line: 2,
        surplusFields: 0,
        fields: {
          draw_date: '2025-01-04',
          jackpot_announced: '1',
          tickets_sold: '2',
          gross_sales: '5',
          jackpot_paid: '0',
        },
      },
    ]);
  });

  test('leaves a row with too many or too few fields to its country', () => {
    const { countries } = accepted(salesFile(HEADER, 'a,2025-01-04,1', row, `${row},7`));
    expect(countries.get('a')?.rows).toMatchObject([{ line: 2, surplusFields: -3 }]);
    expect(countries.get('england')?.rows).toMatchObject([{ surplusFields: 0 }, { line: 4, surplusFields: 1 }]);
  });

  test('warns of what it keeps out', () => {
    const { warnings } = accepted(
      salesFile(`${HEADER},weather,net_revenu`, `${row},fine,1`, ',2025-01-04,1,2,5,0,fine,1'),
    );
    expect(warnings.map((warning) => formatFileWarning(warning, 'sales.csv.gz'))).toEqual([
      'sales.csv.gz:1:7: column "weather" is unknown and kept out.',
      'sales.csv.gz:1:8: column "net_revenu" is unknown and kept out; did you mean "net_revenue"? Correct the header.',
      'sales.csv.gz:3: the row names no country and is kept out.',
    ]);
  });
});

describe('any bytes', () => {
  test('are answered, never thrown at', () => {
    const text = fc.array(fc.constantFrom(HEADER, row, ',', '"', '\r', '\n', 'x', '__proto__'), { maxLength: 12 });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.uint8Array({ maxLength: 60 }).map((inner) => gzipSync(inner)),
      text.map((parts) => gzipSync(parts.join(''))),
    );
    fc.assert(
      fc.property(bytes, (input) => {
        const split = splitByCountry(input);
        if (!split.ok) expect(problems(input).every((problem) => problem.startsWith('sales.csv.gz:'))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
