import {
  type ExpectedWeek,
  floorsAfter,
  levelsOf,
  oneMoreUnwon,
  choicesAfter,
  type Policy,
  type RolloverGame,
} from './rollover-game.ts';

/** Expectations of a policy by draw, over all luck: the distribution of the state is carried forward. */
export function expectedPath(game: RolloverGame, policy: Policy): ExpectedWeek[] {
  const levels = levelsOf(game);
  let states = Array.from({ length: levels }, () => new Float64Array(1));
  (states[Math.min(game.drawsUnwon, levels - 1)] ?? new Float64Array(1))[0] = 1;
  return game.draws.map((draw, t) => {
    const floors = game.draws[t + 1]?.choices.length ?? 0;
    const next = Array.from({ length: levels }, () => new Float64Array(floors));
    const chances = new Float64Array(draw.options.length);
    let [objective, expectedSales, expectedPrizes, expectedNetRevenue] = [0, 0, 0, 0];
    states.forEach((byFloor, unwon) => {
      const { options } = choicesAfter(game, draw, unwon);
      byFloor.forEach((chance, floor) => {
        const at = policy[t]?.[unwon]?.[floor] ?? 0;
        const option = options[at];
        if (chance === 0 || option === undefined) return;
        chances[at] = (chances[at] ?? 0) + chance;
        objective += chance * option.objective;
        expectedSales += chance * option.expectedSales;
        expectedPrizes += chance * option.expectedPrizes;
        expectedNetRevenue += chance * option.expectedNetRevenue;
        let won = chance;
        for (const { floor: to, probability } of floorsAfter(game, draw, unwon, at)) {
          add(next[oneMoreUnwon(game, unwon)], to, chance * probability);
          won -= chance * probability;
        }
        add(next[0], game.start, won);
      });
    });
    states = next;
    return { objective, expectedSales, expectedPrizes, expectedNetRevenue, chances };
  });
}

function add(states: Float64Array | undefined, floor: number, chance: number): void {
  if (states !== undefined && floor < states.length) states[floor] = (states[floor] ?? 0) + chance;
}
