import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dayNumber, type IsoDate, type Weekday, weekdayOf } from '@jackpot/config-schema';
import { findMapping, type KnownCountry, readDraws, readMapping, readSourceFile, writeMapping } from '../src/index.ts';

/** Draws of England's shipped data, laid out as lotteries publish theirs; the workbook was written by openpyxl. */
const FILES = join(import.meta.dirname, 'files');
const NOTHING_STATED = { columns: {}, dateOrder: null };

function country(...days: Weekday[]): KnownCountry {
  const drawsBetween = (from: IsoDate, to: IsoDate) =>
    Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, day) => addDays(from, day)).filter((date) =>
      days.includes(weekdayOf(date)),
    );
  return { drawsBetween, jackpots: { min: 5e6, max: 50e6 } };
}

async function read(file: string, known: KnownCountry) {
  const source = await readSourceFile(readFileSync(join(FILES, file)));
  const mapping = findMapping(source, known, NOTHING_STATED);
  // The next file is read by what was kept of this one.
  const kept = readMapping(writeMapping(mapping));
  if (!('mapping' in kept)) throw new Error(kept.problems.join());
  expect(kept.mapping).toEqual(mapping);
  return { format: source.format, mapping, ...readDraws(source, kept.mapping, known) };
}

/** The draw of 2 August 2025, as the shipped data has it. */
const AUGUST = {
  draw_date: '2025-08-02',
  jackpot_announced: '11500000',
  tickets_sold: '3748790',
  gross_sales: '9371975',
};

test('semicolons, decimal commas, days first, in an encoding of Western Europe', async () => {
  const { format, mapping, draws, refused } = await read('semicolons.csv', country('saturday'));
  expect(format).toBe('CSV in WINDOWS-1252, separated by ";"');
  expect(mapping).toMatchObject({ decimal: ',', dates: { order: 'dmy', of: 'draw' } });
  expect(draws).toHaveLength(70);
  expect(draws.find(({ drawDate }) => drawDate === '2025-08-02')?.fields).toEqual(AUGUST);
  expect(refused).toEqual([]);
});

test('a workbook with a title, jackpots in millions, a total and a footnote', async () => {
  const { mapping, draws, refused, passedOver } = await read('workbook.xlsx', country('saturday'));
  expect(mapping).toMatchObject({ sheet: 'Sales 2026', units: { jackpot_announced: 1e6 } });
  expect(draws).toHaveLength(70);
  expect(draws[1]).toMatchObject({ line: 7, fields: AUGUST });
  expect(refused).toEqual([]);
  expect(passedOver.map(({ line, kind }) => [line, kind])).toEqual([
    [76, 'total'],
    [77, 'note'],
  ]);
});

test('two draws a week in one sheet, amounts with their signs, months in words', async () => {
  const { draws, refused } = await read('two-a-week.tsv', country('wednesday', 'saturday'));
  expect(draws).toHaveLength(70);
  expect(refused).toEqual([]);
  expect(draws[0]?.fields).toEqual({ draw_date: '2026-03-25', jackpot_announced: '19500000', gross_sales: '4966607' });
});

test('a jackpot that belongs to the next draw is that draw’s', async () => {
  const { mapping, draws, passedOver, nextJackpot } = await read('next-jackpot.csv', country('saturday'));
  expect(mapping.jackpotOf).toBe('next');
  expect(draws[0]?.fields).toEqual(AUGUST);
  expect(passedOver).toEqual([
    { line: 2, kind: 'no-jackpot', reason: 'no row before it says the jackpot of 2025-07-26' },
  ]);
  expect(nextJackpot).toBe(21_500_000);
});

test('UTF-16 with a stated delimiter, weeks in place of draws, and a total', async () => {
  const { format, mapping, draws, passedOver } = await read('utf-16.csv', country('saturday'));
  expect(format).toBe('CSV in UTF-16LE, separated by ";"');
  expect(mapping).toMatchObject({ decimal: '.', dates: { order: 'dmy', of: 'week' } });
  expect(draws).toHaveLength(70);
  expect(draws[1]).toMatchObject({ line: 4, fields: AUGUST });
  expect(passedOver.map(({ line, kind }) => [line, kind])).toEqual([[73, 'total']]);
});
