import type { DrawOption, PlanWindow } from '../plan-problem.ts';

/** A least jackpot of the next draw, an index of that draw's options, and its probability. */
export interface Floor {
  readonly floor: number;
  readonly probability: number;
}

/** Jackpots of a draw, by rising amount, and those of them that may be announced. */
export interface DrawChoices {
  readonly options: readonly DrawOption[];
  /** By floor, the options that may be chosen: from the first to before the last, at least one. */
  readonly choices: readonly (readonly [from: number, to: number])[];
}

/** One draw of a game that rolls over. */
export interface RolloverDraw extends DrawChoices {
  /** The same jackpots where the draw must be won. */
  readonly mustBeWon: DrawChoices;
  /** Floors of the next draw where the jackpot is not won, by option: they sum to the probability of that. */
  readonly unwon: readonly (readonly Floor[])[];
}

/**
 * A game whose unwon jackpot is carried over. Its state before a draw is the floor of that draw's jackpot and, where a
 * jackpot must be won some day, the draws since it was: luck moves it, so that a plan is a policy.
 */
export interface RolloverGame {
  /** The first one has one floor, 0. */
  readonly draws: readonly RolloverDraw[];
  readonly windows: readonly PlanWindow[];
  /** Floor of a draw after one that was won. */
  readonly start: number;
  /** Draws since the jackpot was won, before the first one. */
  readonly drawsUnwon: number;
  /** So many draws without a win make the next one a draw that must be won; null where no rule does. */
  readonly mustBeWonAfter: number | null;
}

/** Choice of a jackpot in every draw and state: an option by floor, of each number of draws since a win. */
export type Policy = readonly (readonly Int32Array[])[];

/** Expectations of a draw, over luck and under a policy. */
export interface ExpectedWeek {
  readonly objective: number;
  readonly expectedSales: number;
  readonly expectedPrizes: number;
  readonly expectedNetRevenue: number;
  /** P(option is announced), by option. */
  readonly chances: Float64Array;
}

/** Money of a draw, as it counts in the value of a policy. */
export type Reward = (draw: number, option: DrawOption) => number;

/** Numbers of draws since a win that the state tells apart. */
export function levelsOf({ mustBeWonAfter }: RolloverGame): number {
  return mustBeWonAfter === null ? 1 : mustBeWonAfter + 1;
}

/** The jackpots of a draw after so many without a win. */
export function choicesAfter(game: RolloverGame, draw: RolloverDraw, unwon: number): DrawChoices {
  return unwon === game.mustBeWonAfter ? draw.mustBeWon : draw;
}

/** Floors of the next draw if the option is not won; none where the draw must be won. */
export function floorsAfter(game: RolloverGame, draw: RolloverDraw, unwon: number, option: number): readonly Floor[] {
  return unwon === game.mustBeWonAfter ? [] : (draw.unwon[option] ?? []);
}

/** Draws since a win, as the state tells them, after one more that was not won. */
export function oneMoreUnwon({ mustBeWonAfter }: RolloverGame, unwon: number): number {
  return mustBeWonAfter === null ? 0 : Math.min(unwon + 1, mustBeWonAfter);
}

/** The same game, its first draw with one option. */
export function withFirst(game: RolloverGame, option: number): RolloverGame {
  const [first, ...later] = game.draws;
  if (first === undefined) return game;
  const choices = [[option, option + 1] as const];
  return { ...game, draws: [{ ...first, choices, mustBeWon: { ...first.mustBeWon, choices } }, ...later] };
}
