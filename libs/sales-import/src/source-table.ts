/** One cell of the file: text, or a spreadsheet's stored value. A date is midnight UTC of its day. */
export type Cell = string | number | boolean | Date | null;

export interface SourceRow {
  /** Line of the text file or row of the sheet, from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** One table of a file: the whole of a text file, or one sheet of a workbook. */
export interface SourceTable {
  /** Null for a text file. */
  readonly sheet: string | null;
  readonly rows: readonly SourceRow[];
  /** The mark that the file itself suggests for decimals, by how its fields are separated; null for a workbook. */
  readonly likelyDecimal: ',' | '.' | null;
}

/** A file taken apart. `format` is for people: `CSV in UTF-16, separated by ";"`. */
export interface SourceFile {
  readonly format: string;
  readonly tables: readonly SourceTable[];
}

/** Thrown where a file holds no table that can be read. `message` says what the file is, and what to do. */
export class UnreadableSource extends Error {
  override readonly name = 'UnreadableSource';
}
