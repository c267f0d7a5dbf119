import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { approveRecord } from '../src/weekly-run/approve-record.ts';
import { typed } from './typed.ts';
import { Workplace, weekOf } from './workplace.ts';

jest.setTimeout(180_000);

const REQUIRED = '\napproval: { required: true, by: 18 }\n';
const next = ['--draw-date', 'next'];

/** A place whose country asks for approval. Its draws are long over or far away, so that no test depends on today. */
function place(year: 2020 | 2099): Workplace {
  const made = new Workplace(['sweden'], { lastDrawDate: `${year}-11-22` });
  made.edit('sweden', /$/, REQUIRED);
  return made;
}

const approve = (at: Workplace, id: string, ...args: string[]) =>
  at.jackpot('approve', id, '--by', 'ann', '--workspace', at.workspace, '--json', ...args);
const idOf = async (at: Workplace, ...args: string[]) => {
  const outcome = await at.weekly(...args);
  return {
    code: outcome.code,
    country: weekOf(outcome).countries[0],
    id: weekOf(outcome).countries[0]?.recommendationId ?? '',
  };
};

describe('a country that asks for approval', () => {
  const asking = place(2020);
  let first: Awaited<ReturnType<typeof idOf>>;
  let second: Awaited<ReturnType<typeof idOf>>;

  beforeAll(async () => {
    first = await idOf(asking, '--draw-date', '2020-11-21');
  });

  test('ends its week waiting, is told so, and publishes nothing yet', () => {
    expect(first.code).toBe(4);
    expect(first.country).toMatchObject({ status: 'awaiting-approval' });
    expect(first.country?.reason).toContain('Friday 20 November 2020, 06:00 CET (Europe/Stockholm)');
    expect(existsSync(join(asking.workspace, 'recommendations'))).toBe(false);
    const mail = readFileSync(join(asking.workspace, 'outbox', `${first.id}-approval.eml`), 'utf8');
    expect(mail).toMatch(/^Subject: ACTION: sweden: approve or reject SEK/m);
  });

  test.each([
    ['an empty', ''],
    ['a blank', '  '],
  ])('takes no answer with %s reason', async (_, reason) => {
    const outcome = await approve(asking, first.id, '--reason', reason);
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringContaining('expected a reason')]);
    expect(await asking.records('sweden')).toHaveLength(1);
  });

  test('is recommended once a named person approves it, with the reason in its metadata', async () => {
    const both = await approve(asking, first.id, '--reason', 'agreed', '--reject', '--announce', '9M');
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining("'--reject' cannot be used with")]);
    const outcome = await approve(asking, 'sweden', '--reason', 'agreed', '--announce', '9M');
    expect(outcome.code).toBe(0);
    expect(JSON.parse(outcome.stdout)).toMatchObject({
      status: 'recommended',
      jackpot: first.country?.jackpot,
      answer: { by: 'ann' },
      announced: { drawDate: '2020-11-21', jackpot: 9e6, by: 'ann', reason: 'agreed', answers: first.id },
    });
    expect(await asking.records('sweden')).toMatchObject([
      { status: 'awaiting-approval', id: first.id },
      { status: 'recommended', id: first.id },
    ]);
    const metadata = JSON.parse(asking.published('sweden', '2020-11-21', 'metadata.json')) as object;
    expect(metadata).toMatchObject({
      status: 'recommended',
      approval: { verdict: 'approved', by: 'ann', reason: 'agreed' },
    });
    expect(readdirSync(join(asking.workspace, 'outbox'))).toContain(`${first.id}.eml`);
  });

  test('is waited for by its week no longer: report, digest and summary say so, and link to what is published', () => {
    const run = join(asking.workspace, 'runs/2020-11-18T2000-r1');
    const page = readFileSync(join(run, 'report.html'), 'utf8');
    expect(page).toContain('<h1>The jackpot is decided</h1>');
    expect(page).toContain('href="../../recommendations/sweden/2020-11-21/report.html"');
    expect(readFileSync(join(run, 'summary.json'), 'utf8')).toContain('"status": "recommended"');
    const digest = readFileSync(join(asking.workspace, 'outbox/2020-11-18T2000-r1.eml'), 'utf8');
    expect(digest).toMatch(/^Subject: jackpot of sweden, draw of 2020-11-21: 1 recommended/m);
  });

  test('is decided once: a second answer is wrong usage, and the next run leaves it alone', async () => {
    const outcome = await approve(asking, first.id, '--reject', '--reason', 'no');
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringContaining('found one that is recommended')]);
    expect((await idOf(asking, '--draw-date', '2020-11-21')).code).toBe(0);
  });

  test('holds the earlier jackpot where it is rejected, with who and why, and that comes out again', async () => {
    second = await idOf(asking, '--draw-date', '2020-11-28');
    const outcome = await approve(asking, second.id, '--reject', '--reason', 'too low');
    expect(outcome.code).toBe(0);
    const held = JSON.parse(outcome.stdout) as { id: string };
    expect(held).toMatchObject({ status: 'held', reason: 'ann rejected the recommendation: too low' });
    expect(readFileSync(join(asking.workspace, 'outbox', `${held.id}.eml`), 'utf8')).toMatch(
      /^Subject: ACTION: sweden held/m,
    );
    const again = await asking.jackpot('reproduce', held.id, '--workspace', asking.workspace, '--this-code', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ reproduced: true });
  });
});

