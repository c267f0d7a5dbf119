import { ratioApart } from '../src/constraint-text.ts';
import { gaveWay, yieldingBounds } from '@jackpot/decision';
import { recordStatuses } from '@jackpot/record';
import { moneyLines, outcomes } from '../src/country/money-of-draw.ts';
import { countryPage } from '../src/index.ts';
import { exampleEvidence } from './example.ts';

const pageOf = (status: (typeof recordStatuses)[number]) => countryPage(exampleEvidence('england', status));
const text = (page: string) => page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

test.each(recordStatuses)('%s: equal evidence, equal bytes', (status) => {
  expect(pageOf(status)).toBe(pageOf(status));
});

test.each([
  ['recommended', 'Announce GBP 10,250,000'],
  ['awaiting-approval', 'Approve it: npx jackpot approve england-2026-11-28-01234567 --reason TEXT'],
  ['infeasible', 'Ask whoever answers for the missed constraint whether GBP 10,250,000 may be announced'],
  ['held', 'Announce GBP 13,000,000: the jackpot of england-2026-11-14-89abcdef , which still satisfies'],
  ['failed', 'npx jackpot data import FILE --country england'],
] as const)('%s says what to do', (status, says) => {
  expect(text(pageOf(status))).toContain(says);
});

test('what is held is named, and not compared with a last draw that may not be the last', () => {
  const page = text(pageOf('held'));
  expect(page).toContain(
    'That is the jackpot of england-2026-11-14-89abcdef, kept. The last draw in the data is that of 2026-11-2',
  );
  expect(page).not.toMatch(/than the last jackpot|That is the last jackpot again/);
});

test('the verdict stands before any other heading, with its change in money and the clocks of the place', () => {
  const page = pageOf('recommended');
  expect(page.indexOf('<h1>Announce')).toBeLessThan(page.indexOf('<h2'));
  expect(text(page)).toContain('GBP 2,750,000 less than the last jackpot, GBP 13,000,000 (−21.2 %)');
  expect(text(page)).toContain(
    'Decided as of Wednesday 25 November 2026, 20:00 GMT (Europe/London), that is 2026-11-25 20:00 UTC',
  );
});

test('a row that differs from what was announced is told with the verdict', () => {
  const evidence = exampleEvidence('england', 'recommended');
  const announcedOtherwise = [
    'draw of 2026-11-21: the data says that GBP 22,000,000 was announced, the record GBP 21,000,000',
  ];
  const page = text(countryPage({ ...evidence, summary: { ...evidence.summary, announcedOtherwise } }));
  expect(page).toContain(`Finding: ${announcedOtherwise[0]}.`);
  expect(text(countryPage(evidence))).not.toContain('Finding:');
});

test.each([
  ['recommended', 'Announce GBP 10,250,000'],
  ['awaiting-approval', 'Approve or reject GBP 10,250,000'],
  ['infeasible', 'Ask before announcing GBP 10,250,000'],
  ['held', 'Announce GBP 13,000,000'],
  ['failed', 'No jackpot'],
] as const)('the title of %s asks for no more than its record allows', (status, title) => {
  expect(text(pageOf(status))).toContain(` ${title} `);
});

test('what it costs not to know the response stands where it is said how sure the jackpot is; a record of code that did not tell it says nothing', () => {
  const evidence = exampleEvidence('england', 'recommended');
  const says = (recommendation: typeof evidence.recommendation) => text(countryPage({ ...evidence, recommendation }));
  expect(says(evidence.recommendation)).toMatch(
    /Not knowing the response exactly costs GBP 12,345 of this draw on average \([\d.]+ %\), and makes 3\.4 % of the variance of its sales: known, it would put the jackpot between GBP 9,500,000 and GBP 12,750,000/,
  );
  if (evidence.recommendation?.status !== 'recommended') throw new TypeError('the example is a recommendation');
  expect(says({ ...evidence.recommendation, responseUncertainty: undefined })).not.toContain('Not knowing');
});

