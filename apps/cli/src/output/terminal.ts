/** Tells whether rows on `stream` may change in place: a capable terminal that a person watches. */
export function isLiveTerminal(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && process.env['TERM'] !== 'dumb' && process.env['CI'] === undefined;
}

/** Characters that fit on a line of stdout; unlimited off a terminal. */
export function outputWidth(): number {
  return process.stdout.isTTY ? process.stdout.columns : Infinity;
}