test('a recommendation whose deadline is over when it is decided is not asked for: nothing earlier, so it fails', async () => {
  const late = place(2020);
  late.edit('sweden', 'by: 18', 'by: 60');
  const { country } = await idOf(late, ...next);
  expect(country).toMatchObject({ status: 'failed' });
  expect(country?.reason).toMatch(
    /decided after 2020-11-25T11:00:00\.000Z.*there is no earlier recommendation to hold/,
  );
});

test('an answer after the deadline does not count: the earlier jackpot is held, and everyone is told', async () => {
  const asking = place(2099);
  // So far away the simulated sales have left the ratio's bounds behind.
  asking.edit('sweden', /payoutRatio: \{[^}]*\}/, 'payoutRatio: { weeks: 52, min: 0.01, max: 0.99 }');
  const first = await idOf(asking, '--draw-date', '2099-11-14');
  await approve(asking, first.id, '--reason', 'agreed');
  const second = await idOf(asking, '--draw-date', '2099-11-21');
  expect(second.country).toMatchObject({ status: 'awaiting-approval' });
  const clock = { now: () => new Date('2099-11-21T12:00:00Z') };
  const answer = { verdict: 'approved', by: 'ann', reason: 'agreed', announce: null } as const;
  const answered = await approveRecord(asking.workspace, second.id, answer, clock);
  expect(answered.answer).toBeNull();
  expect(answered.record.summary).toMatchObject({ status: 'held', jackpot: first.country?.jackpot });
  expect(answered.record.summary.reason).toMatch(/^no approval came by 2099-11-2\dT/);
  const mail = readFileSync(join(asking.workspace, 'outbox', `${answered.record.id}.eml`), 'utf8');
  expect(mail).toMatch(/^Subject: ACTION: sweden held/m);
});

test('whoever sits at the terminal is asked, and why; an empty answer leaves it waiting', async () => {
  const asking = place(2020);
  const weekly = ['weekly', '--draw-date', '2020-11-21', '--data', 'sales.csv.gz', '--workspace', asking.workspace];
  const later = await typed(asking, weekly, ['\r']);
  expect([later.code, later.shown]).toEqual([
    4,
    expect.stringMatching(/Announce SEK [\d,]+ in sweden on 2020-11-21\?/),
  ]);
  const now = await typed(asking, [...weekly, '--supersede', '--reason', 'asked'], ['9M\r', 'agreed\r']);
  expect([now.code, now.shown]).toEqual([0, expect.stringMatching(/Why\? .*agreed[^]*SEK 9,000,000 announced/)]);
  const history = await asking.jackpot('history', '--workspace', asking.workspace);
  expect(history.stdout).toMatch(/ recommended +SEK 10,750,000/);
});
