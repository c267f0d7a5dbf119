import { weekEmail, weekPage } from '@jackpot/report';
import { type CountrySummary, failedCountry } from '@jackpot/record';
import { countByStatus, type WeekSummary } from '@jackpot/workflow';
import { weekDocument, weekText } from '../src/weekly-run/week-output.ts';

function country(name: string, currency: string, jackpot: number, sales: number, netRevenue: number): CountrySummary {
  const failed = failedCountry({
    country: name,
    drawDate: '2026-11-28',
    failure: { step: 'Optimise', cause: 'data', detail: '' },
    recordId: name,
    simulatedCash: false,
  });
  const decided = { currency, jackpot, expectedSales: sales, expectedNetRevenue: netRevenue };
  return { ...failed, ...decided, status: 'recommended', reason: null };
}

/** Amounts that end in halves: what is rounded before it is summed differs from what is rounded after. */
const countries = [
  country('a', 'EUR', 1000, 10.5, 0.5),
  country('b', 'EUR', 2000, 20.5, 0.5),
  country('c', 'GBP', 4000, 40.4, -0.4),
  failedCountry({
    country: 'd',
    drawDate: '2026-11-27',
    failure: { step: 'Optimise', cause: 'data', detail: 'no data' },
    recordId: 'd',
    simulatedCash: false,
  }),
];
const week: WeekSummary = {
  runId: '2026-W48-r1',
  week: '2026-W48',
  clock: '2026-11-25T20:00:00.000Z',
  simulatedCash: false,
  exchange: { currency: 'EUR', rates: { GBP: 1.17 } },
  counts: countByStatus(countries),
  countries,
  readerProblems: [],
};

test('the totals are those of the printed amounts, and the same in terminal, e-mail, report and JSON', () => {
  // 11 + 21, and 40 at 1.17 = 46.8.
  const totals = {
    byCurrency: [
      { currency: 'EUR', countries: 2, jackpots: 3000, expectedSales: 32, expectedNetRevenue: 2 },
      { currency: 'GBP', countries: 1, jackpots: 4000, expectedSales: 40, expectedNetRevenue: 0 },
    ],
    company: { currency: 'EUR', countries: 3, jackpots: 7680, expectedSales: 79, expectedNetRevenue: 2 },
  };
  expect(weekDocument(week, '.jackpot')).toMatchObject({ totals });
  const cells = [
    ['in EUR', '2', 'EUR 3,000', 'EUR 32', 'EUR 2'],
    ['in GBP', '1', 'GBP 4,000', 'GBP 40', 'GBP 0'],
    ['all, as EUR', '3', 'EUR 7,680', 'EUR 79', 'EUR 2'],
  ];
  for (const text of [
    weekText(week, '.jackpot', Infinity),
    weekEmail(week, '').body,
    asText(weekPage({ summary: week, pictured: [] })),
  ])
    for (const row of cells) expect(text).toMatch(new RegExp(row.join('\\s+')));
});

const asText = (page: string) => page.replaceAll(/<[^>]*>|\u00a0/g, ' ');
