import { isDeepStrictEqual } from 'node:util';

/** One place where two definitions differ; undefined where the one or the other has nothing there. */
export interface Difference {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly now: unknown;
}

/**
 * The innermost places where two JSON values differ. Lists are compared item by item, and an item that differs is shown whole: a
 * statement of a policy is read with its action, resource and condition, or not at all.
 */
export function differences(before: unknown, now: unknown, path: readonly string[] = []): readonly Difference[] {
  if (isDeepStrictEqual(before, now)) return [];
  if (Array.isArray(before) && Array.isArray(now)) return differingItems(before, now, path);
  if (!isObject(before) || !isObject(now)) return [{ path, before, now }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return keys.flatMap((key) => differences(before[key], now[key], [...path, key]));
}

/** Differences of items, looked for inside lists that items hold, such as a role's policies. */
function differingItems(
  before: readonly unknown[],
  now: readonly unknown[],
  path: readonly string[],
): readonly Difference[] {
  const gone = before.filter((item) => !now.some((other) => isDeepStrictEqual(item, other)));
  const fresh = now.filter((item) => !before.some((other) => isDeepStrictEqual(item, other)));
  if (gone.length === 0 && fresh.length === 0) return [{ path, before, now }];
  return Array.from({ length: Math.max(gone.length, fresh.length) }, (_, at) => at).flatMap((at) => {
    const [was, is] = [gone[at], fresh[at]];
    const place = [...path, String(is === undefined ? before.indexOf(was) : now.indexOf(is))];
    return isPolicy(was) && isPolicy(is) ? differences(was, is, place) : [{ path: place, before: was, now: is }];
  });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isPolicy = (value: unknown) => isObject(value) && 'PolicyDocument' in value;
