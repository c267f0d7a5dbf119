/** An ISO instant as people read it: `2026-11-25 20:00 UTC`. */
export function instant(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** A date without its year, for subjects: `28 Nov`. */
export function shortDate(date: string): string {
  return format(date, { day: 'numeric', month: 'short' });
}

/** `Saturday 28 November 2026` */
export function longDate(date: string): string {
  return format(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');
}

/** An instant on the clocks of a place: `Wednesday 25 November 2026, 21:00 CET (Europe/Berlin)`. */
export function zonedInstant(iso: string, timeZone: string): string {
  const at = new Date(iso);
  const date = at.toLocaleDateString('en-CA', { timeZone });
  const time = at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });
  return `${longDate(date)}, ${time} (${timeZone})`;
}

function format(date: string, options: Intl.DateTimeFormatOptions): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' });
}