test.each(yieldingBounds)('%s that gave way is told in a sentence, without its identifier', (bound) => {
  const { recommendation, ...evidence } = exampleEvidence('england', 'recommended');
  if (recommendation?.status !== 'recommended') throw new TypeError('the example is a recommendation');
  const page = text(countryPage({ ...evidence, recommendation: { ...recommendation, yielded: [bound] } }));
  expect(page.toLowerCase()).toContain(` ${gaveWay[bound]}. `);
  expect(page).not.toContain('laterMaxChange');
});

test('what a chart has no marks of, its key does not name', () => {
  expect(text(pageOf('recommended'))).toContain('Green: jackpots that keep every constraint. Red lines:');
  expect(text(pageOf('infeasible'))).toContain('No jackpot keeps every constraint, so none is green.');
  expect(text(pageOf('infeasible'))).not.toContain('Green:');
  const unforecast = { ...exampleEvidence('england', 'held'), evaluation: null, outcomes: [] };
  expect(countryPage(unforecast)).not.toMatch(/Bars:|Red dots:/);
});

test('who answered is shown where the verdict is, where it is said who answers, and among what it was made from', () => {
  const { metadata, ...evidence } = exampleEvidence('england', 'recommended');
  const approval = { verdict: 'approved', by: 'ann', reason: 'agreed', at: '2026-11-26T09:12:00.000Z' } as const;
  const page = text(countryPage({ ...evidence, metadata: metadata && { ...metadata, approval } }));
  expect(page.match(/approved by ann on 2026-11-26 09:12 UTC: agreed/gi)).toHaveLength(3);
});

test('names of the data are text, never markup; a page without a jackpot to ask about holds no script and allows none', () => {
  const page = pageOf('failed');
  expect(page).toContain('&lt;script&gt;alert(&quot;line 7&quot;)&lt;/script&gt;');
  expect(page).not.toMatch(/<script|javascript:|\son\w+=|https?:/i);
  expect(page).toMatch(/Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-/);
});

test('realised coverage counts published forecasts at the jackpot announced, and every other draw of the gate', () => {
  // Of the gate's 26 draws two are outside, by construction; the last two draws have published forecasts, which count instead.
  expect(text(pageOf('recommended'))).toMatch(
    /Of 24 forecasts made again .*?, 22 held in their 90 % interval: realised coverage 91\.7 %/,
  );
  expect(text(pageOf('recommended'))).toContain('Of 2 published forecasts, read at the jackpot announced, 2 held');
});

test('what came of earlier recommendations has a section, once there are some', () => {
  const page = pageOf('recommended');
  expect(page).toContain('<section id="track"><h3>What came of it</h3>');
  expect(text(page)).toContain('2 of 2 draws sold within the published 90 % interval');
  expect(text(page)).toContain('1 of 2 recommendations were announced as recommended.');
  const first = { ...exampleEvidence('england', 'recommended'), outcomes: [] };
  expect(countryPage(first)).not.toContain('What came of it');
});

test('the money of the draw adds up to the last unit, and its two outcomes to the expected net revenue', () => {
  const { config, recommendation } = exampleEvidence('england', 'recommended');
  if (config === null || recommendation?.status !== 'recommended') throw new Error('the example is recommended');
  const lines = moneyLines(config, recommendation);
  const at = lines.findIndex(({ name }) => name === 'Net revenue');
  expect(lines.slice(0, at).reduce((sum, { amount }) => sum + amount, 0)).toBe(lines[at]?.amount);
});

test('the verdict says which jackpots are nearly as good: of this draw by the rows, over the plan where the record tells', () => {
  const { recommendation, ...evidence } = exampleEvidence('england', 'recommended');
  if (recommendation?.status !== 'recommended') throw new TypeError('the example is a recommendation');
  const { candidates, expectedNetRevenue } = recommendation;
  const near = candidates
    .filter((one) => one.misses.length === 0 && one.expectedNetRevenue >= 0.99 * expectedNetRevenue)
    .map(({ jackpot }) => String(jackpot / 1e6));
  const page = (goodRanges: typeof recommendation.goodRanges) =>
    text(countryPage({ ...evidence, recommendation: { ...recommendation, goodRanges } })).replaceAll('\u00a0', ' ');
  expect(near.length).toBeGreaterThan(1);
  expect(page(undefined)).toContain(`Nearly as good GBP ${near[0]}M to ${near.at(-1)}M`);
  expect(page([{ share: 0.01, jackpots: [17.25e6, 23.25e6] }])).toMatch(/GBP 17\.25M to 23\.25M .*? over the plan/);
  expect(page([{ share: 0.01, jackpots: [10.25e6, 10.25e6] }])).toContain('Nearly as good GBP 10,250,000 jackpots');
});

