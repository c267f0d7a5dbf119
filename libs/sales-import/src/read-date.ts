import { type IsoDate, isIsoDate } from '@jackpot/config-schema';
import type { Cell } from './source-table.ts';

/** Order of day and month where a date is written in numbers: 28/11 or 11/28. Years first are always year, month, day. */
export const dateOrders = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** Months by the first three letters of their names in the languages that lotteries here publish in, accents dropped. */
const months: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen'],
  ['feb', 'fev'],
  ['mar', 'mrt', 'mae', 'mrz'],
  ['apr', 'abr', 'avr'],
  ['may', 'mai', 'mei', 'maj', 'mag'],
  ['jun', 'giu', 'juin'],
  ['jul', 'lug', 'juil'],
  ['aug', 'ago', 'aou'],
  ['sep', 'set'],
  ['oct', 'okt', 'out', 'ott'],
  ['nov'],
  ['dec', 'dez', 'dic', 'des'],
];
/** Day 0 of Excel's calendar, which counts a 29 February 1900 that never was. */
const EXCEL_EPOCH_DAYS = -25_569;
const MS_PER_DAY = 86_400_000;
/** Serial numbers from 1980 to 2079: a lower one is a year or a count. */
const SERIAL_RANGE = [29_221, 65_745] as const;

/** The date in a cell; null if it holds none. */
export function readDate(cell: Cell, order: DateOrder): IsoDate | null {
  if (cell instanceof Date) return isoDate(cell.getTime());
  if (typeof cell === 'number') {
    const isSerial = cell >= SERIAL_RANGE[0] && cell <= SERIAL_RANGE[1];
    return isSerial ? isoDate((Math.floor(cell) + EXCEL_EPOCH_DAYS) * MS_PER_DAY) : null;
  }
  if (typeof cell !== 'string') return null;
  const parts = inNumbers(cell, order) ?? inWords(cell);
  if (parts === null) return null;
  const [year, month, day] = parts;
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isIsoDate(date) ? date : null;
}

type Parts = readonly [year: number, month: number, day: number];

function inNumbers(text: string, order: DateOrder): Parts | null {
  // A weekday before and a time of day after it are passed over.
  const found =
    /^(?:\p{L}+\.?,?\s+)?(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/u;
  const match = found.exec(text);
  if (match === null) return null;
  const [first, second, third] = [match[1] ?? '', match[3] ?? '', match[4] ?? ''];
  if (first.length === 4) return [Number(first), Number(second), Number(third)];
  if (first.length > 2 || third.length === 3 || third.length === 1) return null;
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  return [fullYear(third), Number(month), Number(day)];
}

function inWords(text: string): Parts | null {
  const words = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const month = [...words.matchAll(/\p{L}{3,}/gu)]
    .map(([word]) => months.findIndex((names) => names.some((name) => word.startsWith(name))) + 1)
    .find((number) => number > 0);
  const [first, second, ...more] = [...words.matchAll(/\d+/g)].map(([digits]) => digits);
  if (month === undefined || first === undefined || second === undefined || more.length > 0) return null;
  const [year, day] = first.length === 4 ? [first, second] : [second, first];
  return [fullYear(year), month, Number(day)];
}

/** Lotteries' records of two-digit years begin after 1970. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function isoDate(time: number): IsoDate {
  return new Date(time).toISOString().slice(0, 10);
}
