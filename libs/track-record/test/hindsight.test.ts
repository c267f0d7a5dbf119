import { exampleConfig, salesRow } from '@jackpot/fixtures';
import { type ModelArtefact, defaultRecipe, featureGroups } from '@jackpot/forecast-model';
import { adherence, drawOutcome } from '../src/index.ts';

const ELASTICITY = 0.3;

/** A model whose sales respond to the jackpot with one elasticity from 1 to 10 million, and to nothing else. */
const groups = featureGroups(defaultRecipe);
const model: ModelArtefact = {
  formatVersion: 1,
  country: 'england',
  recipe: defaultRecipe,
  fit: {
    monotone: true,
    cutoff: '2026-12-05',
    rows: 200,
    centre: Math.log(1e6),
    scaling: {
      cutoff: '2026-12-05',
      response: {
        reference: Math.log(3e6),
        knots: [1.5e6, 3e6, 5e6, 7e6, 9e6].map(Math.log),
        standardDeviation: 0.5,
        min: Math.log(1e6),
        max: Math.log(1e7),
      },
      marketing: { reference: 0, mean: 0, byWeek: [] },
    },
    weights: {
      location: groups.map((group) => (group === 'response' ? ELASTICITY : 0)),
      memory: [0.3, 0.2, 0.1],
      scale: { level: Math.log(0.1), jackpot: 0, volatility: 0 },
    },
    state: { averages: [0, 0, 0], logVolatility: 0 },
    uncertainty: { root: groups.map((_, i) => Array<number>(i + 1).fill(0)), remembered: groups.map(() => 0) },
    specialDates: [],
  },
  calibration: [],
};

/** The jackpot is paid in half of the draws, whatever is sold; 60 % of sales are left of everything else. */
const config = exampleConfig({
  prizes: { jackpot: { win: 'probability', value: 0.5 }, secondary: { shareOfSales: 0.25 } },
});
const published = {
  recordId: 'england-2026-11-28-00000000',
  drawDate: '2026-11-28',
  recommended: 4e6,
  lastJackpot: 2e6,
  rows: [],
};
const sold = salesRow({
  drawDate: '2026-11-28',
  jackpotAnnounced: 8e6,
  ticketsSold: 3_000_000,
  ticketPrice: 2.5,
});

/** Net revenue by hand, less the fixed cost: 60 % of the sales that the response leads to, less half of the jackpot. */
const byHand = (jackpot: number) => 0.6 * 2.5 * 3_000_000 * (jackpot / 8e6) ** ELASTICITY - 0.5 * jackpot;

test('hindsight moves the tickets that were sold along the response of today', () => {
  const { hindsight, worth } = drawOutcome(published, sold, { jackpot: 8e6, from: 'row' }, { config, model });
  expect(worth).toBeNull();
  expect(hindsight?.overAnnounced).toBeCloseTo(byHand(4e6) - byHand(8e6), -1);
  expect(hindsight?.overLast).toBeCloseTo(byHand(4e6) - byHand(2e6), -1);
});

test('a draw counts by the rules of its day', () => {
  const earlier = [{ until: '2026-11-30', shares: { retailer: 0.15, duty: 0.1, goodCauses: 0.3 } }];
  const { hindsight } = drawOutcome(
    published,
    sold,
    { jackpot: 8e6, from: 'row' },
    { config: { ...config, earlier }, model },
  );
  const less = (jackpot: number) => byHand(jackpot) - 0.1 * 2.5 * 3_000_000 * (jackpot / 8e6) ** ELASTICITY;
  expect(hindsight?.overAnnounced).toBeCloseTo(less(4e6) - less(8e6), -1);
});

test('what is not sold yet has no surprise', () => {
  const waiting = drawOutcome(published, undefined, { jackpot: 8e6, from: 'announced' }, { config, model });
  expect(waiting.hindsight).toBeNull();
  const followed = drawOutcome(
    published,
    { ...sold, jackpotAnnounced: 4e6 },
    { jackpot: 4e6, from: 'row' },
    { config, model },
  );
  const { draws, inHindsight } = adherence([waiting, followed]);
  expect([draws, inHindsight]).toEqual([
    2,
    { draws: 1, costOfDeviating: 0, gainOverLast: followed.hindsight?.overLast },
  ]);
});
