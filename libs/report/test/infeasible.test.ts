import { constraintCell, countryEmail, countryPage, keptText, missedText } from '../src/index.ts';
import { exampleEvidence } from './example.ts';

const text = (page: string) => page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0]+/g, ' ');
const { recommendation, summary, ...evidence } = exampleEvidence('england', 'infeasible');
if (recommendation?.status !== 'infeasible') throw new TypeError('the example is infeasible');

/** This draw keeps its floor, later ones of the plan miss it. */
const later = {
  name: 'payoutRatio',
  bound: 'min',
  amount: 0.00004,
  drawDate: '2027-03-06',
  since: '2027-01-30',
} as const;
const kept = recommendation.constraints.map((one) => ({ ...one, satisfied: true, binding: false }));
const reliefs = [
  { name: 'cash', by: 1_230_000, jackpot: 12e6, gain: 45_000 },
  { name: 'payoutRatio', bound: 'min', by: 0.00041, jackpot: 10.25e6, gain: 0 },
  { name: 'maxChange', by: 0.12, jackpot: 11e6, gain: -1500 },
] as const;
const misses = { constraints: kept, violations: [later] };
const page = text(
  countryPage({
    ...evidence,
    summary: { ...summary, ...misses },
    recommendation: { ...recommendation, ...misses, reliefs },
  }),
);

test('nothing is kept and missed at once: a constraint that later draws miss says from which one on', () => {
  const [ratio] = kept;
  if (ratio === undefined) throw new TypeError('the example has a ratio');
  expect(keptText(ratio, [later])).toBe('not from 2027-01-30 on');
  expect(keptText(ratio, [])).toBe('yes');
  expect(keptText({ ...ratio, satisfied: false }, [later])).toBe('NO');
  expect(missedText(misses)).toBe('52-week payout ratio');
  expect(constraintCell({ ...summary, ...misses }, 'payoutRatio')).toMatch(/, missed from 2027-01-30 on$/);
  expect(countryEmail({ ...summary, ...misses }, null).body).toContain('missed from 2027-01-30 on');
});

test('the page tells what is missed, and never that no constraint binds or that the jackpot is the most of those allowed', () => {
  expect(page).toContain('This one misses 52-week payout ratio, by the least.');
  expect(page).toContain('What is missed 52-week payout ratio');
  expect(page).toContain('not from 2027-01-30 on');
  expect(page).not.toMatch(/No constraint binds|the most of the \d+ jackpots/);
});

test('the page tells the least easing of each constraint, its jackpot and what that earns', () => {
  expect(page).toMatch(/With GBP 1,230,000 more of the company’s cash .*?GBP 12,000,000 .*?\+GBP 45,000/);
  expect(page).toContain('With a floor of the 52-week payout ratio 0.041 percentage points lower');
  expect(page).toMatch(/With a largest change 12 percentage points of the last jackpot wider .*?−GBP 1,500/);
});

test('a record of earlier code tells no easing, and its page is made all the same', () => {
  expect(text(countryPage({ ...evidence, summary, recommendation }))).not.toContain('Each of these alone');
});
