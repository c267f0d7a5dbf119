import {
  type CountryConfig,
  type RunTime,
  addDays,
  decisionTime,
  drawsBetween,
  drawsOfRun,
  isIsoDate,
  localDate,
  nextDraw,
  plainText,
  previousDraw,
  runBefore,
  weekdayOf,
} from '@jackpot/config-schema';
import type { Announcement } from '@jackpot/record';
import type { RawSales } from '@jackpot/sales-data';
import type { WeekRequest } from '@jackpot/workflow';
import type { ConfiguredCountry } from './configured-countries.ts';

/** Draws to decide, rising, and the instant that they are decided at. */
interface DrawsToDecide {
  readonly draws: readonly string[];
  readonly clock: Date;
}

/** The draw that was asked for is in nobody's calendar, or not in that of a country that was named. */
export class NoSuchDraw extends Error {
  override readonly name = 'NoSuchDraw';
  readonly kind = 'usage';
  constructor(drawDate: string, countries: readonly { readonly country: string; readonly config: CountryConfig }[]) {
    const others = countries.map(
      ({ country, config }) =>
        `${country} is drawn on ${previousDraw(config, drawDate)} and ${nextDraw(config, drawDate)}`,
    );
    super(`${drawDate} is no draw of ${countries.map(({ country }) => country).join(', ')}: ${others.join('; ')}`);
  }
}

/** A jackpot that was announced is decided no more, whoever asks for it by name. */
export class DrawAnnounced extends Error {
  override readonly name = 'DrawAnnounced';
  readonly kind = 'usage';
  constructor({ country, drawDate, jackpot, by }: Announcement) {
    super(
      `${country}: the jackpot of ${drawDate} was announced by ${plainText(by)}, ${jackpot}: it is decided no more`,
    );
  }
}

/**
 * The instant that a run decides at: a scheduled run's schedule; for a draw that is asked for, the last run before its
 * jackpot must be public in every country that draws on it.
 * @throws NoSuchDraw where a country that is named does not draw on that date, or nobody does
 */
export function runClock(
  { drawDate, scheduledTime, countries: named }: WeekRequest,
  countries: readonly ConfiguredCountry[],
  now: Date,
  runs: readonly RunTime[],
): Date {
  if (drawDate === undefined) return scheduledTime === undefined ? now : new Date(scheduledTime);
  const sound = countries.flatMap(({ country, config }) => (config === null ? [] : [{ country, config }]));
  const [drawing, others] = [true, false].map((draws) =>
    sound.filter(({ config }) => hasDraw(config, drawDate) === draws),
  );
  if (others?.length && (named !== undefined || drawing?.length === 0)) throw new NoSuchDraw(drawDate, others);
  const clocks = (drawing ?? []).map(({ config }) => decisionTime(config, drawDate, runs).getTime());
  return clocks.length === 0 ? runBefore(new Date(`${drawDate}T00:00:00Z`), runs) : new Date(Math.max(...clocks));
}

function hasDraw(config: CountryConfig, drawDate: string): boolean {
  return drawsBetween(config, drawDate, drawDate).length > 0;
}

/** Draws that a country's run decides: the one asked for, else those of its time. */
export function drawsToDecide(
  config: CountryConfig,
  { drawDate }: WeekRequest,
  clock: Date,
  runs: readonly RunTime[],
): DrawsToDecide {
  if (drawDate !== undefined && hasDraw(config, drawDate))
    return { draws: [drawDate], clock: decisionTime(config, drawDate, runs) };
  return { draws: drawsOfRun(config, clock, runs), clock };
}

/**
 * The date under which a country with a wrong config has the record of its failure: the weekday of its last draw in the data
 * stands in for its calendar, and without data the day after the run.
 */
export function drawDateWithoutConfig(sales: RawSales | undefined, clock: Date): string {
  const today = localDate(clock, 'UTC');
  const last = (sales?.rows ?? [])
    .map((row) => row.fields.draw_date ?? '')
    .filter(isIsoDate)
    .sort()
    .at(-1);
  return last === undefined ? addDays(today, 1) : nextDraw({ draw: { weekday: weekdayOf(last) } }, today);
}
