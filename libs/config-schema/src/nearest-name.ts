import { distance } from 'fastest-levenshtein';

/**
 * The known name that `name` most likely misspells, or `undefined` where none is near. Case and separators count for
 * nothing (`ticket_price` is `ticketPrice`); swapped letters (`GPB`) count as one edit, a longer or shorter form (`maximum`) as at most two. At most two fifths of the letters may differ, and never more than three.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const wanted = bare(name.slice(0, 100));
  let nearest: string | undefined;
  let least = Infinity;
  for (const candidate of known) {
    const away = edits(wanted, bare(candidate));
    if (away < least && away <= mostEdits(wanted, candidate)) {
      nearest = candidate;
      least = away;
    }
  }
  return nearest;
}

function mostEdits(a: string, b: string): number {
  return Math.min(3, Math.max(1, Math.floor(0.4 * Math.max(a.length, b.length))));
}

function edits(a: string, b: string): number {
  if (a.length === b.length && sorted(a) === sorted(b)) return a === b ? 0 : 1;
  const isLonger = Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a));
  return Math.min(distance(a, b), isLonger ? 2 : Infinity);
}

function sorted(letters: string): string {
  return [...letters].sort().join('');
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}
