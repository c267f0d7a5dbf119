import { type CountryConfig, addDays, drawsBetween } from '@jackpot/config-schema';
import { exampleConfig } from '@jackpot/fixtures';
import { writeGzipText } from '@jackpot/sales-data';
import { chance } from './chance.ts';

/** First run of a history: a Wednesday. */
export const START = new Date('2026-11-25T20:00:00Z');
const DRAWS_KNOWN_DAYS = 7 * 66;

const everywhere = {
  jackpot: { min: 4e6, max: 16e6, step: 2e6 },
  gate: { draws: 8, marginOverSeasonalNaive: 0.05, coverage90: { min: 0, max: 1 } },
  constraints: { payoutRatio: { weeks: 52, max: 0.6 }, cash: { share: 0.2, breachProbabilityPerYear: 0.01 } },
};

/** Four countries that differ in how their week goes: nobody is asked, one person, two, and two draws a run. */
export const exampleCountries: Readonly<Record<string, object>> = {
  england: { timeZone: 'Europe/London' },
  germany: { timeZone: 'Europe/Berlin', approval: { required: true, by: 24 } },
  netherlands: { timeZone: 'Europe/Amsterdam', approval: { required: true, by: 24, distinct: true } },
  sweden: { timeZone: 'Europe/Stockholm', draw: undefined, draws: { weekdays: ['saturday', 'monday'] } },
};
export const countryNames = Object.keys(exampleCountries) as [string, ...string[]];

/** `fixedCost` tells one deployment of a country's config from the next. */
export function configText(country: string, fixedCost: number): string {
  return JSON.stringify(written(country, fixedCost));
}

function written(country: string, fixedCost: number): object {
  return {
    country,
    currency: 'GBP',
    draw: { weekday: 'saturday' },
    ticketPrice: 2.5,
    prizes: { jackpot: { win: 'odds', oneIn: 45e6, paid: 'shared' }, secondary: { shareOfSales: 0.25 } },
    shares: { retailer: 0.05, duty: 0.1, goodCauses: 0.3 },
    plan: { horizonWeeks: 1 },
    ...everywhere,
    ...exampleCountries[country],
    fixedCost,
  };
}

export function configOf(country: string): CountryConfig {
  return exampleConfig(written(country, 400_000));
}

export const companyText = JSON.stringify({ currency: 'GBP', safetyNet: 1e6, exchangeRates: {} });

const files = new Map<string, Uint8Array>();

/** The sales file of these countries with every draw before `until`. */
export function salesBefore(countries: readonly string[], until: string): Uint8Array {
  const name = [...countries, until].join();
  const known = files.get(name);
  if (known !== undefined) return known;
  const rows = countries.flatMap((country) =>
    drawsBetween(configOf(country), addDays(until, -DRAWS_KNOWN_DAYS), addDays(until, -1)).map((drawDate) => {
      const jackpot = 8e6 + 2e6 * Math.floor(3 * chance(0, 'jackpot', country, drawDate));
      const tickets = Math.round(4e6 * (jackpot / 10e6) ** 0.3 * (0.95 + 0.1 * chance(0, 'sold', country, drawDate)));
      return `${country},${drawDate},${jackpot},${tickets}`;
    }),
  );
  const file = writeGzipText(['country,draw_date,jackpot_announced,tickets_sold', ...rows, ''].join('\n'));
  files.set(name, file);
  return file;
}
