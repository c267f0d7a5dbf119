import { type IsoDate, dayNumber } from '@jackpot/config-schema';
import { easterSunday } from './calendar-features.ts';
import type { Recipe } from './recipe.ts';

/** A past draw's surprise, of log tickets, and the same in scales. */
export interface DatedSurprise {
  readonly drawDate: IsoDate;
  readonly surprise: number;
  readonly standardised: number;
}

/** Sales differ by `shift` from what everything else explains, with the shift's variance. */
interface Shift {
  readonly shift: number;
  readonly variance: number;
}

/**
 * A date with a draw of its own: a day of the year, 1 … 365 (29 February counts as the 28th), or the draw nearest to it
 * (`nearDay`), days since Easter, or a month's n-th such weekday (`weekday`: 12 months of 5 weeks, 0 … 59).
 */
export type SpecialDate = Shift &
  (
    | { readonly day: number }
    | { readonly nearDay: number }
    | { readonly sinceEaster: number }
    | { readonly weekday: number }
  );

const DAYS = 365;
const HALF_WEEK = 3;
const WEEKS_OF_MONTH = 5;
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/** One year that was odd is not a yearly draw. */
const LEAST_YEARS = 2;
/** Share of a shift that its variance grows by: large shifts differ more from year to year. */
const SHIFT_VARIANCE = 0.025;

/** Day of the year, 1 … 365, as if no year had a leap day. */
export function leapFreeDay(date: IsoDate): number {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))];
  return (daysBeforeMonth[month - 1] ?? 0) + (month === 2 ? Math.min(day, 28) : day);
}

/** Shift of one date from the surprises on it, shrunk towards none (James & Stein 1961); null where it isn't special. */
function shiftOf(
  surprises: readonly DatedSurprise[],
  { evidence, shrinkage }: { readonly evidence: number; readonly shrinkage: number },
): Shift | null {
  const count = surprises.length;
  if (count < LEAST_YEARS) return null;
  const sign = Math.sign(surprises[0]?.standardised ?? 0);
  if (surprises.some(({ standardised }) => Math.sign(standardised) !== sign)) return null;
  const meanOf = (value: (s: DatedSurprise) => number) => surprises.reduce((sum, s) => sum + value(s), 0) / count;
  const varianceOf = (value: (s: DatedSurprise) => number) => {
    const mean = meanOf(value);
    return meanOf((s) => (value(s) - mean) ** 2);
  };
  const meanScore = meanOf(({ standardised }) => standardised);
  const noise = Math.max(
    1,
    varianceOf(({ standardised }) => standardised),
  );
  if (!(count * meanScore ** 2 > evidence * noise)) return null;
  const kept = 1 - (shrinkage * noise) / (count * meanScore ** 2);
  const shift = kept * meanOf(({ surprise }) => surprise);
  return { shift, variance: (varianceOf(({ surprise }) => surprise) + SHIFT_VARIANCE * Math.abs(shift)) / count };
}

/** The last surprises that all went the same way: a draw may have become special some years ago. */
function lastAlike(surprises: readonly DatedSurprise[]): readonly DatedSurprise[] {
  const sign = Math.sign(surprises.at(-1)?.standardised ?? 0);
  return surprises.slice(1 + surprises.findLastIndex(({ standardised }) => Math.sign(standardised) !== sign));
}

type Place = (date: IsoDate) => number;

const easterPlace: Place = (date) => dayNumber(date) - easterSunday(Number(date.slice(0, 4)));
const weekdayPlace: Place = (date) =>
  WEEKS_OF_MONTH * (Number(date.slice(5, 7)) - 1) + Math.floor((Number(date.slice(8)) - 1) / 7);

/** Shifts by place, of surprises on it or within so many places; `places` 365 are a circle. */
function shiftsBy(
  surprises: readonly DatedSurprise[],
  place: Place,
  {
    within,
    alike,
    ...needs
  }: {
    readonly within: number;
    readonly evidence: number;
    readonly shrinkage: number;
    readonly alike: typeof lastAlike;
  },
): [place: number, shift: Shift][] {
  const byPlace = new Map<number, DatedSurprise[]>();
  const circle = (at: number) => (place === leapFreeDay ? ((at - 1 + DAYS) % DAYS) + 1 : at);
  for (const surprise of surprises)
    for (let by = -within; by <= within; by++) {
      const at = circle(place(surprise.drawDate) + by);
      byPlace.set(at, [...(byPlace.get(at) ?? []), surprise]);
    }
  return [...byPlace]
    .sort(([a], [b]) => a - b)
    .flatMap(([at, near]) => {
      const shift = shiftOf(alike(near), needs);
      return shift === null ? [] : [[at, shift]];
    });
}

/**
 * Dates with a draw of their own: those on which at least two past draws all surprised the same way, by more than chance
 * explains. A function of the date alone, so it belongs to what a plan's weeks are separable in.
 */
export function specialDates(
  surprises: readonly DatedSurprise[],
  { specialDates: { withinDays, shrinkage, moving } }: Recipe,
): SpecialDate[] {
  const always = { evidence: shrinkage, shrinkage, alike: (all: readonly DatedSurprise[]) => all };
  const fixed = shiftsBy(surprises, leapFreeDay, { within: withinDays, ...always }).map(([day, shift]) => ({
    day,
    ...shift,
  }));
  if (moving === undefined) return fixed;
  const ofLate = { evidence: moving.evidence, shrinkage, alike: lastAlike };
  const by = (place: Place, within: number) => shiftsBy(surprises, place, { within, ...ofLate });
  return [
    ...fixed,
    ...by(leapFreeDay, HALF_WEEK).map(([nearDay, shift]) => ({ nearDay, ...shift })),
    ...by(easterPlace, 0).map(([sinceEaster, shift]) => ({ sinceEaster, ...shift })),
    ...by(weekdayPlace, 0).map(([weekday, shift]) => ({ weekday, ...shift })),
  ];
}

function isOn(special: SpecialDate, date: IsoDate): boolean {
  if ('day' in special) return special.day === leapFreeDay(date);
  if ('nearDay' in special) return special.nearDay === leapFreeDay(date);
  if ('sinceEaster' in special) return special.sinceEaster === easterPlace(date);
  return special.weekday === weekdayPlace(date);
}

const NO_SHIFT: Shift = { shift: 0, variance: 0 };

/** The shift of a date: of all reasons for one the surest, since they speak of the same draws. */
export function specialShift(specials: readonly SpecialDate[], date: IsoDate): Shift {
  const sureness = ({ shift, variance }: Shift) => (shift === 0 ? 0 : Math.abs(shift) / Math.sqrt(variance));
  return specials
    .filter((special) => isOn(special, date))
    .reduce<Shift>((surest, other) => (sureness(other) > sureness(surest) ? other : surest), NO_SHIFT);
}

/** Tells of each draw whether its date is special. Each date is looked up once: a fit asks for it some hundred times. */
export function specialDraws(
  draws: readonly { readonly drawDate: IsoDate }[],
  specials: readonly SpecialDate[],
): (draw: number) => boolean {
  const special = draws.map(({ drawDate }) => specialShift(specials, drawDate).shift !== 0);
  return (draw) => special[draw] ?? false;
}
