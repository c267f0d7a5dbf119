import {
  type DrawChoices,
  floorsAfter,
  levelsOf,
  oneMoreUnwon,
  choicesAfter,
  type Policy,
  type Reward,
  type RolloverDraw,
  type RolloverGame,
} from './rollover-game.ts';

/** The policy of the largest expected reward. */
interface BestPolicy {
  readonly policy: Policy;
  readonly value: number;
  /** Value by the first draw's option, whether it may be chosen or not, with the best policy afterwards. */
  readonly byFirst: Float64Array;
}

/** Finds it by backward induction over draws and states (Bellman). What an option is worth does not depend on the floor below it. */
export function bestPolicy(game: RolloverGame, reward: Reward): BestPolicy {
  const levels = levelsOf(game);
  let later: readonly Float64Array[] = [];
  let byFirst = new Float64Array();
  const policy: (readonly Int32Array[])[] = [];
  for (let t = game.draws.length - 1; t >= 0; t -= 1) {
    const draw = game.draws[t];
    if (draw === undefined) break;
    const chosen: Int32Array[] = [];
    const values: Float64Array[] = [];
    for (let unwon = 0; unwon < levels; unwon += 1) {
      const worth = worthOfOptions(game, draw, unwon, t, reward, later);
      const best = bestByFloor(choicesAfter(game, draw, unwon), worth);
      chosen.push(best);
      values.push(Float64Array.from(best, (option) => worth[option] ?? 0));
      if (t === 0 && unwon === Math.min(game.drawsUnwon, levels - 1)) byFirst = worth;
    }
    policy.unshift(chosen);
    later = values;
  }
  return { policy, value: later[Math.min(game.drawsUnwon, levels - 1)]?.[0] ?? 0, byFirst };
}

function worthOfOptions(
  game: RolloverGame,
  draw: RolloverDraw,
  unwon: number,
  t: number,
  reward: Reward,
  later: readonly Float64Array[],
): Float64Array<ArrayBuffer> {
  const { options } = choicesAfter(game, draw, unwon);
  const [afterWin, afterNone] = [later[0], later[oneMoreUnwon(game, unwon)]];
  return Float64Array.from(options, (option, at) => {
    let [worth, won] = [reward(t, option), 1];
    for (const { floor, probability } of floorsAfter(game, draw, unwon, at)) {
      won -= probability;
      worth += probability * (afterNone?.[floor] ?? 0);
    }
    return worth + won * (afterWin?.[game.start] ?? 0);
  });
}

/** The best option of each floor's choices, of equal ones the lowest. Choices that end alike are looked through once. */
function bestByFloor({ choices }: DrawChoices, worth: Float64Array): Int32Array {
  const best = new Int32Array(choices.length);
  for (let floor = choices.length - 1; floor >= 0; floor -= 1) {
    const [from, to] = choices[floor] ?? [0, 1];
    const [nextFrom, nextTo] = choices[floor + 1] ?? [to, to];
    let top = nextTo === to && nextFrom >= from && nextFrom < to ? (best[floor + 1] ?? from) : to - 1;
    const end = nextTo === to && nextFrom < to ? nextFrom : to - 1;
    for (let option = end - 1; option >= from; option -= 1) if ((worth[option] ?? 0) >= (worth[top] ?? 0)) top = option;
    best[floor] = top;
  }
  return best;
}
