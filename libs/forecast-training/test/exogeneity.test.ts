import { addDays } from '@jackpot/config-schema';
import type { SalesRow } from '@jackpot/sales-data';
import { exogeneity } from '../src/exogeneity.ts';
import { fitCountry, selectBackend } from '../src/index.ts';
import { config, gaussians, quickRecipe, uniforms } from './sales.ts';

beforeAll(() => selectBackend());

/**
 * A game whose jackpot grows until it is won, with a chance of a fifth, and moves besides by demand that its operator foresees,
 * `foreseen` times. Elasticity 0.25.
 */
function rolloverGame({ foreseen, seed, paid = true }: { foreseen: number; seed: number; paid?: boolean }): SalesRow[] {
  const [random, gaussian] = [uniforms(seed), gaussians(seed + 1000)];
  let pot = 1e6;
  return Array.from({ length: 160 }, (_, week) => {
    const demand = 0.1 * gaussian();
    const jackpotAnnounced = Math.round(pot * Math.exp(foreseen * demand));
    const won = random() < 0.2;
    pot = won ? 1e6 : Math.min(1.4 * pot, 2e7);
    const ticketsSold = Math.round(
      1e6 * Math.exp(0.25 * Math.log(jackpotAnnounced / 5e6) + demand + 0.02 * gaussian()),
    );
    return {
      ...{ line: week + 2, drawDate: addDays('2020-01-04', 7 * week), jackpotAnnounced, ticketsSold, ticketPrice: 2 },
      ...{ grossSales: 2 * ticketsSold, jackpotPaid: paid ? (won ? jackpotAnnounced : 0) : null },
      ...{ secondaryPrizesPaid: null, netRevenue: null, marketingSpend: null, event: null },
    };
  });
}

const judged = (game: Parameters<typeof rolloverGame>[0]) => {
  const rows = rolloverGame(game);
  return exogeneity(fitCountry(config, rows, quickRecipe), rows);
};

test('jackpots that follow demand which only the operator sees are found out, and luck tells the response', () => {
  const found = judged({ foreseen: 4, seed: 1 });
  expect(found?.probability).toBeLessThan(0.01);
  expect(found?.byLuck.share).toBeLessThan(0.9);
});

test('jackpots that luck alone moves pass: of six games no more than chance refuses, and the response is the model’s', () => {
  const games = Array.from({ length: 6 }, (_, seed) => judged({ foreseen: 0, seed }));
  expect(games.filter((found) => (found?.probability ?? 0) < 0.05).length).toBeLessThanOrEqual(1);
  for (const found of games) expect(Math.abs((found?.byLuck.share ?? 0) - 1)).toBeLessThan(0.2);
});

test('without word of winners nothing is tested', () => {
  expect(judged({ foreseen: 0, seed: 1, paid: false })).toBeNull();
});
