import {
  type DrawCalendar,
  type DrawException,
  type IsoDate,
  type Weekday,
  addDays,
  dayNumber,
  drawsBetween,
  weekdayOf,
} from '@jackpot/config-schema';
import type { Finding, SalesNote } from './finding.ts';

/** A row's date and where it stands. */
export interface DatedLine {
  readonly line: number;
  readonly date: IsoDate;
}

/** Least number of consecutive rows off the calendar that make another calendar instead of exceptions. */
const LEAST_OTHER_CALENDAR = 4;
/** Least share of such rows that makes a weekday part of that calendar; below, it is an exception. */
const LEAST_SHARE = 0.2;
/** Draws are moved within their week. */
const LONGEST_MOVE_DAYS = 6;

/** Rows on days without a draw, each with what would explain it in the config. `rows` rise by date. */
export function calendarFindings(rows: readonly DatedLine[], config: DrawCalendar): Finding[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const draws = new Set(
    drawsBetween(config, addDays(first.date, -LONGEST_MOVE_DAYS), addDays(last.date, LONGEST_MOVE_DAYS)),
  );
  if (rows.every(({ date }) => draws.has(date))) return [];
  const reported = new Set(rows.map(({ date }) => date));
  const free = new Set([...draws].filter((date) => !reported.has(date)));
  return runsBeside(rows, draws).flatMap((run) =>
    run.length < LEAST_OTHER_CALENDAR ? run.map((row) => withoutDraw(row, config, free)) : [otherCalendar(run, config)],
  );
}

/** Longest stretches of rows of which none is on the calendar. */
function runsBeside(rows: readonly DatedLine[], draws: ReadonlySet<IsoDate>): DatedLine[][] {
  const runs: DatedLine[][] = [[]];
  for (const row of rows) {
    if (draws.has(row.date)) runs.push([]);
    else runs.at(-1)?.push(row);
  }
  return runs.filter((run) => run.length > 0);
}

/** The nearest draw without a row was moved to the row's day; if there is none, the row is an extra draw. */
function withoutDraw({ line, date }: DatedLine, config: DrawCalendar, free: Set<IsoDate>): Finding {
  const distance = (draw: IsoDate) => Math.abs(dayNumber(draw) - dayNumber(date));
  const [moved] = [...free]
    .filter((draw) => distance(draw) <= LONGEST_MOVE_DAYS)
    .sort((a, b) => distance(a) - distance(b));
  if (moved !== undefined) free.delete(moved);
  const exception: DrawException = moved === undefined ? { date, extra: true } : { date: moved, movedTo: date };
  const proposal = addition(config, 'exceptions', flow(exception));
  return { code: 'no-draw-day', line, column: 'draw_date', found: date, weekday: weekdayOf(date), proposal };
}

function otherCalendar(run: readonly DatedLine[], config: DrawCalendar): Finding {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) throw new TypeError('a run of rows is not empty');
  const counts = new Map<Weekday, number>();
  for (const { date } of run) counts.set(weekdayOf(date), (counts.get(weekdayOf(date)) ?? 0) + 1);
  const days = [...counts].filter(([, count]) => count >= LEAST_SHARE * run.length).map(([weekday]) => weekday);
  const proposal = addition(config, 'earlier', `{ until: ${last.date}, weekdays: [${days.join(', ')}] }`);
  const { line, date } = first;
  return {
    code: 'other-calendar',
    line,
    column: 'draw_date',
    found: date,
    last: last.date,
    count: run.length,
    proposal,
  };
}

/** Entry to write into the config, as YAML. */
function addition({ draw }: DrawCalendar, key: 'exceptions' | 'earlier', item: string): string {
  return draw === undefined
    ? `\`${item}\` in draws.${key}`
    : `\`draws: { weekdays: [${draw.weekday}], ${key}: [${item}] }\` in place of draw`;
}

function flow(exception: DrawException): string {
  const entries = Object.entries(exception).map(([key, value]) => `${key}: ${value}`);
  return `{ ${entries.join(', ')} }`;
}

/** Draws between the first and the last row that have no row, whatever else is wrong with the rows that are there. */
export function missingDraws(dates: readonly IsoDate[], config: DrawCalendar): SalesNote[] {
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return [];
  const [reported, draws] = [new Set(dates), drawsBetween(config, from, to)];
  // A row beside the calendar is a finding, and stands for the draw that it was.
  const count = draws.length - dates.length;
  const first = draws.find((date) => !reported.has(date));
  return first === undefined || count <= 0 ? [] : [{ code: 'missing-draws', count, first }];
}
