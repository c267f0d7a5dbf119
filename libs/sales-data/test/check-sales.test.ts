import { addDays, type CountryConfig } from '@jackpot/config-schema';
import { checkSales, formatFinding, formatSalesNote, splitByCountry } from '../src/index.ts';
import { config, FIRST_DRAW, goodRows, HEADER, salesFile } from './fixtures/sales-file.ts';

const DRAWS = 70;
const drawDate = addDays(FIRST_DRAW, 7 * DRAWS);

function check(
  rows: string[],
  { header = HEADER, country = config() }: { header?: string; country?: CountryConfig } = {},
) {
  const split = splitByCountry(salesFile(header, ...rows));
  const raw = split.ok ? split.countries.get('england') : undefined;
  if (raw === undefined) throw new Error('the fixture is not a data file');
  return checkSales(raw, country, { drawDate });
}

/** Findings, as read by people, for good rows of which the second (line 3) is replaced. */
function findings(line3: string, country?: CountryConfig): string[] {
  const rows = goodRows(DRAWS);
  rows[1] = line3;
  return check(rows, country && { country }).findings.map((finding) => formatFinding(finding, 'f'));
}

test('rows without fault pass, in the order of their dates', () => {
  const { rows, findings, notes } = check(goodRows(DRAWS).reverse());
  expect(findings).toEqual([]);
  expect(notes).toEqual([]);
  expect(rows).toHaveLength(DRAWS);
  expect(rows[0]).toEqual({
    line: DRAWS + 1,
    drawDate: FIRST_DRAW,
    jackpotAnnounced: 20e6,
    ticketsSold: 4e6,
    grossSales: 10e6,
    ticketPrice: 2.5,
    jackpotPaid: 0,
    secondaryPrizesPaid: null,
    netRevenue: null,
    marketingSpend: null,
  });
});

describe('a bad value is found at its line and column', () => {
  test.each([
    ['text', 'england,2025-01-11,many,2,5,0', 'f:3: jackpot_announced: found "many", expected a number'],
    ['NaN', 'england,2025-01-11,20000000,NaN,,0', 'f:3: tickets_sold: found "NaN", expected a number'],
    ['infinity', 'england,2025-01-11,20000000,,Infinity,0', 'f:3: gross_sales: found "Infinity", expected a number'],
    ['hexadecimal', 'england,2025-01-11,0x10,2,5,0', 'f:3: jackpot_announced: found "0x10", expected a number'],
    [
      'thousands separators',
      'england,2025-01-11,"1,000",2,5,0',
      'f:3: jackpot_announced: found "1,000", expected a number',
    ],
    [
      'negative',
      'england,2025-01-11,20000000,2,5,-1',
      'f:3: jackpot_paid: found "-1", expected a number of at least 0',
    ],
    ['zero jackpot', 'england,2025-01-11,0,2,5,0', 'f:3: jackpot_announced: found "0", expected a number above 0'],
    [
      'absurd',
      'england,2025-01-11,1e13,4000000,1e7,0',
      'f:3: jackpot_announced: found "1e13", expected a number above 0 and at most 1000000000000',
    ],
    [
      'a jackpot of two digits too many',
      'england,2025-01-11,2e9,4000000,1e7,0',
      'f:3: jackpot_announced: found "2000000000", expected within a factor of 70 of the country\'s median, 20000000',
    ],
    [
      'a jackpot in thousands',
      'england,2025-01-11,20000,4000000,1e7,0',
      'f:3: jackpot_announced: found "20000", expected within a factor of 70',
    ],
    [
      'a jackpot paid beyond what winners explain',
      'england,2025-01-11,2e7,4000000,1e7,200000001',
      'f:3: jackpot_paid: found "200000001", expected at most 200000000, that is 10 times the row\'s jackpot_announced',
    ],
    [
      'half a ticket',
      'england,2025-01-11,2e7,4000000.5,10000001.25,0',
      'f:3: tickets_sold: found "4000000.5", expected whole tickets',
    ],
    [
      'a factor of thousand',
      'england,2025-01-11,20000000,,1e10,0',
      'f:3: gross_sales: found "10000000000", expected within a factor',
    ],
    ['no jackpot', 'england,2025-01-11,,4000000,1e7,0', 'f:3: jackpot_announced: found no value'],
    ['no date', 'england,,20000000,4000000,1e7,0', 'f:3: draw_date: found no value'],
    ['30 February', 'england,2025-02-30,20000000,4000000,1e7,0', 'f:3: draw_date: found "2025-02-30", expected a date'],
    [
      'a date in another order',
      'england,11/01/2025,1,4000000,1e7,0',
      'f:3: draw_date: found "11/01/2025", expected a date',
    ],
    [
      'another weekday',
      'england,2025-01-12,20000000,4000000,1e7,0',
      'f:3: draw_date: found 2025-01-12, a sunday, expected a saturday',
    ],
    [
      'a draw again',
      'england,2025-01-04,20000000,4000000,1e7,0',
      'f:3: draw_date: found 2025-01-04 again (first on line 2)',
    ],
    [
      'a draw to come',
      'england,2026-12-05,20000000,4000000,1e7,0',
      'f:3: draw_date: found 2026-12-05, expected only draws before',
    ],
    ['neither tickets nor sales', 'england,2025-01-11,20000000,,,0', 'f:3: found neither tickets_sold nor gross_sales'],
    [
      'sales that contradict',
      'england,2025-01-11,20000000,4000000,10000100,0',
      'f:3: gross_sales: found "10000100", expected 10000000',
    ],
    ['a field too many', 'england,2025-01-11,20000000,4000000,1e7,0,9', 'f:3: found 1 field more than in the header'],
    ['fields missing', 'england,2025-01-11,20000000,4000000', 'f:3: found 2 fields fewer than in the header'],
  ])('%s', (_, line3, message) => {
    expect(findings(line3)).toEqual([expect.stringContaining(message)]);
  });

  test('each of several in a row', () => {
    expect(findings('england,2025-01-12,x,-1,5,y')).toHaveLength(4);
  });

  test('a jackpot that each winner gets may be paid many times, up to a hundred times the sales', () => {
    const each = config({ win: 'odds', oneIn: 110_000, paid: 'each', ticketsPerWinningUnit: 12 });
    expect(findings('england,2025-01-11,2e7,4000000,1e7,1e9', each)).toEqual([]);
    expect(findings('england,2025-01-11,2e7,4000000,1e7,1000000001', each)).toEqual([
      expect.stringContaining("expected at most 1000000000, that is 100 times the row's gross_sales"),
    ]);
  });

  test('a ticket price in pence, be it in every row', () => {
    const header = `${HEADER},ticket_price`;
    const pence = goodRows(DRAWS).map((row) => `${row.replace(/,\d+\.?\d*,0$/, ',,0')},250`);
    const [first] = check(pence, { header }).findings;
    if (first === undefined) throw new Error('nothing was found');
    expect(formatFinding(first, 'f')).toContain(
      'f:2: ticket_price: found "250", expected within a factor of 10 of the config\'s ticketPrice, 2.5.',
    );
  });

  test('a certain jackpot that was not paid', () => {
    const found = findings('england,2025-01-11,20000000,4000000,1e7,1', config({ win: 'certain' }));
    expect(found).toHaveLength(DRAWS - 1);
    expect(found[0]).toContain('f:2: jackpot_paid: found "0", expected more than 0');
  });
});

