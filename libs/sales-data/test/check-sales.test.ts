import { addDays, type CountryConfig, drawsBetween } from '@jackpot/config-schema';
import { checkSales, formatFinding, formatSalesNote, splitByCountry } from '../src/index.ts';
import { config, FIRST_DRAW, goodRows, HEADER, salesFile } from './fixtures/sales-file.ts';

const DRAWS = 70;
const drawDate = addDays(FIRST_DRAW, 7 * DRAWS);

function check(
  rows: string[],
  { header = HEADER, country = config(), today }: { header?: string; country?: CountryConfig; today?: string } = {},
) {
  const split = splitByCountry(salesFile(header, ...rows));
  const raw = split.ok ? split.countries.get('england') : undefined;
  if (raw === undefined) throw new Error('the fixture is not a data file');
  return checkSales(raw, country, { drawDate, ...(today !== undefined && { today }) });
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
    event: null,
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
      "f:3: draw_date: found 2025-01-12, a sunday, expected a day on which the config's calendar has a draw",
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
    const each = config({ win: 'odds', oneIn: 11e6, paid: 'each', ticketsPerWinningUnit: 12 });
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

  test('may end before the last draws, which are open, for two weeks or as long as the config says', () => {
    const rows = goodRows(DRAWS).slice(0, -2);
    const last = addDays(drawDate, -21);
    const staleAt = (today: string, country = config()) => check(rows, { today, country }).findings;
    expect(staleAt(addDays(last, 21))).toEqual([]);
    const stale = { code: 'stale', missing: addDays(last, 7), last, days: 15, maxOpenDays: 14 };
    expect(staleAt(addDays(last, 22))).toEqual([stale]);
    expect(staleAt(addDays(last, 22)).map((finding) => formatFinding(finding, 'f'))).toEqual([
      'f: found 2026-04-18 as the last draw; that of 2026-04-25 was 15 days ago, expected its row within 14 days ' +
        '(data.maxOpenDays). Add its sales, or cancel it in draws.exceptions.',
    ]);
    expect(staleAt(addDays(last, 22), { ...config(), data: { maxOpenDays: 15 } })).toEqual([]);
    const exceptions = [{ date: addDays(last, 7), until: drawDate, cancelled: true as const }];
    const paused = { ...config(), draw: undefined, draws: { weekdays: ['saturday' as const], exceptions } };
    expect(staleAt(addDays(last, 100), paused)).toEqual([]);
    expect(check(rows).findings).toEqual([]);
  });

  test('may go on with rows without sales: what is planned for draws to come', () => {
    const rows = [
      ...goodRows(DRAWS).slice(0, -1),
      `england,${addDays(drawDate, -7)},22000000,,,`,
      `england,${drawDate},,,,`,
    ];
    const { findings, planned, rows: sold } = check(rows);
    expect(findings).toEqual([]);
    expect(sold).toHaveLength(DRAWS - 1);
    expect(planned).toEqual([
      { line: DRAWS + 1, drawDate: addDays(drawDate, -7), jackpotAnnounced: 22e6, marketingSpend: null, event: null },
      { line: DRAWS + 2, drawDate, jackpotAnnounced: null, marketingSpend: null, event: null },
    ]);
    const spoilt = check([...rows.slice(0, -1), `england,${addDays(drawDate, 1)},many,,,`]).findings;
    expect(spoilt.map((finding) => formatFinding(finding, 'f'))).toEqual([
      expect.stringContaining('f:72: jackpot_announced: found "many", expected a number'),
      expect.stringContaining('{ date: 2026-05-09, movedTo: 2026-05-10 }] }` in place of draw'),
    ]);
  });

  test('may miss weeks, which is said', () => {
    const rows = goodRows(DRAWS).filter((_, week) => week !== 3 && week !== 7 && week !== 8);
    const { findings, notes } = check(rows);
    expect(findings).toEqual([]);
    expect(notes.map((note) => formatSalesNote(note, 'f'))).toEqual([
      'f: 3 draws have no row, first 2025-01-25; treated as missing, not as zero sales.',
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

describe('the calendar', () => {
  const rows = goodRows(DRAWS);
  const at = (row: string, date: string) => row.replace(/,\d{4}-\d{2}-\d{2},/, `,${date},`);
  const saturday = (week: number) => addDays(FIRST_DRAW, 7 * week);
  const drawn = (draws: CountryConfig['draws']): CountryConfig => ({ ...config(), draw: undefined, draws });
  const said = (lines: string[], country?: CountryConfig) =>
    check(lines, country && { country }).findings.map((finding) => formatFinding(finding, 'f'));

  test('a draw moved by a day is found with the exception that explains it, and with it is none', () => {
    const moved = rows.with(18, at(rows[18] ?? '', addDays(saturday(18), 1)));
    expect(said(moved)).toEqual([
      "f:20: draw_date: found 2025-05-11, a sunday, expected a day on which the config's calendar has a draw. Correct the date, " +
        'or write `draws: { weekdays: [saturday], exceptions: [{ date: 2025-05-10, movedTo: 2025-05-11 }] }` in place of draw.',
    ]);
    const movedTo = addDays(saturday(18), 1);
    const explained = check(moved, {
      country: drawn({ weekdays: ['saturday'], exceptions: [{ date: saturday(18), movedTo }] }),
    });
    expect([explained.findings, explained.notes]).toEqual([[], []]);
  });

  test('a row beside a calendar without a gap is one more draw', () => {
    const more = [...rows, at(rows[0] ?? '', addDays(saturday(18), 3))];
    expect(said(more, drawn({ weekdays: ['saturday'] }))).toEqual([
      expect.stringMatching(
        /found 2025-05-13, a tuesday, .* or write `{ date: 2025-05-13, extra: true }` in draws.exceptions\.$/,
      ),
    ]);
  });

  test('another draw day years ago is one finding with the calendar that held then, and with it is none', () => {
    const fridays = rows.map((row, week) => (week < 40 ? at(row, addDays(saturday(week), -1)) : row));
    expect(said(fridays)).toEqual([
      "f:2: draw_date: found 40 draws in a row from 2025-01-03 to 2025-10-03 on days without a draw in the config's calendar, " +
        'expected its days. If another calendar held then, write `draws: { weekdays: [saturday], earlier: [{ until: 2025-10-03, ' +
        'weekdays: [friday] }] }` in place of draw.',
    ]);
    expect(
      said(fridays, drawn({ weekdays: ['saturday'], earlier: [{ until: '2025-10-03', weekdays: ['friday'] }] })),
    ).toEqual([]);
  });

  test('games drawn fortnightly, monthly and twice a week are taken as they are', () => {
    const dates = (calendar: CountryConfig) =>
      drawsBetween(calendar, '2019-01-01', addDays(drawDate, -1)).slice(-DRAWS);
    for (const calendar of [
      drawn({ weekdays: ['saturday'], everyWeeks: 2, from: '2026-05-09' }),
      drawn({ dayOfMonth: 1 }),
      drawn({ weekdays: ['wednesday', 'saturday'] }),
    ]) {
      const lines = dates(calendar).map((date, index) => at(rows[index] ?? '', date));
      expect([lines.length, check(lines, { country: calendar })]).toMatchObject([DRAWS, { findings: [], notes: [] }]);
    }
  });
});

test('a draw of its own kind, whose jackpot and sales are both far from the others, is no slip', () => {
  expect(findings('england,2025-01-11,2600000000,,4e8,0')).toEqual([]);
  expect(findings('england,2025-01-11,200000,,4e6,0')).toEqual([]);
  expect(findings('england,2025-01-11,200000,,6e6,0')).toHaveLength(1);
  expect(findings('england,2025-01-11,2600000000,,2e7,0')).toEqual([
    expect.stringContaining('jackpot_announced: found "2600000000", expected within a factor of 70'),
  ]);
});

describe('the kind of a draw', () => {
  const header = `${HEADER},marketing_spend,event`;
  const withEvents = (event: (week: number) => string) => goodRows(DRAWS).map((row, week) => `${row},,${event(week)}`);

  test('is a name that some rows give, past ones and planned ones', () => {
    const planned = `england,${drawDate},,,,,250000,superdraw`;
    const rows = [...withEvents((week) => (week % 26 === 0 ? 'superdraw' : '')), planned];
    const checked = check(rows, { header });
    expect(checked.findings).toEqual([]);
    expect(checked.rows.slice(0, 2).map(({ event }) => event)).toEqual(['superdraw', null]);
    expect(checked.planned).toMatchObject([{ drawDate, marketingSpend: 250_000, event: 'superdraw' }]);
  });

  test('is no note: neither one of its own a draw, nor a text', () => {
    const notes = check(
      withEvents((week) => `draw ${week}`),
      { header },
    );
    expect(notes.findings.map((finding) => formatFinding(finding, 'f'))).toEqual([
      `f:22: event: found ${DRAWS} kinds of draws, here "draw 20", expected at most 20. Give draws of one kind one name; ` +
        'leave usual draws empty.',
    ]);
    const text = withEvents((week) => (week === 1 ? '"=cmd(1)"' : ''));
    expect(check(text, { header }).findings.map((finding) => formatFinding(finding, 'f'))).toEqual([
      'f:3: event: found "=cmd(1)", expected the name of a kind of draws, such as `superdraw`, of at most 40 characters.',
    ]);
  });
});

describe('the price of a ticket', () => {
  const header = `${HEADER},ticket_price`;
  const atPrice = (price: (week: number) => number) =>
    goodRows(DRAWS).map((row, week) => `${row.replace(/,[\d.]+,0$/, ',,0')},${price(week)}`);

  test('that the last rows contradict is found, with the date of the change, and with the rules of both is none', () => {
    const raised = atPrice((week) => (week < DRAWS - 10 ? 2.5 : 3));
    const { findings } = check(raised, { header });
    expect(findings.map((finding) => formatFinding(finding, 'f'))).toEqual([
      "f:62: ticket_price: found 3 in the 10 rows from 2026-02-28 on, expected the config's ticketPrice, 2.5. If the price " +
        'changed, write `ticketPrice: 3` and `earlier: [{ until: 2026-02-27, ticketPrice: 2.5 }]`; else correct the rows.',
    ]);
    const earlier = [{ until: '2026-02-27', ticketPrice: 2.5 }];
    expect(check(raised, { header, country: { ...config(), ticketPrice: 3, earlier } }).findings).toEqual([]);
    expect(
      check(
        atPrice((week) => (week < DRAWS - 10 ? 3 : 2.5)),
        { header },
      ).findings,
    ).toEqual([]);
    expect(
      check(
        atPrice((week) => (week < DRAWS - 1 ? 2.5 : 3)),
        { header },
      ).findings,
    ).toEqual([]);
  });

  test('is that of the draw where a row does not say it', () => {
    const rows = goodRows(DRAWS).map((row) => row.replace(/,[\d.]+,0$/, ',,0'));
    const country = { ...config(), ticketPrice: 3, earlier: [{ until: '2025-01-10', ticketPrice: 2 }] };
    expect(
      check(rows, { country })
        .rows.slice(0, 2)
        .map((row) => row.ticketPrice),
    ).toEqual([2, 3]);
  });
});

test('rules by which a year of jackpots costs far more than is sold are not those that were played', () => {
  const withJackpot = (jackpot: CountryConfig['prizes']['jackpot']) => ({
    country: { ...config(), prizes: { ...config().prizes, jackpot } },
  });
  const paid = goodRows(DRAWS).map((row) => row.replace(/,0$/, ',5000000'));
  const odds = { win: 'odds', ticketsPerWinningUnit: 1 } as const;
  // Jackpots of 20 million beside sales of 10.
  expect(check(paid, withJackpot({ ...odds, oneIn: 45e6, paid: 'shared' })).findings).toEqual([]);
  expect(check(paid, withJackpot({ win: 'probability', value: 0.99 })).findings).toEqual([]);
  expect(check(paid, withJackpot({ ...odds, oneIn: 1e6, paid: 'shared', atMostEach: 1e6 })).findings).toEqual([]);
  const found = check(paid, withJackpot({ ...odds, oneIn: 1e6, paid: 'each' })).findings;
  expect(found).toEqual([{ code: 'jackpots-beyond-sales', times: 8, draws: 52 }]);
  expect(found.map((finding) => formatFinding(finding, 'f'))[0]).toContain(
    'cost 8.0 times the sales in the median of the last 52 draws, expected less than once. Where a winner gets so much and no more add `atMostEach: AMOUNT`',
  );
});
