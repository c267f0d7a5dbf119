import type { History } from './history.ts';

/** Tells whether a history still fails. */
type Fails = (history: History) => Promise<boolean>;

/**
 * The shortest history that still fails, found by taking away what happens and what goes wrong, one thing at a time, until nothing
 * more can go. `faults` are those that happened.
 */
export async function shrink(history: History, faults: NonNullable<History['faults']>, fails: Fails): Promise<History> {
  const named = { ...history, faults };
  let shortest = (await fails(named)) ? named : history;
  for (let before = Infinity; size(shortest) < before;) {
    before = size(shortest);
    for (const smaller of smallerThan(shortest))
      if (await fails(smaller)) {
        shortest = smaller;
        break;
      }
  }
  return shortest;
}

const size = ({ events, faults, countries }: History): number => events.length + (faults?.size ?? 0) + countries.length;

function* smallerThan(history: History): Generator<History> {
  const { events, faults, countries } = history;
  if (countries.length > 1)
    for (const country of countries)
      yield {
        ...history,
        countries: countries.filter((other) => other !== country),
        events: events.filter((event) => !('country' in event && event.country === country)),
      };
  for (const event of events) yield { ...history, events: events.filter((other) => other !== event) };
  for (const name of faults?.keys() ?? [])
    yield { ...history, faults: new Map([...(faults ?? [])].filter(([other]) => other !== name)) };
}

/** A history in lines, to read and to think about. */
export function historyText({ seed, countries, weeks, events, faults }: History): string {
  return [
    `seed ${seed}: ${weeks} week${weeks === 1 ? '' : 's'} of ${countries.join(' and ')}`,
    ...events.map(
      ({ hours, kind, ...facts }) => `  ${hours.toFixed(2).padStart(7)} h  ${kind} ${JSON.stringify(facts)}`,
    ),
    ...[...(faults ?? [])].map(([call, fault]) => `  ${fault}: ${call}`),
  ].join('\n');
}
