import { addDays, drawsBetween } from '@jackpot/config-schema';
import type { WeekRequest } from '@jackpot/workflow';
import { chance, pick } from './chance.ts';
import { START, configOf, countryNames } from './example-countries.ts';
import type { Faults } from './network.ts';

const HOUR = 3_600_000;
const WEEK_HOURS = 168;

interface At {
  /** Hours after the first scheduled run. */
  readonly hours: number;
}

/** Events from outside. A country’s events concern its draw at that time. */
export type Event = At &
  (
    | { readonly kind: 'run'; readonly request: WeekRequest }
    | { readonly kind: 'stop'; readonly execution: number }
    | {
        readonly kind: 'answer';
        readonly country: string;
        readonly draw: string;
        readonly by: string;
        readonly verdict: 'approved' | 'rejected';
        readonly announce: number | null;
      }
    | {
        readonly kind: 'announce';
        readonly country: string;
        readonly draw: string;
        /** People who announce at the same time, each an amount of their own. */
        readonly by: readonly string[];
      }
    | { readonly kind: 'deploy'; readonly country: string; readonly fixedCost: number }
    | { readonly kind: 'data'; readonly until: string }
    | { readonly kind: 'roll back'; readonly country: string }
    | { readonly kind: 'clock'; readonly jumpHours: number }
  );

/** A history, whole: equal histories go equally. */
export interface History {
  readonly seed: number;
  readonly countries: readonly string[];
  readonly weeks: number;
  readonly events: readonly Event[];
  /** Share of calls that go wrong. */
  readonly rate: number;
  /** Faults instead of those of the seed; null for those of the seed. */
  readonly faults: Faults | null;
}

/** The history of a seed: one country or two, one week or two, and on average a few things that go wrong in each. */
export function historyOf(seed: number): History {
  const of = (...name: (string | number)[]) => chance(seed, ...name);
  const first = pick(countryNames, of('first'));
  const second = pick(countryNames, of('second'));
  const countries = of('several') < 0.7 || first === second ? [first] : [first, second].sort();
  const weeks = of('weeks') < 0.7 ? 1 : 2;
  const rate = [0, 0.003, 0.01, 0.03][Math.floor(of('rate') * 4)] ?? 0;
  const events = Array.from({ length: weeks }, (_, week) => eventsOf(seed, week, countries)).flat();
  return { seed, countries, weeks, events: events.sort((a, b) => a.hours - b.hours), rate, faults: null };
}

export const instant = ({ hours }: At): Date => new Date(START.getTime() + hours * HOUR);

/** Draws that a week's run decides, rising. */
export function drawsOfWeek(country: string, week: number): string[] {
  const from = addDays('2026-11-26', 7 * week);
  return drawsBetween(configOf(country), from, addDays(from, 6));
}

function eventsOf(seed: number, week: number, countries: readonly string[]): Event[] {
  const of = (...name: (string | number)[]) => chance(seed, week, ...name);
  const begins = week * WEEK_HOURS;
  const late = of('late') < 0.1 ? 6 * of('how late') : 0;
  const scheduled: WeekRequest = { scheduledTime: instant({ hours: begins }).toISOString() };
  const events: Event[] = [
    { hours: begins - 1, kind: 'data', until: addDays('2026-11-26', 7 * week) },
    { hours: begins + late, kind: 'run', request: scheduled },
  ];
  const sometimes = (name: string, share: number, make: (hours: number) => Event) => {
    if (of(name) < share) events.push(make(begins + late + soonOrLater(of(name, 'when'))));
  };
  sometimes('duplicate', 0.25, (hours) => ({ hours, kind: 'run', request: scheduled }));
  sometimes('stop', 0.15, (hours) => ({ hours, kind: 'stop', execution: 1 + Math.floor(3 * of('which')) }));
  sometimes('rerun', 0.2, (hours) => ({ hours, kind: 'run', request: {} }));
  sometimes('clock', 0.1, (hours) => ({ hours, kind: 'clock', jumpHours: 4 * of('jump') - 2 }));
  sometimes('data', 0.1, (hours) => ({ hours, kind: 'data', until: addDays('2026-11-26', 7 * week - 3) }));
  for (const country of countries) {
    const named = (name: string) => `${country} ${name}`;
    const draws = drawsOfWeek(country, week) as [string, ...string[]];
    const draw = pick(draws, of(country, 'draw'));
    const supersede = { by: 'ann', reason: 'the cap was wrong' };
    sometimes(named('recovery'), 0.15, (hours) => ({
      hours,
      kind: 'run',
      request: { drawDate: draw, countries: [country] },
    }));
    sometimes(named('supersede'), 0.2, (hours) => ({
      hours,
      kind: 'run',
      request: { drawDate: draw, countries: [country], supersede },
    }));
    sometimes(named('deploy'), 0.2, (hours) => ({
      hours,
      kind: 'deploy',
      country,
      fixedCost: pick([400_000, 410_000], of(country, 'cost')),
    }));
    sometimes(named('announce'), 0.1, (hours) => ({
      hours,
      kind: 'announce',
      country,
      draw,
      by: of(country, 'two announce') < 0.5 ? ['ann'] : ['ann', 'bob'],
    }));
    sometimes(named('roll back'), 0.05, (hours) => ({ hours, kind: 'roll back', country }));
    if (country === 'germany' || country === 'netherlands')
      for (const by of ['ann', 'bob', 'ann', 'cas'].slice(0, 1 + Math.floor(4 * of(country, 'answers'))))
        events.push({
          hours: begins + answerHours(of(country, 'answer', events.length)),
          kind: 'answer',
          country,
          draw: draws[0],
          by,
          verdict: of(country, 'verdict', by) < 0.8 ? 'approved' : 'rejected',
          announce: of(country, 'other', by) < 0.15 ? 14e6 : null,
        });
  }
  return events;
}

/** A tenth of what happens, happens as the run begins, four tenths while it is busy; the rest in the days after. */
const soonOrLater = (at: number): number => (at < 0.1 ? 0 : at < 0.5 ? at * 0.4 : at * 90);

/** Too early, in time, or after the time to answer is over, which is 28 hours after the run. */
const answerHours = (at: number): number => (at < 0.1 ? at : at < 0.85 ? 0.15 + 27 * at : 40 * at);