describe('tickets and sales', () => {
  test('the one follows from the other at the ticket price of the row', () => {
    const rows = goodRows(DRAWS).map((row) => `${row},2.5`);
    rows[0] = 'england,2025-01-04,20000000,3000000,,0,2';
    rows[1] = 'england,2025-01-11,20000000,,6000000,0,2';
    rows[2] = 'england,2025-01-18,20000000,3000000,,0,';
    const checked = check(rows, { header: `${HEADER},ticket_price` });
    expect(checked.findings).toEqual([]);
    expect(checked.rows.slice(0, 3).map((row) => [row.ticketsSold, row.grossSales])).toEqual([
      [3e6, 6e6],
      [3e6, 6e6],
      [3e6, 7.5e6],
    ]);
  });

  test('may differ by the rounding of published figures', () => {
    expect(findings('england,2025-01-11,20000000,4000000,10000010,0')).toEqual([]);
  });
});

describe('the series', () => {
  test('needs 60 draws', () => {
    expect(check(goodRows(DRAWS).slice(-59)).findings).toEqual([{ code: 'too-few-draws', found: 59, expected: 60 }]);
    expect(check(goodRows(DRAWS).slice(-60)).findings).toEqual([]);
  });

  test('must reach the draw before the one to be decided', () => {
    const last = addDays(drawDate, -14);
    const { findings } = check(goodRows(DRAWS).slice(0, -1));
    expect(findings).toEqual([{ code: 'stale', missing: addDays(drawDate, -7), last, drawDate }]);
    expect(findings.map((finding) => formatFinding(finding, 'f'))[0]).toContain(`found ${last} as the last draw`);
  });

  test('may miss weeks, which is said', () => {
    const rows = goodRows(DRAWS).filter((_, week) => week !== 3 && week !== 7 && week !== 8);
    const { findings, notes } = check(rows);
    expect(findings).toEqual([]);
    expect(notes.map((note) => formatSalesNote(note, 'f'))).toEqual([
      'f: 3 weeks have no row, first 2025-01-25; treated as missing, not as zero sales.',
    ]);
  });

  test('a row with a wrong value is no missing week; where a date cannot be read, nothing is said of weeks', () => {
    const notesWith = (line3: string) => check(goodRows(DRAWS).with(1, line3)).notes;
    expect(notesWith('england,2025-01-11,many,4000000,1e7,0')).toEqual([]);
    expect(notesWith('england,2025-01-11,2e7,4000000')).toEqual([]);
    expect(notesWith('england,11/01/2025,2e7,4000000,1e7,0')).toEqual([]);
    expect(notesWith('england,2062-01-14,2e7,4000000,1e7,0')).toMatchObject([{ count: 1, first: '2025-01-11' }]);
  });
});
