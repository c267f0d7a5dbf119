import { countryPage, weekPage, yearAheadCell, yearAheadSentence } from '../src/index.ts';
import { exampleEvidence, exampleWeek } from './example.ts';

const ahead = { drawDate: '2027-11-20', expectedRatio: 0.38, ratioInterval90: [0.29, 0.47] as const };
const bounds = [{ name: 'payoutRatio' as const, min: 0.4, max: 0.48 }];
const text = (page: string) => page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0]+/g, ' ');

test('each bound has its probability, and both together what is left of them', () => {
  expect(yearAheadSentence({ ...ahead, keepsMin: 0.615, keepsMax: 0.798 }, bounds)).toContain(
    'in the 52 weeks to 2027-11-20 it is at least 40.0 % with probability 61.5 %, at most 48.0 % with probability 79.8 %, ' +
      'both with 41.3 %; 38.0 % is expected, 29.0 % to 47.0 % in nine years of ten',
  );
  expect(yearAheadSentence({ ...ahead, keepsMin: 0.505, keepsMax: null }, bounds)).not.toMatch(/at most|both/);
  expect(yearAheadSentence(null, bounds)).toBeNull();
});

test('what may go either way is never certain', () => {
  expect(yearAheadCell({ ...ahead, keepsMin: 0.00004, keepsMax: 0.99996 })).toBe('floor below 0.1 %, cap above 99.9 %');
});

test('the pages tell it beside the ratio and under the plan, whose bounds are kept in expectation alone', () => {
  const evidence = exampleEvidence('england', 'recommended');
  const page = text(countryPage(evidence));
  expect(page).toContain('of the coming year’s, kept with probability: floor 61.5 %, cap above 99.9 %');
  expect(page).toContain('stays within its bounds in expectation');
  expect(page).toContain('at least 30.0 % with probability 61.5 %');
  expect(text(weekPage(exampleWeek()))).toContain('at least 30.0 % with probability 61.5 %');
});

test('the fan is a band over the year; of a record that tells its end alone, a stroke; of one that tells none, nothing', () => {
  const { recommendation, ...evidence } = exampleEvidence('england', 'recommended');
  if (recommendation?.status !== 'recommended' || !recommendation.yearAhead)
    throw new TypeError('the example has a year');
  const { plan } = recommendation;
  const weeks = plan.weeks.map((week) => ({ ...week, realisedRatioInterval90: undefined }));
  const planOf = (changes: Partial<typeof recommendation>) => {
    const page = countryPage({ ...evidence, recommendation: { ...recommendation, ...changes } });
    return page.slice(page.indexOf('id="plan"'), page.indexOf('id="money"'));
  };
  const marks = (section: string, name: string) => section.split(`class="${name}"`).length - 1;
  const [whole, ofEnd, none] = [planOf({}), planOf({ plan: { ...plan, weeks } }), planOf({ yearAhead: undefined })];
  expect([marks(whole, 'band'), marks(whole, 'bars')]).toEqual([2, 0]);
  expect([marks(ofEnd, 'band'), marks(ofEnd, 'bars')]).toEqual([0, 2]);
  expect([marks(none, 'band'), marks(none, 'bars')]).toEqual([0, 0]);
  expect(none).not.toMatch(/NaN|nine years of ten/);
});
