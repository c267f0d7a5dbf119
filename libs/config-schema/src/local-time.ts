import type { IsoDate } from './iso-date.ts';

const MS_PER_HOUR = 3_600_000;

/** Making a formatter takes a thousand times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, format);
  return format;
}

/** The calendar date that clocks in `timeZone` show at `instant`. */
export function localDate(instant: Date, timeZone: string): IsoDate {
  const parts = new Map(
    formatIn(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The instant at which `date` begins on clocks in `timeZone`: the earliest whose local date it is. */
export function startOfDay(date: IsoDate, timeZone: string): Date {
  // Zones are within 14 hours of UTC, and change by quarters of an hour.
  const QUARTER = MS_PER_HOUR / 4;
  const midnight = Date.parse(`${date}T00:00:00Z`);
  let [before, from] = [(midnight - 15 * MS_PER_HOUR) / QUARTER, (midnight + 15 * MS_PER_HOUR) / QUARTER];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (localDate(new Date(middle * QUARTER), timeZone) < date) before = middle;
    else from = middle;
  }
  return new Date(from * QUARTER);
}
