import type { DrawOption } from '../plan-problem.ts';
import type { DrawSpread } from '../year-ahead.ts';
import { choicesAfter, floorsAfter, levelsOf, oneMoreUnwon, type Policy, type RolloverGame } from './rollover-game.ts';

/** Spread of a draw's tickets and other prizes, given the option. */
type SpreadOf = (draw: number, option: DrawOption, mustBeWon: boolean) => DrawSpread;

/** Chance of a state, and the first two moments of what was summed on the way there. */
interface Reached {
  chance: number;
  sum: number;
  square: number;
}

/**
 * Spreads of prizes and sales by draw, luck moving the jackpots themselves: the variance of Σ (prizes − ratio · sales) up to each draw is
 * carried through the states with its first two moments, so that what a win does to later jackpots is in it. The luck of a draw is
 * what it adds to that variance.
 *
 * @param ratio about which luck is measured, such as that of the year
 */
export function policySpreads(game: RolloverGame, policy: Policy, ratio: number, spreadOf: SpreadOf): DrawSpread[] {
  const levels = levelsOf(game);
  let states = reachable(levels, 1);
  const [first] = states[Math.min(game.drawsUnwon, levels - 1)] ?? [];
  if (first !== undefined) first.chance = 1;
  let before = 0;
  return game.draws.map((draw, t) => {
    const next = reachable(levels, game.draws[t + 1]?.choices.length ?? draw.options.length);
    const spread = { luck: 0, prizes: 0, covariance: 0, sales: 0 };
    states.forEach((byFloor, unwon) => {
      const { options } = choicesAfter(game, draw, unwon);
      byFloor.forEach((reached, floor) => {
        const at = policy[t]?.[unwon]?.[floor] ?? 0;
        const option = options[at];
        if (reached.chance === 0 || option === undefined) return;
        const { luck, prizes, covariance, sales } = spreadOf(t, option, unwon === game.mustBeWonAfter);
        spread.luck += reached.chance * luck;
        spread.prizes += reached.chance * prizes;
        spread.covariance += reached.chance * covariance;
        spread.sales += reached.chance * sales;
        const floors = floorsAfter(game, draw, unwon, at);
        const won = 1 - floors.reduce((sum, { probability }) => sum + probability, 0);
        const unpaid = option.expectedPrizes - won * option.jackpot - ratio * option.expectedSales;
        arrive(next[0]?.[game.start], reached, won, unpaid + option.jackpot);
        for (const { floor: to, probability } of floors)
          arrive(next[oneMoreUnwon(game, unwon)]?.[to], reached, probability, unpaid);
      });
    });
    states = next;
    const all = states.flat();
    const mean = all.reduce((total, { sum }) => total + sum, 0);
    const variance = all.reduce((total, { square }) => total + square, 0) - mean ** 2;
    const added = variance - before;
    before = variance;
    return { ...spread, luck: spread.luck + added };
  });
}

function reachable(levels: number, floors: number): Reached[][] {
  return Array.from({ length: levels }, () => Array.from({ length: floors }, () => ({ chance: 0, sum: 0, square: 0 })));
}

/** Adds those who come from a state with a probability, each with `more` on its sum. */
function arrive(to: Reached | undefined, from: Reached, probability: number, more: number): void {
  if (to === undefined) return;
  to.chance += probability * from.chance;
  to.sum += probability * (from.sum + more * from.chance);
  to.square += probability * (from.square + 2 * more * from.sum + more * more * from.chance);
}
