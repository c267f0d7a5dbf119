import type { CountrySummary } from '@jackpot/record';
import { bindingText, constraintCell } from '../constraint-text.ts';
import { type Markup, markup } from '../html/markup.ts';
import { stackedTable } from '../html/table.ts';
import { money, signedMoney } from '../money.ts';
import { worstFirst } from '../week-table.ts';
import { reportOf } from './report-of.ts';

/** Every country on a line that leads to its own report, the worst on top. */
export function countriesTable(countries: readonly CountrySummary[]): Markup {
  return stackedTable(
    'Every country, worst first; each name leads to its report',
    [
      { title: 'Country, draw' },
      { title: 'Status, model' },
      { title: 'Jackpot, against the last', numeric: true },
      { title: 'Expected sales', numeric: true },
      { title: 'Expected net revenue', numeric: true },
      { title: 'Payout ratio, what binds' },
    ],
    worstFirst(countries).map((country) => [
      markup`<a href="${reportOf(country)}">${country.country}</a><small>${country.drawDate}</small>`,
      markup`<span class="${country.status}">${country.status.replace('-', ' ')}</span><small>${modelText(country)}</small>`,
      markup`${amount(country, country.jackpot)}<small>${againstLast(country)}</small>`,
      amount(country, country.expectedSales),
      amount(country, country.expectedNetRevenue),
      markup`${constraintCell(country, 'payoutRatio')}<small>${country.constraints.length === 0 ? '' : bindingText(country)}</small>`,
    ]),
  );
}

function amount({ currency }: CountrySummary, value: number | null): string {
  return value === null || currency === null ? '–' : money(value, currency);
}

function againstLast({ jackpot, lastJackpot, currency }: CountrySummary): string {
  return jackpot === null || lastJackpot === null || currency === null
    ? ''
    : signedMoney(jackpot - lastJackpot, currency);
}

function modelText({ model, drift }: CountrySummary): string {
  return model === null ? 'no model' : `model v${model.version}${drift === null ? '' : ', drift'}`;
}
