import { exampleSummary } from '@jackpot/fixtures';
import {
  RESTS_ON_PRIOR,
  countryEmail,
  countryPage,
  goodRangesSentence,
  priorLines,
  responseUncertaintySentence,
} from '../src/index.ts';
import { exampleEvidence } from './example.ts';

const resting = exampleSummary({ restsOnPrior: true });

describe('a jackpot that rests on the prior', () => {
  test('is said so before any figure of the mail and the page, and of no other', () => {
    const { body } = countryEmail(resting, null);
    expect(body.indexOf(RESTS_ON_PRIOR)).toBeGreaterThan(-1);
    expect(body.indexOf(RESTS_ON_PRIOR)).toBeLessThan(body.indexOf('expected sales'));
    expect(countryEmail(exampleSummary(), null).body).not.toContain(RESTS_ON_PRIOR);
    const evidence = exampleEvidence('england', 'recommended');
    const page = countryPage({ ...evidence, summary: { ...evidence.summary, restsOnPrior: true } });
    expect(page.indexOf(RESTS_ON_PRIOR)).toBeGreaterThan(-1);
    expect(page.indexOf(RESTS_ON_PRIOR)).toBeLessThan(page.indexOf('<h2'));
    expect(countryPage(evidence)).not.toContain(RESTS_ON_PRIOR);
  });

  test('has a line of its own in the week, with its country', () => {
    const countries = [exampleSummary(), { ...resting, country: 'sweden' }];
    expect(priorLines({ countries })).toEqual([`sweden: ${RESTS_ON_PRIOR}`]);
  });
});

describe('the first-order check', () => {
  const elasticity = { right: 0.2953, forecast: 0.301, interval90: [0.224, 0.378] as const, restsOnPrior: false };
  const sentenceOf = (
    changes: Partial<typeof elasticity> | { right: null } | { restsOnPrior: true; borrowedFrom: string[] },
  ) =>
    responseUncertaintySentence(
      { value: 100, jackpots: [9e6, 11e6], shareOfVariance: 0.01, elasticity: { ...elasticity, ...changes } },
      1e6,
      'GBP',
    );

  test('stands beside what the data say, or the prior', () => {
    expect(sentenceOf({})).toContain(
      'right if sales respond with an elasticity of 0.295; the data say 0.30, 0.22 to 0.38.',
    );
    expect(sentenceOf({ restsOnPrior: true })).toContain('; the stated prior says 0.30, 0.22 to 0.38.');
    expect(sentenceOf({ restsOnPrior: true, borrowedFrom: ['sweden'] })).toContain(
      '; the stated prior and the model of sweden say 0.30, 0.22 to 0.38.',
    );
    expect(sentenceOf({ right: null })).toContain('more sales would earn nothing');
  });
});

test('the ranges that earn nearly as much are told by their shares; nothing where a record has none', () => {
  const ranges = [
    { share: 0.001, jackpots: [9.5e6, 11e6] as const },
    { share: 0.01, jackpots: [8e6, 13e6] as const },
  ];
  expect(goodRangesSentence(ranges, 'GBP')).toContain(
    'GBP 9,500,000 to GBP 11,000,000 within 0.1 %, GBP 8,000,000 to GBP 13,000,000 within 1.0 %.',
  );
  expect(goodRangesSentence(undefined, 'GBP')).toBe('');
});
