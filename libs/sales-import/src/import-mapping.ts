import { salesColumns } from '@jackpot/sales-data';
import { dump, load } from 'js-yaml';
import * as z from 'zod';
import { decimalMarks } from './read-amount.ts';
import { dateOrders } from './read-date.ts';

/**
 * Mapping by which one country's sales file is read: kept as `data/imports/COUNTRY.yaml`, so that the next file of the same
 * layout needs no question.
 */
const importMapping = z.strictObject({
  /** Sheet of the workbook; null for a text file. */
  sheet: z.string().nullable(),
  /** Header of each column of the product that the file has. */
  columns: z.partialRecord(z.enum(salesColumns), z.string()),
  dates: z.strictObject({
    order: z.enum(dateOrders),
    /** `week`: a row's date is the first day of the week in which the draw lies. */
    of: z.enum(['draw', 'week']),
  }),
  decimal: z.enum(decimalMarks),
  /** Multiple of a column, in currency units or tickets; 1 if absent. */
  units: z.partialRecord(z.enum(salesColumns), z.number().positive()),
  /** `next`: the jackpot in a row is that of the draw after it. */
  jackpotOf: z.enum(['draw', 'next']),
});
export type ImportMapping = z.infer<typeof importMapping>;

const HEAD = `# How the sales file of this country is read: which header is which column (docs/data.md), and how dates and amounts are
# written. Kept by "jackpot data import" for the next file; edit it where the guess was wrong.
`;

export function writeMapping(mapping: ImportMapping): string {
  return HEAD + dump(mapping, { lineWidth: 120 });
}

/** The mapping of a file that `writeMapping` wrote or a person edited, or what is wrong with it. */
export function readMapping(
  text: string,
): { readonly mapping: ImportMapping } | { readonly problems: readonly string[] } {
  let document: unknown;
  try {
    document = load(text);
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error)] };
  }
  const parsed = importMapping.safeParse(document);
  if (parsed.success) return { mapping: parsed.data };
  return { problems: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`) };
}
