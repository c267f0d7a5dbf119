/** Line and column of an offset, both from 1. Line breaks are YAML's: LF, CR LF or CR. */
interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A function from an offset in `text` to its line and column, in logarithmic time. */
export function textPositions(text: string): (offset: number) => TextPosition {
  const starts = [0];
  for (const lineBreak of text.matchAll(/\r\n?|\n/g)) starts.push(lineBreak.index + lineBreak[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