test('a jackpot that is certain to be won has no row for a draw in which it is not', () => {
  const { config, recommendation } = exampleEvidence('england', 'recommended');
  if (config === null || recommendation?.status !== 'recommended') throw new Error('the example is recommended');
  const names = (winProbability: number) =>
    outcomes(config, { ...recommendation, winProbability }).map(({ name }) => name);
  // A sum of the forecast's probabilities, as recorded of a game whose jackpot is always won.
  expect(names(0.9999999999999996)).toEqual(['won']);
  expect(names(0.999)).toEqual(['won', 'not won']);
});

test('a plan of one jackpot names it once, and what is proven is proven of this forecast', () => {
  const { recommendation, ...evidence } = exampleEvidence('england', 'recommended');
  if (recommendation?.status !== 'recommended') throw new TypeError('the example is a recommendation');
  const weeks = recommendation.plan.weeks.map((week) => ({ ...week, jackpot: 10.25e6 }));
  const plan = { ...recommendation.plan, weeks };
  const page = text(countryPage({ ...evidence, recommendation: { ...recommendation, plan } })).replaceAll(
    '\u00a0',
    ' ',
  );
  expect(page).toContain('the plan announces GBP 10,250,000 in every draw');
  expect(page).toContain('Under this forecast it is proven that no plan brings more than');
});

test('a jackpot that was set beforehand is said to be, in the sentence of the plan, in its moves and in its table', () => {
  const { recommendation, ...evidence } = exampleEvidence('england', 'recommended');
  if (recommendation?.status !== 'recommended') throw new TypeError('the example is a recommendation');
  const weeks = recommendation.plan.weeks.map((week, at) =>
    at === 4 ? { ...week, jackpot: 30e6, pinned: true as const } : { ...week, jackpot: 10.25e6 },
  );
  const plan = { ...recommendation.plan, weeks };
  const page = text(countryPage({ ...evidence, recommendation: { ...recommendation, plan } })).replaceAll(
    '\u00a0',
    ' ',
  );
  expect(page).toContain('Set beforehand and planned around: the jackpot of Saturday 26 December 2026.');
  expect(page).toContain('from GBP 10,250,000 to GBP 30,000,000: that jackpot is set beforehand.');
  expect(page).toContain('30,000,000, set');
});

test('the plan of a jackpot that accrues is a rule: its median, and where luck takes it', () => {
  const { recommendation, ...evidence } = exampleEvidence('england', 'recommended');
  if (recommendation?.status !== 'recommended') throw new TypeError('the example is a recommendation');
  const weeks = recommendation.plan.weeks.map((week) => ({
    ...week,
    jackpot: 8e6,
    jackpotInterval90: [5e6, 21e6] as const,
    realisedRatioInterval90: undefined,
  }));
  const plan = { ...recommendation.plan, weeks };
  const html = countryPage({ ...evidence, recommendation: { ...recommendation, plan, yearAhead: null } });
  const page = text(html).replaceAll('\u00a0', ' ');
  expect(page).toContain('in nine years of ten, between GBP 5,000,000 and GBP 21,000,000');
  expect(page).toMatch(/payout ratio stays within its bounds in expectation, from [\d.]+ % to [\d.]+ %, over luck/);
  expect(page).toContain('Line: the median over luck; band: nine years of ten.');
});

test('no digest of the cash is shown: who knows about how much it is could find the amount by it', () => {
  expect(pageOf('recommended')).not.toContain('cash.json');
});

