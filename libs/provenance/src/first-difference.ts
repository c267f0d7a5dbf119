/** A place where two JSON documents differ. `undefined`: there is no such member on that side. */
export interface Difference {
  /** JSON pointer, RFC 6901; empty for the whole document. */
  readonly pointer: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/** The first place where two JSON values differ, members in ascending order of their names; null where they are equal. */
export function firstDifference(expected: unknown, found: unknown, pointer = ''): Difference | null {
  if (Object.is(expected, found)) return null;
  if (!isContainer(expected) || !isContainer(found) || Array.isArray(expected) !== Array.isArray(found))
    return { pointer, expected, found };
  const [left, right] = [new Map(Object.entries(expected)), new Map(Object.entries(found))];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  for (const name of Array.isArray(expected) ? names : names.sort()) {
    const difference = firstDifference(left.get(name), right.get(name), `${pointer}/${escaped(name)}`);
    if (difference !== null) return difference;
  }
  return null;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
