import { weekEmail } from '../src/index.ts';
import { totalsNote, totalsRows, weekTotals } from '../src/week-totals.ts';
import { exampleWeek } from './example.ts';

const { summary } = exampleWeek();
const held = summary.countries.filter(({ status }) => status === 'held');

test('a held country is counted, its jackpot too; that its sales are not forecast is said wherever the totals are', () => {
  const [gbp] = weekTotals(summary).byCurrency;
  expect(gbp).toMatchObject({ countries: 5, draws: 5, notForecast: 1 });
  const forecast = summary.countries.filter(({ expectedSales }) => expectedSales !== null);
  expect(gbp?.expectedSales).toBe(forecast.reduce((sum, country) => sum + Math.round(country.expectedSales ?? 0), 0));
  const note = 'leave out country-5: the sales of a held jackpot are not forecast.';
  expect(totalsNote(summary)).toContain(note);
  expect(weekEmail(summary, 'report.html').body).toContain(note);
});

test('where nothing is forecast there is no sum, rather than nothing', () => {
  const [row] = totalsRows({ ...summary, countries: held });
  expect(row).toEqual(['in GBP', '1', 'GBP 13,000,000', '–', '–']);
});

test('a country that decides two draws is one country', () => {
  const [one] = summary.countries;
  const countries = one ? [one, { ...one, drawDate: '2026-12-02' }] : [];
  expect(weekTotals({ ...summary, countries }).byCurrency).toMatchObject([{ countries: 1, draws: 2 }]);
  expect(totalsRows({ ...summary, countries })[0]?.[1]).toBe('1');
});

test('a week in which all is forecast says nothing of it', () => {
  const countries = summary.countries.filter(({ status }) => status === 'recommended');
  expect(totalsNote({ ...summary, countries })).not.toContain('leave out');
});
