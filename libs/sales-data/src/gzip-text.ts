import { gunzipSync, gzipSync } from 'node:zlib';
import { fileKind } from './file-kind.ts';
import type { FileProblem } from './file-problem.ts';

/** 10,000 countries of ten years of weeks take all of it; a gzip bomb is stopped by it. */
const MAX_TEXT_BYTES = 2 ** 28;
const GZIP_OS_BYTE = 9;
const GZIP_OS_UNKNOWN = 255;

type GzipText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: FileProblem };

/** Unpacks gzip UTF-8 text; a byte-order mark is dropped. */
export function readGzipText(bytes: Uint8Array): GzipText {
  const unpacked = unpackGzip(bytes);
  if ('problem' in unpacked) return failure(unpacked.problem);
  const text = decodeUtf8(unpacked.bytes);
  return text === null ? failure(NOT_UTF_8) : { ok: true, text };
}

/** Unpacks gzip, up to the limit of a text. */
export function unpackGzip(bytes: Uint8Array): { readonly bytes: Uint8Array } | { readonly problem: FileProblem } {
  if (bytes.length === 0) return { problem: { code: 'empty-file' } };
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
    return { problem: { code: 'not-gzip', kind: fileKind(bytes), firstBytes: preview(bytes) } };
  const unpacked = gunzip(bytes);
  if ('problem' in unpacked) return unpacked;
  if (unpacked.bytes.length === 0) return { problem: { code: 'empty-file' } };
  if (looksLikeUtf16(unpacked.bytes)) return { problem: { code: 'not-utf-8', looksLike: 'UTF-16' } };
  return unpacked;
}

export const NOT_UTF_8: FileProblem = { code: 'not-utf-8', looksLike: 'another encoding' };

/** A byte-order mark is dropped. Null where the bytes are of another encoding. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Gzip without time or operating system in its header: equal text gives equal bytes under the same zlib. */
export function writeGzipText(text: string): Uint8Array {
  // Node's zlib already writes modification time 0; the operating system is its own and would differ between machines.
  const bytes = gzipSync(text, { level: 9 });
  bytes[GZIP_OS_BYTE] = GZIP_OS_UNKNOWN;
  return bytes;
}

function gunzip(bytes: Uint8Array): { readonly bytes: Uint8Array } | { readonly problem: FileProblem } {
  try {
    return { bytes: gunzipSync(bytes, { maxOutputLength: MAX_TEXT_BYTES }) };
  } catch (error) {
    if (!isZlibError(error)) throw error;
    if (error.code === 'Z_BUF_ERROR') return { problem: { code: 'truncated-gzip' } };
    if (error.code === 'ERR_BUFFER_TOO_LARGE') return { problem: { code: 'too-large', maxBytes: MAX_TEXT_BYTES } };
    return { problem: { code: 'corrupt-gzip', detail: error.message } };
  }
}

function isZlibError(error: unknown): error is { readonly code: string; readonly message: string } {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    'message' in error &&
    typeof error.message === 'string'
  );
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return hasMark || first === 0 || second === 0;
}

function preview(bytes: Uint8Array): string {
  return JSON.stringify(Buffer.from(bytes.subarray(0, 12)).toString('latin1'));
}

function failure(problem: FileProblem): GzipText {
  return { ok: false, problem };
}
