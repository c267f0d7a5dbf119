import type { WeekSummary } from '@jackpot/workflow';
import { money, wholeNumber } from './money.ts';

/** Sums over countries, in whole units of one currency: of the amounts as they are printed, so that they add up. */
interface Total {
  readonly currency: string;
  readonly countries: number;
  readonly draws: number;
  /** Of the draws, those that hold an earlier jackpot: their sales are not forecast, so they are in no sum but the jackpots'. */
  readonly notForecast: number;
  readonly jackpots: number;
  readonly expectedSales: number;
  readonly expectedNetRevenue: number;
}

interface WeekTotals {
  /** Countries with a jackpot, by currency. */
  readonly byCurrency: readonly Total[];
  /** All of them in the company's currency; null where its rates are not known. */
  readonly company: Total | null;
}

const amounts = ['jackpots', 'expectedSales', 'expectedNetRevenue'] as const;

/** The week's totals: the one place from which terminal, e-mail, report and JSON have them. */
export function weekTotals({ countries, exchange }: WeekSummary): WeekTotals {
  const totals = new Map<string, Total>();
  const seen = new Set<string>();
  for (const { country, currency, jackpot, expectedSales, expectedNetRevenue } of countries) {
    if (currency === null || jackpot === null) continue;
    const notForecast = expectedSales === null || expectedNetRevenue === null ? 1 : 0;
    const one = { jackpots: jackpot, expectedSales: expectedSales ?? 0, expectedNetRevenue: expectedNetRevenue ?? 0 };
    const sum = totals.get(currency) ?? none(currency);
    totals.set(
      currency,
      add(sum, { ...one, currency, countries: seen.has(country) ? 0 : 1, draws: 1, notForecast }, 1),
    );
    seen.add(country);
  }
  const byCurrency = [...totals.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
  const rate = (currency: string) => (currency === exchange?.currency ? 1 : exchange?.rates[currency]);
  const known = exchange !== null && byCurrency.every(({ currency }) => rate(currency) !== undefined);
  const company = known
    ? byCurrency.reduce((sum, total) => add(sum, total, rate(total.currency) ?? 1), none(exchange.currency))
    : null;
  return { byCurrency, company };
}

function none(currency: string): Total {
  return { currency, countries: 0, draws: 0, notForecast: 0, jackpots: 0, expectedSales: 0, expectedNetRevenue: 0 };
}

function add(sum: Total, more: Total, rate: number): Total {
  const added = Object.fromEntries(amounts.map((name) => [name, sum[name] + Math.round(more[name] * rate)]));
  const counted = {
    countries: sum.countries + more.countries,
    draws: sum.draws + more.draws,
    notForecast: sum.notForecast + more.notForecast,
  };
  return { ...sum, ...added, ...counted };
}

export const totalsHead = ['total', 'countries', 'jackpots', 'expected sales', 'expected net revenue'] as const;

/** A row a currency, and one in the company's where there are several. */
export function totalsRows(week: WeekSummary): string[][] {
  const { byCurrency, company } = weekTotals(week);
  const row = (name: string, total: Total) => [
    name,
    wholeNumber(total.countries),
    ...amounts.map((amount) =>
      amount !== 'jackpots' && total.notForecast === total.draws ? '–' : money(total[amount], total.currency),
    ),
  ];
  const foreign = byCurrency.some(({ currency }) => currency !== company?.currency);
  return [
    ...byCurrency.map((total) => row(`in ${total.currency}`, total)),
    ...(company !== null && foreign ? [row(`all, as ${company.currency}`, company)] : []),
  ];
}

/** More names of countries in a sentence would bury it. */
const NAMES_SHOWN = 20;

/** Note on what the totals are of. */
export function totalsNote(week: WeekSummary): string {
  const dates = week.countries.map(({ drawDate }) => drawDate).sort();
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const period = first === last ? `draws of ${first}` : `draws of ${first} to ${last}`;
  const rates = Object.entries(week.exchange?.rates ?? {})
    .filter(([currency]) => week.countries.some((country) => country.currency === currency))
    .map(([currency, rate]) => `${currency} 1 = ${week.exchange?.currency} ${rate}`);
  const note = `Totals of the amounts above, ${period}, each in its country's time zone${rates.length > 0 ? `; ${rates.join(', ')}` : ''}.`;
  return `${note}${forecastNote(week)}`;
}

/** Note that sums of sales leave out countries that hold an earlier jackpot. */
function forecastNote(week: WeekSummary): string {
  const missing = week.countries
    .filter(({ jackpot, expectedSales }) => jackpot !== null && expectedSales === null)
    .map(({ country }) => country);
  if (missing.length === 0) return '';
  const names = [...missing.slice(0, NAMES_SHOWN), ...(missing.length > NAMES_SHOWN ? ['others'] : [])];
  return ` Expected sales and net revenue leave out ${names.join(', ')}: the sales of a held jackpot are not forecast.`;
}
