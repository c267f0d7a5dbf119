import { drawsBetween } from './calendar.ts';
import type { RunTime } from './company-config.ts';
import { type IsoDate, addDays, weekdayOf, weekdays } from './iso-date.ts';
import { type DecidedGame, announceBy, decisionTime, drawsOfRun, runBefore } from './run-time.ts';

const DAYS_AHEAD = 364;

/** Draws that no run decides, and the runs that would. */
export interface MissingRuns {
  /** First of those draws. */
  readonly drawDate: IsoDate;
  readonly runs: readonly RunTime[];
}

/**
 * Runs that a company lacks for a game to have every draw of the year after a date decided; null where it lacks none. A draw
 * whose jackpot depends on the draw before it, which is carried over where nobody wins it, needs a run of its own: the last one
 * before its jackpot must be public, at the time of the company's first.
 */
export function missingRuns(config: DecidedGame, from: IsoDate, runs: readonly RunTime[]): MissingRuns | null {
  const time = runs[0]?.time ?? '20:00';
  const daily = weekdays.map((weekday) => ({ weekday, time }));
  const undecided = drawsBetween(config, from, addDays(from, DAYS_AHEAD - 1)).filter(
    (draw) => !drawsOfRun(config, decisionTime(config, draw, runs), runs).includes(draw),
  );
  const wanted = undecided.map((draw) =>
    weekdayOf(runBefore(announceBy(config, draw), daily).toISOString().slice(0, 10)),
  );
  const missing = daily.filter(
    ({ weekday }) => wanted.includes(weekday) && !runs.some((run) => run.weekday === weekday && run.time === time),
  );
  const [drawDate] = undecided;
  return drawDate === undefined || missing.length === 0 ? null : { drawDate, runs: missing };
}
