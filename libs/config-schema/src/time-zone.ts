import * as z from 'zod';
import { nearestName } from './nearest-name.ts';
import { quote } from './problem.ts';
import { type BrokenRule, rule } from './rule.ts';

/** A name of the IANA database. Offsets such as `+01:00` are no zone: they know no summer time. */
export const timeZone = z.string().check(rule(z.string(), unknownTimeZone));

function unknownTimeZone(name: string): BrokenRule | undefined {
  if (isTimeZone(name)) return undefined;
  const nearest = nearestName(name, Intl.supportedValuesOf('timeZone'));
  const expected = 'the IANA name of a time zone, such as Europe/London';
  const finding = { code: 'unknown-value' as const, found: `text ${quote(name)}`, expected };
  const remedy = 'write the zone of the place where the draw is held';
  return { path: [], finding: { ...finding, ...(nearest === undefined ? { remedy } : { nearest }) } };
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Z]/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
