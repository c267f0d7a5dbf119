import { detect } from 'chardet';

/** Bytes of each file that are looked at to recognise an encoding without a mark. */
const SAMPLE = 65_536;
/** Encodings that `detect` names for text that is ASCII but for a few letters; Western files are Windows-1252 then. */
const FALLBACK = 'windows-1252';

/** Text of a file in whatever encoding it has, without its byte-order mark. `encoding` names the one that was found. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding: encoding.toUpperCase() };
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Latin text in UTF-16 without a mark has a zero byte in every pair.
  if (first === 0 && second !== 0) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  if (isUtf8(bytes)) return 'utf-8';
  const detected = detect(bytes.subarray(0, SAMPLE)) ?? FALLBACK;
  return isDecodable(detected) ? detected.toLowerCase() : FALLBACK;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isDecodable(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== 'utf-8';
  } catch {
    return false;
  }
}
