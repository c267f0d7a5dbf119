import { type CountrySummary, recordStatuses } from '@jackpot/record';
import type { WeekSummary } from '@jackpot/workflow';
import { bindingText, constraintCell } from './constraint-text.ts';
import { shortDate } from './instant.ts';
import { briefMoney, money } from './money.ts';
import { yearAheadCell } from './year-ahead.ts';

export const weekTableHead = [
  'country',
  'draw',
  'status',
  'jackpot',
  'last jackpot',
  'expected sales',
  'expected net revenue',
  'payout ratio',
  'kept in a year',
  'cash breach',
  'binds',
  'model',
] as const;

/** A row a country, worst first: what needs a person stands on top. */
export function weekTableRows({ countries }: WeekSummary): string[][] {
  return worstFirst(countries).map((country) => [
    country.country,
    country.drawDate,
    country.status,
    amount(country.jackpot, country),
    amount(country.lastJackpot, country),
    amount(country.expectedSales, country),
    amount(country.expectedNetRevenue, country),
    constraintCell(country, 'payoutRatio'),
    yearAheadCell(country.yearAhead),
    constraintCell(country, 'cash'),
    country.constraints.length === 0 ? '–' : bindingText(country),
    modelCell(country),
  ]);
}

export const mailTableHead = ['country', 'draw', 'status', 'jackpot', 'sales', 'net revenue'] as const;

/** The same in the 78 columns of a mail: expectations in brief; the reports have the rest. */
export function mailTableRows({ countries }: Pick<WeekSummary, 'countries'>): string[][] {
  const brief = (value: number | null) => (value === null ? '–' : briefMoney(value));
  return worstFirst(countries).map((country) => [
    country.country,
    shortDate(country.drawDate),
    country.status,
    amount(country.jackpot, country),
    brief(country.expectedSales),
    brief(country.expectedNetRevenue),
  ]);
}

/** A line for each country whose bounds of a year or whose model's drift a reader of the mail must know. */
export function mailRiskLines({ countries }: Pick<WeekSummary, 'countries'>): string[] {
  return worstFirst(countries).flatMap(({ country, yearAhead, drift, model }) => [
    ...(yearAhead === null ? [] : [`${country}: kept in a year ${yearAheadCell(yearAhead)}`]),
    ...(drift === null ? [] : [`${country}: v${model?.version ?? '–'}, drift`]),
  ]);
}

function modelCell({ model, drift }: CountrySummary): string {
  const version = model ? `v${model.version}` : '–';
  return drift === null ? version : `${version}, drift`;
}

const severity: Readonly<Record<CountrySummary['status'], number>> = {
  failed: 0,
  'awaiting-approval': 1,
  infeasible: 2,
  held: 3,
  recommended: 4,
};

export function worstFirst(countries: readonly CountrySummary[]): CountrySummary[] {
  return countries.toSorted((a, b) => severity[a.status] - severity[b.status] || (a.country < b.country ? -1 : 1));
}

/** Name of what was decided together: the week's jackpots, or the one jackpot of a run of one country. */
export function runTitle({ week, countries }: Pick<WeekSummary, 'week' | 'countries'>): string {
  const [one, another] = countries;
  return one !== undefined && another === undefined
    ? `Jackpot of ${one.country}, draw of ${one.drawDate}`
    : `Jackpots of ${week}`;
}

/** Counts of countries by how they ended, worst first: `1 failed, 3 recommended`. */
export function countsText({ counts }: Pick<WeekSummary, 'counts'>): string {
  const statuses = recordStatuses.toSorted((a, b) => severity[a] - severity[b]).filter((status) => counts[status] > 0);
  return statuses.map((status) => `${counts[status]} ${status.replace('-', ' ')}`).join(', ');
}

function amount(value: number | null, { currency }: CountrySummary): string {
  return value === null || currency === null ? '–' : money(value, currency);
}
