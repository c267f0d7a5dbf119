/**
 * Text that somebody typed, on one line that is what it seems: control characters, escape codes, line ends and marks of the
 * writing direction are spelt out, such as `\u{1b}`.
 */
export function plainText(typed: string): string {
  return typed.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
}
