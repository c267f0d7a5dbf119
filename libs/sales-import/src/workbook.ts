import readExcelFile from 'read-excel-file/node';
import { type Cell, type SourceTable, UnreadableSource } from './source-table.ts';

/** Unpacked bytes of a workbook: a bomb states more. */
const MAX_UNPACKED_BYTES = 2 ** 28;
const CENTRAL_DIRECTORY_ENTRY = Buffer.from('PK\u0001\u0002', 'latin1');
const UNPACKED_SIZE_AT = 24;

/** Sheets of an .xlsx workbook that hold anything. Its dates come as dates, its formulas as their last values. @throws UnreadableSource */
export async function readWorkbook(bytes: Uint8Array): Promise<SourceTable[]> {
  const buffer = Buffer.from(bytes);
  const unpacked = unpackedSize(buffer);
  if (unpacked > MAX_UNPACKED_BYTES)
    throw new UnreadableSource(`the workbook unpacks to ${unpacked} bytes, expected at most ${MAX_UNPACKED_BYTES}`);
  try {
    const sheets = await readExcelFile(buffer);
    return sheets
      .map(({ sheet, data }) => ({
        sheet,
        rows: data.map((cells, index) => ({ line: index + 1, cells: cells.map(cellOf) })).filter(holdsAnything),
        likelyDecimal: null,
      }))
      .filter(({ rows }) => rows.length > 0);
  } catch (error) {
    throw new UnreadableSource(
      `the workbook cannot be read (${error instanceof Error ? error.message : String(error)}). Save it anew, or as CSV`,
      { cause: error },
    );
  }
}

/** Unpacked size, by the sizes that the archive's directory states. */
function unpackedSize(archive: Buffer): number {
  let size = 0;
  let at = archive.indexOf(CENTRAL_DIRECTORY_ENTRY);
  while (at !== -1 && at + UNPACKED_SIZE_AT + 4 <= archive.length) {
    size += archive.readUInt32LE(at + UNPACKED_SIZE_AT);
    at = archive.indexOf(CENTRAL_DIRECTORY_ENTRY, at + UNPACKED_SIZE_AT);
  }
  return size;
}

// The package's types call a date `typeof Date`; what it gives is a Date.
function cellOf(value: unknown): Cell {
  if (typeof value === 'string') return value.trim() || null;
  if (typeof value === 'number' || typeof value === 'boolean' || value instanceof Date) return value;
  return null;
}

function holdsAnything({ cells }: { readonly cells: readonly Cell[] }): boolean {
  return cells.some((cell) => cell !== null);
}
