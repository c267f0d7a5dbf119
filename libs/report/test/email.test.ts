import { exampleSummary } from '@jackpot/fixtures';
import type { CountrySummary } from '@jackpot/record';
import type { WeekSummary } from '@jackpot/workflow';
import { countryEmail, weekEmail } from '../src/index.ts';

const REPORT = 'runs/2026-W48-r1/report.html';

const recommended = exampleSummary({
  recordId: 'england-2026-11-28-3f9a1c2b',
  jackpot: 18_250_000,
  lastJackpot: 26_000_000,
  expectedSales: 12_386_934.75,
  expectedNetRevenue: 6_627_133.6,
  constraints: [
    {
      name: 'payoutRatio',
      value: 0.4229,
      min: 0.4,
      max: 0.48,
      slack: 0.0229,
      satisfied: true,
      binding: false,
      shadowPrice: 0,
    },
    { name: 'cash', value: 0.000181, max: 0.000193, slack: 0.000012, satisfied: true, binding: true, shadowPrice: 0 },
  ],
  yearAhead: {
    drawDate: '2027-11-20',
    expectedRatio: 0.435,
    ratioInterval90: [0.37, 0.51],
    keepsMin: 0.615,
    keepsMax: 0.798,
  },
  model: { version: 3, digest: 'd' },
  actBy: { at: '2026-11-28T00:00:00.000Z', timeZone: 'Europe/London' },
});
const failed: CountrySummary = {
  ...recommended,
  country: 'sweden',
  status: 'failed',
  reason: 'TrainModel: no memory',
  jackpot: null,
  currency: null,
  constraints: [],
  yearAhead: null,
};
const week: WeekSummary = {
  runId: '2026-W48-r1',
  week: '2026-W48',
  clock: '2026-11-25T20:00:00.000Z',
  simulatedCash: false,
  exchange: { currency: 'EUR', rates: { GBP: 1.17 } },
  counts: { recommended: 1, 'awaiting-approval': 0, infeasible: 0, held: 0, failed: 1 },
  countries: [recommended, failed],
  readerProblems: [],
};

test('a week that loses more than half a per cent to its shares of cash says so, and one that loses less does not', () => {
  const losing = (lost: number) => ({
    ...recommended,
    planned: 99.5e6 - lost,
    constraints: recommended.constraints.map((one) => (one.name === 'cash' ? { ...one, lost } : one)),
  });
  const other = { ...recommended, currency: 'EUR', planned: 0.5e6 * 1.17, constraints: [] };
  const mail = (lost: number) => weekEmail({ ...week, countries: [losing(lost), other] }, REPORT).body;
  expect(mail(0.6e6).replaceAll('\u00a0', ' ')).toContain(
    'Shares of cash: they cost EUR 702,000 over the plans, 0.6 % of what the countries would earn otherwise. npx jackpot cash shares',
  );
  expect(mail(0.4e6)).not.toContain('cash shares');
});

