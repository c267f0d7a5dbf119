import { exampleConfig, exampleModel, salesRow } from '@jackpot/fixtures';
import { type ModelArtefact, featureGroups, modelArtefact } from '@jackpot/forecast-model';
import { type ScenarioChanges, changeWords, decideScenario } from '../src/index.ts';

const model = exampleModel({ elasticity: 0.3, marketing: 0.2 });
/** The same model, of a game whose draws of one event sell more by `weight` in logs. */
function modelOfEvent(event: string, weight: number): ModelArtefact {
  const { fit, recipe } = model;
  const first = featureGroups(recipe).indexOf('response');
  const kinds = [{ event, mean: 0, deviation: 0.5 }];
  const { location } = fit.weights;
  const root = [...fit.uncertainty.root, fit.uncertainty.root.at(-1)?.concat(0) ?? []];
  return modelArtefact.parse({
    ...model,
    fit: {
      ...fit,
      scaling: { ...fit.scaling, kinds },
      weights: { ...fit.weights, location: location.toSpliced(first, 0, weight) },
      uncertainty: { root, remembered: [...fit.uncertainty.remembered, 0] },
    },
  });
}

const DRAW = '2026-11-28';
const inputs = {
  config: exampleConfig({ plan: { horizonWeeks: 52 } }),
  cash: { available: 100e6, safetyNet: 5e6, exchangeRate: 1 },
  openDraws: [],
  planned: [],
  history: [salesRow({ drawDate: '2026-11-21' })],
};
const decided = async (changes: ScenarioChanges) => (await decideScenario(inputs, model, DRAW, changes)).decision;

test('a scenario without changes decides as the recommendation was decided, whatever was asked before', async () => {
  const usual = await decided({});
  await decided({ salesLevel: 2 });
  expect(await decided({})).toEqual(usual);
});

test('a pinned draw is announced at that jackpot, this one or a later one', async () => {
  const jackpots = { [DRAW]: 7e6, '2026-12-12': 12e6 };
  const { jackpot, plan } = await decided({ jackpots });
  expect(jackpot).toBe(7e6);
  expect(plan?.weeks.map((week) => [week.drawDate, week.jackpot])).toEqual(
    expect.arrayContaining([
      [DRAW, 7e6],
      ['2026-12-12', 12e6],
    ]),
  );
});

test('twice the sales level sells twice as much at a jackpot; more marketing sells more', async () => {
  const jackpots = { [DRAW]: 7e6 };
  const usual = await decided({ jackpots });
  const doubled = await decided({ jackpots, salesLevel: 2 });
  expect(doubled.expectedSales / usual.expectedSales).toBeCloseTo(2, 5);
  expect((await decided({ jackpots, marketingSpend: 1e6 })).expectedSales).toBeGreaterThan(usual.expectedSales);
});

test('what rows of draws to come plan is in forecast and plan: a campaign for this draw, an event for a later one', async () => {
  const rows = [
    { line: 9, drawDate: DRAW, jackpotAnnounced: null, marketingSpend: 1e6, event: null },
    { line: 10, drawDate: '2026-12-26', jackpotAnnounced: null, marketingSpend: null, event: 'superdraw' },
  ];
  const model = modelOfEvent('superdraw', Math.log(1.5));
  const [usual, planned] = await Promise.all(
    [[], rows].map(async (planned) => (await decideScenario({ ...inputs, planned }, model, DRAW, {})).decision),
  );
  expect(planned?.expectedSales).toBeGreaterThan(1.3 * (usual?.expectedSales ?? NaN));
  const revenues = [planned, usual].map((decision) =>
    decision?.plan?.weeks.slice(1, 6).map(({ expectedNetRevenue }) => expectedNetRevenue),
  );
  const ratios = revenues[0]?.map((revenue, week) => Math.round((10 * revenue) / (revenues[1]?.[week] ?? NaN)) / 10);
  expect(ratios?.toSpliced(3, 1)).toEqual([1, 1, 1, 1]);
  expect(ratios?.[3]).toBeGreaterThan(1.3);
});

test('less cash and a tighter ratio forbid what was allowed; one week planned is one', async () => {
  const usual = await decided({});
  const poor = await decided({ availableCash: 10e6 });
  expect(poor.jackpot).toBeLessThan(usual.jackpot);
  const ratio = (await decided({ payoutRatio: { max: 0.3 } })).constraints.find(({ name }) => name === 'payoutRatio');
  expect(ratio).toMatchObject({ max: 0.3 });
  expect((await decided({ horizonWeeks: 1 })).plan?.weeks).toHaveLength(1);
});

test.each([
  [{ jackpots: { '2026-11-29': 7e6 } }, /2026-11-29: expected a planned draw, one of 2026-11-28 to 2027-11-20/],
  [{ jackpots: { [DRAW]: 7.5e6 } }, /7500000: expected a jackpot of the grid, 2000000 to 20000000 in steps of 1000000/],
])('%j is refused, and told why', async (changes, message) => {
  await expect(decided(changes)).rejects.toThrow(message);
});

test('each change has its words, with its currency', () => {
  const changes = {
    jackpots: { [DRAW]: 7e6 },
    availableCash: 1e7,
    payoutRatio: { min: 0.3, max: 0.5 },
    maxChange: 0.25,
    salesLevel: 0.9,
    marketingSpend: 1e5,
    horizonWeeks: 1,
  };
  expect(changeWords(changes, { currency: 'GBP', companyCurrency: 'EUR' })).toEqual([
    'the draw of 2026-11-28 announced at GBP 7,000,000',
    'available cash of EUR 10,000,000',
    'a payout ratio of at least 30 %',
    'a payout ratio of at most 50 %',
    'a largest change of 25 %',
    'sales at 90 % of the forecast',
    'marketing of GBP 100,000 for this draw',
    'this draw planned alone',
  ]);
});
