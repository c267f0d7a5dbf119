import { fileKind, type FileKind, readGzipText } from '@jackpot/sales-data';
import { readDelimitedText } from './delimited-text.ts';
import { type SourceFile, UnreadableSource } from './source-table.ts';
import { decodeText } from './text-encoding.ts';
import { readWorkbook } from './workbook.ts';

/** A spreadsheet of a hundred years of daily draws takes a tenth of it. */
const MAX_BYTES = 2 ** 26;

/** Takes a file apart into tables, whatever kind of file it is. @throws UnreadableSource */
export async function readSourceFile(bytes: Uint8Array): Promise<SourceFile> {
  if (bytes.length > MAX_BYTES)
    throw new UnreadableSource(`the file has ${bytes.length} bytes, expected at most ${MAX_BYTES}. Split it by years`);
  const kind = fileKind(bytes);
  switch (kind) {
    case 'xlsx':
      return { format: 'workbook', tables: await readWorkbook(bytes) };
    case 'gzip': {
      const unpacked = readGzipText(bytes);
      if (!unpacked.ok)
        throw new UnreadableSource(`the gzip file cannot be read (${unpacked.problem.code}). Unpack it`);
      return textFile(unpacked.text, 'UTF-8, gzip');
    }
    case 'text': {
      const { text, encoding } = decodeText(bytes);
      return textFile(text, encoding);
    }
    default:
      throw new UnreadableSource(`the file is ${remedies[kind]}`);
  }
}

function textFile(text: string, encoding: string): SourceFile {
  const { rows, delimiter } = readDelimitedText(text);
  const likelyDecimal = delimiter === ';' ? ',' : '.';
  return {
    format: `CSV in ${encoding}, separated by ${delimiter === '\t' ? 'tabs' : `"${delimiter}"`}`,
    tables: [{ sheet: null, rows, likelyDecimal }],
  };
}

const remedies: Readonly<Record<Exclude<FileKind, 'xlsx' | 'gzip' | 'text'>, string>> = {
  empty: 'empty. Export it again',
  xls: 'a workbook of Excel 97 to 2003. Save it as .xlsx',
  zip: 'a zip archive. Unpack it, and import the table in it',
  parquet: 'a Parquet file. Export it as CSV',
  html: 'a web page. Copy its table into a spreadsheet, and save that as .xlsx or CSV',
  pdf: 'a PDF. Copy its table into a spreadsheet, and save that as .xlsx or CSV',
  pointer: 'a DVC pointer, not the data. Import the file that it points to',
  binary: 'of no kind that is known here. Export it as .xlsx or CSV',
};
