import { createHash } from 'node:crypto';
import type { JackpotRow } from '@jackpot/decision';
import { weekPage } from '../src/index.ts';
import { exampleWeek } from './example.ts';

const KB = 1000;

function between(a: JackpotRow, b: JackpotRow, part: number): JackpotRow {
  const at = (of: (row: JackpotRow) => number) => of(a) + part * (of(b) - of(a));
  return {
    ...a,
    jackpot: Math.round(at(({ jackpot }) => jackpot)),
    expectedSales: at(({ expectedSales }) => expectedSales),
    salesInterval90: [at(({ salesInterval90 }) => salesInterval90[0]), at(({ salesInterval90 }) => salesInterval90[1])],
    expectedNetRevenue: at(({ expectedNetRevenue }) => expectedNetRevenue),
    payoutRatio: at(({ payoutRatio }) => payoutRatio),
    winProbability: at(({ winProbability }) => winProbability),
  };
}

/** Six decided countries, each with 217 jackpots: the finest grid of the countries shipped has 181. */
function largeWeek() {
  const { summary, pictured } = exampleWeek(Array.from({ length: 6 }, () => 'recommended' as const));
  const finest = pictured.map((evidence) => {
    const { recommendation } = evidence;
    if (recommendation?.status !== 'recommended') throw new TypeError('the example is a recommendation');
    const { candidates } = recommendation;
    const finer = candidates.flatMap((row, index) => [
      row,
      ...[1 / 3, 2 / 3].map((part) => between(row, candidates[index + 1] ?? row, part)),
    ]);
    return { ...evidence, recommendation: { ...recommendation, candidates: finer } };
  });
  return { summary, pictured: finest };
}

test('six countries with their pictures and sliders weigh 250 KB or less, and the same bytes each time', () => {
  const page = weekPage(largeWeek());
  expect(page.match(/type="range"/g)).toHaveLength(6);
  expect(Buffer.byteLength(page)).toBeLessThanOrEqual(250 * KB);
  expect(weekPage(largeWeek())).toBe(page);
});

test('its only script is the one whose hash the policy names; a week without a decided jackpot has none', () => {
  const page = weekPage(exampleWeek());
  const [script = '', ...more] = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => text ?? '');
  expect(more).toEqual([]);
  const digest = createHash('sha256').update(script).digest('base64');
  expect(page.replaceAll('&#39;', "'")).toContain(`script-src 'sha256-${digest}';`);
  expect(weekPage(exampleWeek(['failed', 'held']))).not.toMatch(/<script|script-src/);
});

test('the worst stands on top, each name leads to its own report', () => {
  const page = weekPage(exampleWeek());
  const at = (country: string) => page.indexOf(`href="../../recommendations/${country}/2026-11-28/report.html"`);
  expect(at('country-6')).toBeGreaterThan(0);
  expect(at('country-6')).toBeLessThan(at('country-3'));
  expect(at('country-3')).toBeLessThan(at('country-5'));
  expect(at('country-5')).toBeLessThan(at('country-1'));
  expect(page).toContain('<h1>4 of 6 countries need a person</h1>');
  expect(page).toContain('href="../../runs/2026-W48-r1/country-2/awaiting-approval/report.html"');
});

test('what came of earlier recommendations stands on the page, all countries together; nothing before the first', () => {
  const { summary, pictured } = exampleWeek();
  const track = { draws: 10, inside: 9, known: 9, followed: 7 };
  const countries = summary.countries.map((country, at) => ({ ...country, track: at < 2 ? track : null }));
  const page = weekPage({ summary: { ...summary, countries }, pictured });
  expect(page).toContain('<h2 id="track">What came of it</h2>\n<p>So far 18 of 20 draws sold within');
  expect(page).toContain('14 of 18 announced as recommended.');
  expect(weekPage({ summary, pictured })).not.toContain('What came of it');
});
