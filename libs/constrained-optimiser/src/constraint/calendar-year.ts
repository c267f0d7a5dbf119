import { drawsBetween, type IsoDate } from '@jackpot/config-schema';
import type { DecisionInput } from '../decision-input.ts';
import type { PlanWindow } from '../plan/plan-problem.ts';
import type { Constraint } from './constraint.ts';
import { windowsOf } from './payout-ratio.ts';
import { isLifted } from './relief.ts';

/** Each bound of each calendar year whose last draw is planned, with what lies in it of the past. */
function yearWindows(input: DecisionInput, dates: readonly IsoDate[]): PlanWindow[] {
  const { config } = input;
  if (config.constraints.payoutRatio.also === undefined) return [];
  const years = [...new Set(dates.map((date) => Number(date.slice(0, 4))))];
  const windows = windowsOf('calendarYear', input, dates);
  return years.flatMap((year) => {
    const lastDraw = drawsBetween(config, `${padded(year)}-01-01`, `${padded(year)}-12-31`).at(-1);
    const last = dates.findIndex((date) => date === lastDraw);
    return last < 0 ? [] : windows(last, `${padded(year - 1)}-12-31`);
  });
}

function padded(year: number): string {
  return String(year).padStart(4, '0');
}

/** The budget is of calendar years: prizes over sales of each, between the bounds of the 52 weeks. */
export const calendarYear = {
  name: 'calendarYear',
  unit: 'ratio',
  label: 'payout ratio of the calendar year',
  meaning: 'prizes over sales of a calendar year, planned draws in expectation',
  relief: null,
  restoring: 'whole',
  windows: yearWindows,
  eased: (windows, relief) =>
    isLifted(relief, 'calendarYear') ? windows.filter(({ constraint }) => constraint !== 'calendarYear') : windows,
} as const satisfies Constraint;
