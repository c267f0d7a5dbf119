import * as z from 'zod';
import { isDrawDay, patternOn } from './draw-pattern.ts';
import { field } from './field.ts';
import { addDays, dayNumber, weekdays } from './iso-date.ts';
import { type BrokenRule, contradiction, rule } from './rule.ts';

/** A longer pause is a slip in the year. */
const LONGEST_PAUSE_DAYS = 366;
const MOST_EXCEPTIONS = 1000;

const date = z.iso.date();
const weekday = z.enum(weekdays);

const pattern = {
  weekdays: field(z.array(weekday).min(1).optional(), 'Days of the week with a draw', ['wednesday', 'saturday']),
  everyWeeks: field(z.int().min(2).max(26).optional(), 'Weeks from one week with draws to the next', 2),
  from: field(date.optional(), 'A date in one of the weeks with draws, where not every week has them', '2026-01-03'),
  dayOfMonth: field(
    z.int().min(1).max(31).optional(),
    'Day of the month of a monthly draw; in a shorter month its last day',
    1,
  ),
  nth: field(
    z
      .strictObject({
        weekday: field(weekday, 'Day of the week of a monthly draw', 'friday'),
        of: field(z.literal([1, 2, 3, 4, 'last']), 'Which such day of the month has the draw', 1),
      })
      .optional(),
    'A monthly draw on a day of the week',
    { weekday: 'friday', of: 1 },
  ),
};

const drawPattern = z.object(pattern);
export type DrawPattern = z.infer<typeof drawPattern>;

const oneRhythm = rule(drawPattern, ({ weekdays: days, everyWeeks, from, dayOfMonth, nth }): BrokenRule | undefined => {
  const rhythms = Object.entries({ weekdays: days, dayOfMonth, nth }).filter(([, value]) => value !== undefined);
  if (rhythms.length !== 1) {
    const found = rhythms.map(([name]) => name).join(' and ') || 'none of them';
    return contradiction([], 'one of weekdays, dayOfMonth and nth', found, 'write one, such as `weekdays: [saturday]`');
  }
  if (everyWeeks !== undefined && days === undefined)
    return contradiction(['everyWeeks'], 'it beside weekdays alone', everyWeeks, 'leave it out');
  if (everyWeeks === undefined && from !== undefined)
    return contradiction(['from'], 'it beside everyWeeks alone', from, 'leave it out');
  if (everyWeeks === undefined || from !== undefined) return undefined;
  return contradiction(['everyWeeks'], 'from beside it, a date in a week with draws', everyWeeks, 'add `from: DATE`');
});

const exceptionKeys = z.object({
  date: field(date, 'Date of the draw by the calendar', '2026-12-26'),
  cancelled: field(z.literal(true).optional(), 'No draw takes place', true),
  until: field(date.optional(), 'Last day of a pause that begins on date', '2027-01-16'),
  movedTo: field(date.optional(), 'Date on which the draw takes place instead', '2026-12-27'),
  extra: field(z.literal(true).optional(), 'A draw beside those of the calendar', true),
});
export type DrawException = z.infer<typeof exceptionKeys>;

const oneKindOfException = rule(exceptionKeys, ({ date: first, cancelled, until, movedTo, extra }) => {
  const kinds = Object.entries({ cancelled, movedTo, extra }).filter(([, value]) => value !== undefined);
  if (kinds.length !== 1) {
    const found = kinds.map(([name]) => name).join(' and ') || 'none of them';
    return contradiction([], 'one of cancelled, movedTo and extra', found, 'write one, such as `cancelled: true`');
  }
  if (until === undefined) return undefined;
  if (cancelled === undefined) return contradiction(['until'], 'it beside cancelled alone', until, 'leave it out');
  const latest = addDays(first, LONGEST_PAUSE_DAYS);
  if (until >= first && until <= latest) return undefined;
  return contradiction(['until'], `a date from ${first} to ${latest}`, until, 'correct it, or write two pauses');
});

const drawsKeys = z.object({
  ...pattern,
  exceptions: field(
    z.array(z.strictObject(exceptionKeys.shape).check(oneKindOfException)).max(MOST_EXCEPTIONS).optional(),
    'Single draws that are cancelled, moved or added, past ones too',
    [{ date: '2026-12-26', movedTo: '2026-12-27' }],
  ),
  earlier: field(
    z
      .array(
        z
          .strictObject({ until: field(date, 'Last day of the earlier calendar', '2025-03-31'), ...pattern })
          .check(oneRhythm),
      )
      .optional(),
    'Calendars that held before',
    [{ until: '2025-03-31', weekdays: ['saturday'] }],
  ),
});
export type DrawsConfig = z.infer<typeof drawsKeys>;

const exceptionsFitCalendar = rule(drawsKeys, (draws): BrokenRule | undefined => {
  const isDraw = (day: string) => isDrawDay(patternOn(draws, dayNumber(day)), dayNumber(day));
  for (const [index, { date: day, until, movedTo, extra }] of (draws.exceptions ?? []).entries()) {
    const at = ['exceptions', index];
    if (extra === undefined && until === undefined && !isDraw(day))
      return contradiction([...at, 'date'], 'a date on which the calendar has a draw', day, 'correct it');
    if (extra !== undefined && isDraw(day))
      return contradiction([...at, 'date'], 'a date on which the calendar has no draw', day, 'correct it');
    if (movedTo !== undefined && isDraw(movedTo))
      return contradiction([...at, 'movedTo'], 'a date on which the calendar has no draw', movedTo, 'correct it');
  }
  return undefined;
});

/** Draw dates of a game for which one weekday is not enough. */
export const drawsConfig = z.strictObject(drawsKeys.shape).check(oneRhythm, exceptionsFitCalendar);
