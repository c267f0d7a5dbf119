/** Tells whether rows on `stream` may change in place: a capable terminal of a size that it states, that a person watches. */
export function isLiveTerminal(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && stream.columns !== 0 && process.env['TERM'] !== 'dumb' && process.env['CI'] === undefined;
}

/** Characters of a line off a terminal: as many as a mail has. */
const PIPED_WIDTH = 78;

/** Characters that a table's line may have on stdout. */
export function outputWidth(): number {
  return process.stdout.isTTY ? process.stdout.columns : PIPED_WIDTH;
}
