import fc from 'fast-check';
import type { DrawOption, PlanWindow } from '../../../src/plan/plan-problem.ts';
import type { Floor, RolloverDraw, RolloverGame } from '../../../src/plan/rollover/rollover-game.ts';

/** A game of few draws and amounts, in which what is unwon is carried over with a share of sales. */
export function rolloverGames(draws: number, amounts: readonly number[]) {
  return fc
    .record({
      levels: fc.array(fc.double({ min: 5, max: 15, noNaN: true }), { minLength: draws, maxLength: draws }),
      elasticity: fc.double({ min: 0, max: 0.8, noNaN: true }),
      odds: fc.double({ min: 4, max: 30, noNaN: true }),
      carries: fc.double({ min: 0, max: 0.3, noNaN: true }),
      after: fc.constantFrom(null, 1, 2),
      unwon: fc.integer({ min: 0, max: 2 }),
      bounds: fc.constantFrom(['max'], ['min'], ['min', 'max'] as const),
      pastRatio: fc.double({ min: 0.35, max: 0.6, noNaN: true }),
      ratio: fc.double({ min: 0.4, max: 0.6, noNaN: true }),
    })
    .map((game): RolloverGame => {
      const top = amounts.at(-1) ?? 1;
      const floorOf = (jackpot: number) => amounts.findIndex((amount) => amount >= Math.min(top, jackpot));
      return {
        draws: game.levels.map((level, t): RolloverDraw => {
          const sold = (jackpot: number) => [0.8, 1.2].map((luck) => luck * level * (jackpot / 4) ** game.elasticity);
          const winsAt = (sales: number) => 1 - Math.exp(-sales / game.odds);
          const option = (jackpot: number, certain: boolean): DrawOption => {
            const [low = 0, high = 0] = sold(jackpot);
            const expectedSales = (low + high) / 2;
            const won = certain ? 1 : (winsAt(low) + winsAt(high)) / 2;
            const expectedPrizes = 0.25 * expectedSales + jackpot * won;
            const objective = expectedSales - expectedPrizes;
            return { jackpot, objective, expectedSales, expectedPrizes, expectedNetRevenue: objective };
          };
          const unwon = (jackpot: number): Floor[] =>
            sold(jackpot).map((sales) => ({
              floor: floorOf(jackpot + game.carries * sales),
              probability: (1 - winsAt(sales)) / 2,
            }));
          // One that must be won pays more surely: the largest jackpot is announced only where it is the floor.
          const choicesTo = (to: number) =>
            t === 0
              ? [[0, amounts.length] as const]
              : amounts.map((_, floor) => [floor, Math.max(floor + 1, to)] as const);
          return {
            options: amounts.map((jackpot) => option(jackpot, false)),
            choices: choicesTo(amounts.length),
            mustBeWon: {
              options: amounts.map((jackpot) => option(jackpot, true)),
              choices: choicesTo(amounts.length - 1),
            },
            unwon: amounts.map(unwon),
          };
        }),
        windows: game.levels.flatMap((_, last) =>
          game.bounds.map((bound): PlanWindow => {
            const pastSales = 10 * Math.max(0, 2 - last);
            const window = { first: Math.max(0, last - 2), last, pastSales, pastPrizes: game.pastRatio * pastSales };
            const ratio = bound === 'max' ? game.ratio + 0.1 : game.ratio - 0.05;
            return { constraint: 'payoutRatio', bound, ratio, margin: 0, ...window };
          }),
        ),
        start: 0,
        drawsUnwon: Math.min(game.unwon, game.after ?? 0),
        mustBeWonAfter: game.after,
      };
    });
}
