import { findMapping, type KnownCountry, MappingNotFound, readDraws, readSourceFile } from '../src/index.ts';

const UNKNOWN: KnownCountry = { drawsBetween: null, jackpots: null };

function source(text: string) {
  return readSourceFile(Buffer.from(text));
}

async function problemsOf(text: string, known = UNKNOWN): Promise<readonly string[]> {
  const file = await source(text);
  try {
    findMapping(file, known, { columns: {}, dateOrder: null });
    return [];
  } catch (error) {
    if (error instanceof MappingNotFound) return error.problems;
    throw error;
  }
}

test('a file without a date and a jackpot is told what to name', async () => {
  expect(await problemsOf('a,b\n1,2\n')).toEqual([expect.stringContaining('--column draw_date=HEADER')]);
  const [problem] = await problemsOf('date,ticket sales,prize fund\n2026-11-28,5,6\n'.replace('prize fund', 'jackpot'));
  expect(problem).toBe(
    'found no column with sales or tickets sold (tickets_sold) among "ticket sales". Name it: --column gross_sales=HEADER',
  );
});

test('a stated column outranks every name', async () => {
  const file = await source('date,jackpot,ticket sales,sales\n28/11/2026,5000000,7,8\n');
  const mapping = findMapping(file, UNKNOWN, { columns: { gross_sales: 'ticket sales' }, dateOrder: null });
  expect(mapping.columns.gross_sales).toBe('ticket sales');
  expect(readDraws(file, mapping, UNKNOWN).unread).toEqual(['sales']);
  expect(readDraws(file, mapping, UNKNOWN).draws[0]?.fields.gross_sales).toBe('7');
});

test('dates that fit both orders are asked for, unless the draws tell', async () => {
  const text = 'date,jackpot,sales\n03/04/2026,5000000,7\n10/04/2026,5000000,7\n';
  expect(await problemsOf(text)).toEqual([expect.stringContaining('--date-order dmy, or mdy')]);
  const fridays: KnownCountry = {
    ...UNKNOWN,
    drawsBetween: (from) => (new Date(`${from}T00:00:00Z`).getUTCDay() === 5 ? [from] : []),
  };
  expect(findMapping(await source(text), fridays, { columns: {}, dateOrder: null }).dates.order).toBe('dmy');
});

test('jackpots far below what the config allows are millions', async () => {
  const file = await source('date,jackpot,sales\n2026-11-28,22.5,7\n');
  const known = { ...UNKNOWN, jackpots: { min: 5e6, max: 50e6 } };
  const mapping = findMapping(file, known, { columns: {}, dateOrder: null });
  expect(readDraws(file, mapping, known).draws[0]?.fields.jackpot_announced).toBe('22500000');
});

test('rows that look like draws and are none are refused with what was found', async () => {
  const file = await source(
    'date,jackpot,sales\n2026-11-28,x,7\nsoon,5,7\n2026-12-05,5,7\n2026-12-05,6,7\n2026-12-12,,\n',
  );
  const mapping = findMapping(file, UNKNOWN, { columns: {}, dateOrder: null });
  const { draws, refused, passedOver } = readDraws(file, mapping, UNKNOWN);
  expect(draws.map(({ drawDate }) => drawDate)).toEqual(['2026-12-05']);
  expect(refused.map(({ line, kind }) => `${line} ${kind}`)).toEqual(['2 not-a-number', '3 not-a-date', '5 repeated']);
  expect(passedOver.map(({ line, kind }) => `${line} ${kind}`)).toEqual(['6 no-sales']);
});

test('draws to come are taken in with what is announced or planned for them, and none that should have been sold', async () => {
  const file = await source(
    'date,jackpot,sales,marketing,event\n2026-11-28,5,7,1,\n2026-12-05,5,,2,\n2026-12-12,6,8,1,\n' +
      '2026-12-19,7,,,\n2026-12-26,,,3,Christmas\n2027-01-02,,,,\n',
  );
  const { draws, refused, passedOver } = readDraws(
    file,
    findMapping(file, UNKNOWN, { columns: {}, dateOrder: null }),
    UNKNOWN,
  );
  expect(draws.slice(2).map(({ fields }) => fields)).toEqual([
    { draw_date: '2026-12-19', jackpot_announced: '7' },
    { draw_date: '2026-12-26', marketing_spend: '3', event: 'Christmas' },
  ]);
  expect(draws).toHaveLength(4);
  expect(refused).toEqual([]);
  expect(passedOver.map(({ line, kind }) => `${line} ${kind}`)).toEqual(['3 no-sales', '7 no-sales']);
});

test.each([
  ['PK\u0003\u0004 readme.txt', 'a zip archive. Unpack it'],
  ['PAR1\u0000', 'a Parquet file'],
  ['<!DOCTYPE html><table>', 'a web page'],
  ['%PDF-1.7', 'a PDF'],
  ['outs:\n- md5: 0123456789abcdef0123456789abcdef\n', 'a DVC pointer'],
  ['', 'empty'],
])('%p is told for what it is', async (text, expected) => {
  await expect(readSourceFile(Buffer.from(text, 'latin1'))).rejects.toThrow(expected);
});

test('a workbook that states more than memory holds is refused before it is unpacked', async () => {
  const entry = Buffer.alloc(46);
  entry.write('PK\u0001\u0002', 'latin1');
  entry.writeUInt32LE(2 ** 31, 24);
  const bomb = Buffer.concat([Buffer.from('PK\u0003\u0004xl/workbook.xml', 'latin1'), entry]);
  await expect(readSourceFile(bomb)).rejects.toThrow('unpacks to 2147483648 bytes');
});
