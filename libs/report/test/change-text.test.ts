import { changeSentence, changeTableRows } from '../src/index.ts';
import type { Change } from '@jackpot/decision';

const nothing = { jackpot: 0, expectedNetRevenue: 0 };
const change: Change = {
  id: 'england-2026-11-21-3f9a1c2b',
  drawDate: '2026-11-21',
  from: { jackpot: 20_000_000, expectedNetRevenue: 6_000_000 },
  to: { jackpot: 18_250_000, expectedNetRevenue: 6_100_500 },
  parts: [
    { cause: 'code', what: null, ...nothing },
    { cause: 'data', what: '287 draws', jackpot: -2_000_000, expectedNetRevenue: 100_000 },
    { cause: 'model', what: 'v2 after v1', jackpot: 250_000, expectedNetRevenue: 0 },
    { cause: 'config', what: null, ...nothing },
    { cause: 'cash', what: 'another amount', ...nothing },
  ],
  remainder: { jackpot: 0, expectedNetRevenue: 500 },
  unexplained: null,
};

test('a row a cause that is different, with signs; the remainder where there is one', () => {
  expect(changeTableRows(change, 'GBP')).toEqual([
    ['draw of 2026-11-21', 'GBP 20,000,000', 'GBP 6,000,000', 'england-2026-11-21-3f9a1c2b'],
    ['date and data', '−GBP 2,000,000', '+GBP 100,000', '287 draws'],
    ['model', '+GBP 250,000', 'unchanged', 'v2 after v1'],
    ['cash and company', 'unchanged', 'unchanged', 'another amount'],
    ['remainder', 'unchanged', '+GBP 500', 'explained by none of these'],
    ['this decision', 'GBP 18,250,000', 'GBP 6,100,500', ''],
  ]);
});

test('in a sentence, only what moved the jackpot; a change that cannot be explained says why', () => {
  expect(changeSentence(change, 'GBP')).toBe(
    '−GBP 1,750,000 since 2026-11-21: date and data −GBP 2,000,000, model +GBP 250,000',
  );
  expect(changeSentence({ ...change, to: change.from, parts: [], remainder: nothing }, 'GBP')).toBe(
    'unchanged since 2026-11-21',
  );
  expect(changeSentence({ ...change, parts: [], unexplained: 'its model is gone' }, 'GBP')).toBe(
    '−GBP 1,750,000 since 2026-11-21, not explained: its model is gone',
  );
});

test('where another jackpot was announced, the causes start from that one, and add up', () => {
  const overridden = { ...change, announced: { jackpot: 11_000_000, expectedNetRevenue: 5_500_000 } };
  expect(changeSentence(overridden, 'GBP')).toBe(
    '+GBP 7,250,000 since GBP 11,000,000 was announced for 2026-11-21: what was recommended +GBP 9,000,000, ' +
      'date and data −GBP 2,000,000, model +GBP 250,000',
  );
  expect(changeTableRows(overridden, 'GBP').slice(0, 3)).toEqual([
    ['announced for 2026-11-21', 'GBP 11,000,000', 'GBP 5,500,000', ''],
    ['what was recommended', '+GBP 9,000,000', '+GBP 500,000', 'england-2026-11-21-3f9a1c2b'],
    ['date and data', '−GBP 2,000,000', '+GBP 100,000', '287 draws'],
  ]);
  const unknown = { ...overridden, announced: { jackpot: 11_000_000, expectedNetRevenue: null } };
  expect(changeTableRows(unknown, 'GBP')[0]?.[2]).toBe('not evaluated');
});
