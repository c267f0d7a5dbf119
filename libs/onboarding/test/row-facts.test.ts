import { parseCountryConfig, readConfigSet } from '@jackpot/config-schema';
import type { RawSales } from '@jackpot/sales-data';
import {
  type RowFacts,
  companyProblems,
  companyText,
  defaultAnswers,
  disagreements,
  newConfig,
  proposedAnswers,
  rowFacts,
} from '../src/index.ts';

const company = {
  name: 'company.yaml',
  text: '# ours\ncurrency: EUR\nsafetyNet: 5 # none\nexchangeRates:\n  GBP: 1.17\n',
};
const others = readConfigSet([company]);

/** Draws on Wednesdays and Saturdays of 2026 at price 3: jackpots of 2 and 3 million in turn, every fourth won, 30 % of sales for others. */
const raw: RawSales = {
  columns: ['draw_date', 'jackpot_announced', 'gross_sales', 'ticket_price', 'jackpot_paid', 'secondary_prizes_paid'],
  rows: Array.from({ length: 40 }, (_, i) => ({
    line: i + 2,
    surplusFields: 0,
    fields: {
      draw_date: new Date(Date.UTC(2026, 0, 3 + 7 * Math.floor(i / 2) + (i % 2) * 4)).toISOString().slice(0, 10),
      jackpot_announced: i % 2 === 0 ? '2000000' : '3000000',
      gross_sales: '10000000',
      ticket_price: i === 0 ? '2' : '3',
      jackpot_paid: i % 4 === 0 ? '2000000' : '0',
      secondary_prizes_paid: '3000000',
    },
  })),
};
const facts = rowFacts(raw);

test('the rows tell days, price, jackpots, wins and prizes, by hand', () => {
  expect(facts).toEqual({
    draws: 40,
    weekdays: ['wednesday', 'saturday'],
    medianPrice: 3,
    jackpots: { min: 2e6, max: 3e6, step: 1e6 },
    // From 2 to 3 million.
    largestChange: 0.5,
    winFrequency: 0.25,
    secondaryShare: 0.3,
    // A quarter of draws paid 2 of 10 million, all paid 3.
    payoutRatio: 0.35,
  } satisfies RowFacts);
});

test('what they tell makes a sound config, with which they agree', () => {
  const answers = { ...defaultAnswers(others, 'Europe/Oslo'), cashShare: '0.2', ...proposedAnswers(facts) };
  const parsed = parseCountryConfig({ name: 'norway.yaml', text: newConfig('norway', answers, null) });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  expect(parsed.value).toMatchObject({
    draws: { weekdays: ['wednesday', 'saturday'] },
    ticketPrice: 3,
    jackpot: { min: 2e6, max: 3e6, step: 1e6, maxChange: 0.5 },
    prizes: { jackpot: { win: 'probability', value: 0.25 }, secondary: { shareOfSales: 0.3 } },
    constraints: { payoutRatio: { min: 0.3, max: 0.4 } },
  });
  expect(disagreements(parsed.value, facts)).toEqual([]);
});

test('a config that the rows contradict is told so, each value beside theirs', () => {
  const answers = { ...defaultAnswers(others, 'Europe/Oslo'), cashShare: '0.2', payoutRatio: '0.4:0.5' };
  const parsed = parseCountryConfig({ name: 'norway.yaml', text: newConfig('norway', answers, null) });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  expect(disagreements(parsed.value, facts)).toEqual([
    "ticketPrice is EUR 2, the rows' median price EUR 3",
    'prizes.jackpot is won in 100.0 % of draws, the rows say 25.0 % of 40',
    'prizes.secondary is 25.0 % of sales, the rows paid 30.0 %',
    "constraints.payoutRatio allows 40.0 % to 50.0 %, the last year's rows paid 35.0 %",
  ]);
});

test('rows without numbers tell nothing', () => {
  const bare = {
    columns: raw.columns,
    rows: [{ line: 2, surplusFields: 0, fields: { draw_date: '2026-01-03', gross_sales: 'many' } }],
  };
  expect(rowFacts(bare)).toMatchObject({
    draws: 1,
    jackpots: null,
    largestChange: null,
    winFrequency: null,
    payoutRatio: null,
  });
});

test('the company takes a new currency in, comments kept, and is written where there is none', () => {
  const answers = { currency: 'NOK', exchangeRate: '0.085' };
  const added = companyText(company.text, others, answers);
  expect(added.text).toBe(company.text.replace('exchangeRates:\n', 'exchangeRates:\n  NOK: 0.085\n'));
  expect(companyProblems(added)).toEqual([]);
  const inline = 'currency: EUR\nsafetyNet: 5\nexchangeRates: {}\n';
  const one = companyText(inline, readConfigSet([{ name: 'company.yaml', text: inline }]), answers);
  expect(companyProblems(one)).toEqual([]);
  expect(one.text).toContain('{ NOK: 0.085');
  expect(companyText(company.text, others, { currency: 'GBP', exchangeRate: '2' }).changed).toBe(false);
  const first = companyText(null, readConfigSet([]), { currency: 'NOK', safetyNet: '1000' });
  expect(readConfigSet([{ name: 'company.yaml', text: first.text }]).company).toMatchObject({
    ok: true,
    value: { currency: 'NOK', safetyNet: 1000 },
  });
  const wrong = companyText(company.text, others, { currency: 'NOK', exchangeRate: '-1' });
  expect(companyProblems(wrong).join()).toContain('-1');
});