test('each section has its link at the top, and each link its section', () => {
  const page = pageOf('recommended');
  const [nav = ''] = /<nav[^]*?<\/nav>/.exec(page) ?? [];
  const links = [...nav.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(links).toEqual(['why', 'what-if', 'how-sure', 'who']);
  expect(links).toEqual([...page.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id));
});

test('the model section says that foreseen demand counts as response, and what Hausman’s test finds', () => {
  const evidence = exampleEvidence('england', 'recommended');
  const { evaluation } = evidence;
  if (evaluation === null) throw new Error('the example has an evaluation');
  const found = (probability: number) => {
    const exogeneity = { draws: 158, wins: 34, strength: 133, byLuck: { share: 0.85, deviation: 0.02 }, probability };
    return text(countryPage({ ...evidence, evaluation: { ...evaluation, exogeneity } }));
  };
  expect(text(countryPage(evidence))).toContain('no luck moved past jackpots in a way that would show it');
  expect(found(0.001)).toContain('34 of 158 draws came after one that was won), sales responded 0.85 ± 0.02 times');
  expect(found(0.001)).toContain('a larger jackpot sells less than it says');
  expect(found(0.4)).toContain('speaks for no such demand');
});

test('the points of the response chart are those of this draw where a model tells', () => {
  const evidence = exampleEvidence('england', 'recommended');
  const pathOf = (page: string) => /class="past" d="([^"]*)"/.exec(page)?.[1] ?? '';
  const adjusted = countryPage({ ...evidence, pastAsThisDraw: [{ jackpot: 10e6, sales: 9e6 }] });
  expect(pathOf(adjusted).split('M')).toHaveLength(2);
  expect(pathOf(countryPage(evidence)).split('M').length).toBeGreaterThan(20);
  expect(text(adjusted)).toContain('the last 1 draws, at this draw’s season and level');
});

test('the year’s net revenue is told with its uncertainty: of luck and sales where a model tells, else of luck', () => {
  const evidence = exampleEvidence('england', 'recommended');
  expect(text(countryPage(evidence))).toContain(
    'are expected to earn GBP 156,000,000 of net revenue, GBP 176,800,000 to GBP 270,400,000 in nine years of ten, by the luck',
  );
  expect(text(countryPage({ ...evidence, revenueStray90: 20e6 }))).toContain(
    'GBP 136,000,000 to GBP 176,000,000 in nine years of ten, by luck and by sales other than forecast.',
  );
});

test('a jackpot that is as good as the best and nearer to the last one is told as that, in its draw and in the plan', () => {
  const evidence = exampleEvidence('england', 'recommended');
  if (evidence.recommendation === null || evidence.recommendation.status === 'held')
    throw new TypeError('it is chosen');
  const { plan } = evidence.recommendation;
  const weeks = plan.weeks.map((week, at) => ({ ...week, jackpot: at === 0 ? week.jackpot : 10e6 }));
  const nearTie = { best: 10e6, costs: 12 };
  const page = text(
    countryPage({ ...evidence, recommendation: { ...evidence.recommendation, nearTie, plan: { ...plan, weeks } } }),
  );
  expect(page).toContain('that is next to nothing, and of jackpots as good this one is nearest to the last.');
  expect(page).toContain(
    'It moves once, to the draw of Saturday 5 December 2026, from GBP 10,250,000 to GBP 10,000,000: of jackpots as good',
  );
  expect(page).not.toContain('the payout ratio’s room');
});

test('a ratio that misses its bound is never written as the bound, and no state of the machine names a reason', () => {
  const bounds = { min: 0.35, max: 0.45 };
  expect([0.34996, 0.35, 0.4004, 0.45004].map((ratio) => ratioApart(ratio, bounds))).toEqual([
    '34.996 %',
    '35.0000 %',
    '40.0 %',
    '45.004 %',
  ]);
  const failed = text(pageOf('failed'));
  expect(failed).toContain('Reason: checking the data failed: ');
  expect(failed).not.toContain('ValidateData');
  expect(text(pageOf('awaiting-approval'))).toContain('awaiting approval');
});
