import * as z from 'zod';
import { textPositions } from './text-position.ts';

/** Reason that a config could not be read: reported as a problem of its file alone, so that the other countries go on. */
type UnreadableConfig = z.infer<typeof unreadableConfig>;
export const unreadableConfig = z.strictObject({
  code: z.enum(['unreadable', 'not-utf-8']),
  line: z.int().min(1),
  column: z.int().min(1),
  found: z.string(),
  expected: z.string(),
  remedy: z.string(),
});

export type ConfigFile =
  { readonly name: string; readonly text: string } | { readonly name: string; readonly unreadable: UnreadableConfig };

/** The text of a config's bytes; a byte-order mark is dropped. */
export function decodeConfig(name: string, bytes: Uint8Array): ConfigFile {
  const notUtf8 = { code: 'not-utf-8' as const, expected: 'text in UTF-8', remedy: 'save the file as UTF-8' };
  if (looksLikeUtf16(bytes)) return { name, unreadable: { ...notUtf8, line: 1, column: 1, found: 'text in UTF-16' } };
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const lenient = new TextDecoder().decode(bytes);
    const place = textPositions(lenient)(lenient.indexOf('\uFFFD'));
    return { name, unreadable: { ...notUtf8, ...place, found: 'a character of another encoding' } };
  }
}

/** UTF-16 has a mark, or zeros in every other byte of what a config begins with. */
function looksLikeUtf16([first, second]: Uint8Array): boolean {
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return hasMark || first === 0 || second === 0;
}
