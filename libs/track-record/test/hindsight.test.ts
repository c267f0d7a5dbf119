import { exampleConfig, exampleModel, salesRow } from '@jackpot/fixtures';
import { adherence, drawOutcome } from '../src/index.ts';

const ELASTICITY = 0.3;

const model = exampleModel({ elasticity: ELASTICITY, fit: { cutoff: '2026-12-05' } });

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
