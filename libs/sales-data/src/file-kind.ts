/** Kinds of file that people have instead of the one that is expected. */
export type FileKind =
  'empty' | 'gzip' | 'xlsx' | 'xls' | 'zip' | 'parquet' | 'html' | 'pdf' | 'pointer' | 'text' | 'binary';

/** First bytes of each kind, as `file(1)` knows them. */
const signatures: readonly (readonly [FileKind, string])[] = [
  ['gzip', '\x1f\x8b'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['parquet', 'PAR1'],
  ['pdf', '%PDF-'],
];
const SAMPLE = 4096;

/** The kind of a file, by its bytes, whatever its name says. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = buffer.subarray(0, SAMPLE).toString('latin1');
  const signed = signatures.find(([, signature]) => start.startsWith(signature))?.[0];
  if (signed === 'zip') return buffer.includes('xl/workbook') ? 'xlsx' : 'zip';
  if (signed !== undefined) return signed;
  if (/^\s*<(!doctype html|html|head|table)/i.test(start.replace(/^\xef\xbb\xbf/, ''))) return 'html';
  if (/^(- |\s+)?(outs:|md5: [0-9a-f]{32})/m.test(start)) return 'pointer';
  return isText(start) ? 'text' : 'binary';
}

/** Text in any encoding has few control characters, but for the zero bytes of UTF-16. */
function isText(start: string): boolean {
  const zeros = start.match(/\0/g)?.length ?? 0;
  if (zeros > 0 && Math.abs(zeros / start.length - 0.5) > 0.1) return false;
  return !/[\x01-\x08\x0e-\x1a\x1c-\x1f]/.test(start);
}
