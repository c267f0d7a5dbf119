/** A place where two JSON documents differ. `undefined`: there is no such member on that side. */
export interface Difference {
  /** JSON pointer, RFC 6901; empty for the whole document. */
  readonly pointer: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/** The places where two JSON values differ, members in ascending order of their names. */
export function* differences(expected: unknown, found: unknown, pointer = ''): Generator<Difference> {
  if (Object.is(expected, found)) return;
  if (!isContainer(expected) || !isContainer(found) || Array.isArray(expected) !== Array.isArray(found)) {
    yield { pointer, expected, found };
    return;
  }
  const [left, right] = [new Map(Object.entries(expected)), new Map(Object.entries(found))];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  for (const name of Array.isArray(expected) ? names : names.sort())
    yield* differences(left.get(name), right.get(name), `${pointer}/${escaped(name)}`);
}

/** The first of them; null where the values are equal. */
export function firstDifference(expected: unknown, found: unknown): Difference | null {
  for (const difference of differences(expected, found)) return difference;
  return null;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
