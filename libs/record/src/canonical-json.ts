/**
 * JSON that is equal byte for byte wherever the value is equal: keys sorted, two spaces, one newline at the end.
 * @throws TypeError on NaN, infinities and what JSON cannot hold, rather than writing `null` for them
 */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(sorted(value, '$'), null, 2)}\n`;
}

function sorted(value: unknown, path: string): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${path} is ${value}, which JSON cannot hold`);
    return value === 0 ? 0 : value;
  }
  if (Array.isArray(value)) return value.map((item, index) => sorted(item, `${path}[${index}]`));
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, member]) => [key, sorted(member, `${path}.${key}`)]),
    );
  throw new TypeError(`${path} is a ${typeof value}, which JSON cannot hold`);
}
