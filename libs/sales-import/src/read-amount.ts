import type { Cell } from './source-table.ts';

/** The mark before the decimals; the other one, spaces and apostrophes separate thousands. */
export const decimalMarks = ['.', ','] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** Multiples that people write behind a number, by their first letters. `m` is a million: nobody abbreviates a thousand so. */
const multiples: readonly (readonly [RegExp, number])[] = [
  [/^(bn|billion|mrd|mia)/, 1e9],
  [/^(m$|mn|mln|mio|mil+i|mi$)/, 1e6],
  [/^(k$|tsd|thousand|tusen|duizend)/, 1e3],
];

/** The number of a cell, in the currency's units or in tickets; null where it is none. */
export function readAmount(cell: Cell, decimal: DecimalMark): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string') return null;
  const match = /^([^\d.,+-]*)([+-]?)([\d.,'’\s]*\d)\s*(\D*)$/u.exec(cell.trim());
  if (match === null) return null;
  const [, before = '', sign = '', digits = '', after = ''] = match;
  const number = readDigits(digits, decimal);
  const multiple = multipleOf(after);
  if (number === null || multiple === null || !isCurrency(before)) return null;
  const value = number * multiple;
  return sign === '-' ? -value : value;
}

/** The mark that a text needs to be a number at all, or null where either will do. */
export function decimalOf(text: string): DecimalMark | null {
  const fits = decimalMarks.filter((mark) => readAmount(text, mark) !== null);
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

function readDigits(text: string, decimal: DecimalMark): number | null {
  const other = decimal === '.' ? ',' : '.';
  const bare = text.replace(/['’\s]/gu, '');
  const [whole = '', fraction, ...more] = bare.split(decimal);
  if (more.length > 0 || fraction?.includes(other) === true) return null;
  const isGrouped = new RegExp(`^\\d{1,3}(\\${other}\\d{3})+$`).test(whole);
  if (whole.includes(other) && !isGrouped) return null;
  return Number(`${whole.replaceAll(other, '')}.${fraction ?? '0'}`);
}

function multipleOf(text: string): number | null {
  const [word = '', ...rest] = text.trim().toLowerCase().split(/\s+/);
  const found = multiples.find(([pattern]) => pattern.test(word));
  if (found !== undefined) return rest.every(isCurrency) ? found[1] : null;
  return isCurrency(text) ? 1 : null;
}

/** A currency's sign or code, in one or two words; anything longer is not a number's company. */
function isCurrency(text: string): boolean {
  return /^[\p{Sc}\p{L}.:\s]{0,4}$/u.test(text.trim());
}