describe('the e-mail of a country', () => {
  test('says which of sales and cash are a demonstration’s, in the subject too', () => {
    const shipped = countryEmail({ ...recommended, simulatedSales: true }, null);
    expect(shipped.subject).toMatch(/^\[SIMULATED\] england/);
    expect(shipped.body).toContain('SIMULATED: the shipped sales are a demonstration’s, not the company’s.');
    const both = countryEmail({ ...recommended, simulatedSales: true, simulatedCash: true }, null);
    expect(both.body).toContain('SIMULATED: the shipped sales and the available cash are a demonstration’s');
    expect(countryEmail(recommended, null).body).not.toContain('SIMULATED');
  });

  test('has a line on what came of earlier recommendations, as an interval; before the first it has none', () => {
    const track = { draws: 10, inside: 9, known: 9, followed: 7 };
    // Wilson's interval of 9 in 10, z = 1.645, by hand: centre 0.815, half-width 0.162.
    const line =
      'So far 9 of 10 draws sold within the published 90 % interval (true share 65 % to 98 %); 7 of 9 announced as recommended.';
    expect(countryEmail({ ...recommended, track }, null).body).toContain(`\n\n${line}\n`);
    expect(countryEmail(recommended, null).body).not.toContain('So far');
    const twice = weekEmail({ ...week, countries: [recommended, failed].map((one) => ({ ...one, track })) }, REPORT);
    expect(twice.body).toContain('So far 18 of 20 draws');
  });

  test('the approver of what waits has a page that needs no command line', () => {
    const page = 'https://console.aws.amazon.com/systems-manager/automation/execute/jackpot-answer?region=eu-west-1';
    const waiting = { ...recommended, status: 'awaiting-approval' as const, reason: 'somebody must approve it' };
    expect(countryEmail(waiting, null, [], page).body).toContain(`\nAnswer:  ${page}\n`);
    expect(countryEmail(recommended, null, [], page).body).not.toContain(page);
  });

  test('says the verdict first, with the money and its currency', () => {
    expect(countryEmail(recommended, null).subject).toBe('england: announce GBP 18,250,000 for 28 Nov');
    expect(countryEmail(failed, null).subject).toBe('ACTION: sweden failed, no jackpot for 28 Nov');
  });

  test('says by when to act, on the clocks of the place', () => {
    expect(countryEmail(recommended, null).body).toContain(
      'Announce by Saturday 28 November 2026, 00:00 GMT (Europe/London).',
    );
  });

  test('asks whoever answers for the constraints before an infeasible jackpot is announced', () => {
    expect(countryEmail({ ...recommended, status: 'infeasible' }, null).subject).toBe(
      'ACTION: england infeasible, ask before announcing GBP 18,250,000 for 28 Nov',
    );
  });

  test('tells value, bounds and what binds, and names the record', () => {
    const { body } = countryEmail(recommended, null);
    expect(body).toContain('expected net revenue    GBP 6,627,134');
    expect(body).toContain('42.3 % in 40.0–48.0 %');
    expect(body).toContain('0.0181 %, at most 0.0193 %');
    expect(body).toMatch(/binds +cash safety net/);
    expect(body).toContain('england-2026-11-28-3f9a1c2b');
  });

  test('tells how likely the year keeps the bounds that the plan keeps', () => {
    const told = 'at least 40.0 % with probability 61.5 %, at most 48.0 % with probability 79.8 %, both with 41.3 %';
    expect(countryEmail(recommended, null).body).toContain(told);
    expect(countryEmail({ ...recommended, yearAhead: null }, null).body).not.toContain('with probability');
    expect(weekEmail(week, REPORT).body).toMatch(/kept in a year[^]*floor 61\.5 %, cap 79\.8 %/);
  });

  test('tells drift, where there is any', () => {
    const drift = 'the last 3 draws all sold more than their 90 % quantile';
    expect(countryEmail(recommended, null).body).not.toMatch(/drift/i);
    expect(countryEmail({ ...recommended, drift }, null).body).toContain(`Drift since the last model: ${drift}.`);
    expect(weekEmail({ ...week, countries: [{ ...recommended, drift }] }, REPORT).body).toContain('v3, drift');
  });

  test('a simulated amount of cash is said in the subject', () => {
    expect(countryEmail({ ...recommended, simulatedCash: true }, null).subject).toMatch(/^\[SIMULATED\] england/);
  });

  test('the subject is ASCII and under 100 characters, whatever the name', () => {
    const { subject } = countryEmail({ ...failed, country: 'å'.repeat(120) }, null);
    expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
  });
});

describe("the week's digest", () => {
  test('asks for action where a country is not recommended, and gives its reason', () => {
    const { subject, body } = weekEmail(week, REPORT);
    expect(subject).toBe('ACTION: jackpots 2026-W48: 1 failed, 1 recommended');
    expect(body).toContain('sweden failed: TrainModel: no memory');
    expect(body).toContain('npx jackpot weekly --draw-date 2026-11-28 --country sweden');
    expect(body).toContain('npx jackpot aws rerun --draw-date 2026-11-28 --country sweden');
  });

  test('the worst stands on top', () => {
    const lines = weekEmail(week, REPORT).body.split('\n');
    const at = (country: string) => lines.findIndex((line) => line.startsWith(`${country} `));
    expect(at('sweden')).toBeLessThan(at('england'));
  });

  test('of 5,000 countries with the longest names and reasons it still fits what SNS takes, and says what it leaves out', () => {
    const name = (index: number) => `${'saint-'.repeat(8)}${String(index).padStart(5, '0')}`;
    const reason = 'größer '.repeat(2000);
    const countries = Array.from({ length: 5000 }, (_, index) => ({ ...failed, country: name(index), reason }));
    const readerProblems = Array.from({ length: 500 }, (_, index) => `reader-${index}@example.org ${reason}`);
    const { body } = weekEmail({ ...week, countries, readerProblems }, REPORT);
    expect(Buffer.byteLength(body)).toBeLessThan(200_000);
    expect(body).toContain('and 4900 more, in the report');
    expect(body).toContain('and 4970 more, in the report');
    expect(body).toContain('and 470 more readers');
  });

  test('of a hundred countries it leaves nothing out', () => {
    const countries = Array.from({ length: 100 }, (_, index) => ({ ...recommended, country: `c${index}` }));
    expect(weekEmail({ ...week, countries }, REPORT).body).not.toContain('more, in the report');
  });

  test('it names readers who could not be subscribed', () => {
    const { body } = weekEmail({ ...week, readerProblems: ['ann@example.org could not be subscribed'] }, REPORT);
    expect(body).toMatch(/\nReaders\nann@example.org could not be subscribed\n/);
  });
});

test('no table of a mail is wider than 78 columns, and a run of one country is not called the week', () => {
  const { body } = weekEmail(week, REPORT);
  const tables = body
    .split('\n')
    .filter((line) => / {2}/.test(line) && !line.startsWith('Next') && !line.startsWith('On AWS'));
  expect(tables.length).toBeGreaterThan(7);
  expect(tables.filter((line) => line.length > 78)).toEqual([]);
  const one = weekEmail({ ...week, countries: [recommended] }, REPORT);
  expect(one.subject).toMatch(/^jackpot of england, draw of 2026-11-28: /);
  expect(one.body).toMatch(/^Jackpot of england, draw of 2026-11-28, decided as of/);
});
