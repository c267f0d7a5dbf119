import type { Highs } from 'highs';
import { excessAtMost } from '../../tolerances.ts';
import { planGap } from '../integer-plan.ts';
import { SolverError } from '../solver.ts';
import { bestPolicy } from './best-policy.ts';
import {
  columnOf,
  type MixtureAim,
  NEGLIGIBLE,
  type PolicyColumn,
  policyMixture,
  type PolicyMixture,
  rewardAt,
  roomOf,
  scaleOf,
} from './policy-mixture.ts';
import { type RolloverGame, withFirst } from './rollover-game.ts';

/** A first jackpot, an option of the first draw, with the best mixture of policies that begins with it. */
export interface FirstChoice {
  readonly first: number;
  readonly mixture: PolicyMixture;
}

/** The plan of a game that rolls over. */
export interface RolloverPlan extends FirstChoice {
  /** Policy that is followed: it begins with the first jackpot and misses the windows, in expectation, by no more than must be. */
  readonly followed: PolicyColumn;
  /** No mixture of policies does better. */
  readonly bound: number;
  /** Of the followed policy, to that bound. */
  readonly gap: number;
}

/** Aim where every window can be kept. */
const kept: MixtureAim = { aim: 'objective', excessAtMost: 0 };

/**
 * Aim in a game: the objective within its windows or, where no mixture keeps them, within their least excess; with policies to
 * begin with.
 */
export function aimOf(
  highs: Highs,
  game: RolloverGame,
): { readonly aim: MixtureAim; readonly seeds: readonly PolicyColumn[] } {
  const least = policyMixture(highs, game, { aim: 'leastExcess', excessAtMost: Infinity }, []);
  const [seeds, excess] = [least.columns.map(({ column }) => column), -least.value];
  if (excess <= NEGLIGIBLE * scaleOf(game)) return { aim: kept, seeds };
  return { aim: { aim: 'objective', excessAtMost: excessAtMost(excess, scaleOf(game)) }, seeds };
}

/** Mixtures of one game and aim: the free one, and those that begin with a given option, each found once. */
export class Mixtures {
  readonly free: PolicyMixture;
  readonly #highs: Highs;
  readonly #game: RolloverGame;
  readonly #aim: MixtureAim;
  readonly #byFirst = new Map<number, PolicyMixture | null>();

  constructor(highs: Highs, game: RolloverGame, aim: MixtureAim, seeds: readonly PolicyColumn[]) {
    this.#highs = highs;
    this.#game = game;
    this.#aim = aim;
    this.free = policyMixture(highs, game, aim, seeds);
  }

  /** Value that no mixture which begins with the option exceeds. */
  boundOf(first: number): number {
    return this.free.boundByFirst[first] ?? -Infinity;
  }

  /** The best mixture that begins with the option; null if none satisfies the aim. */
  withFirst(first: number): PolicyMixture | null {
    const known = this.#byFirst.get(first);
    if (known !== undefined) return known;
    const found = this.#solved(first);
    this.#byFirst.set(first, found);
    return found;
  }

  #solved(first: number): PolicyMixture | null {
    const game = withFirst(this.#game, first);
    const allowed = this.#aim.excessAtMost + NEGLIGIBLE * scaleOf(game);
    const begun = this.free.columns.map(({ column: { policy } }) =>
      columnOf(game, [(policy[0] ?? []).map(() => Int32Array.of(first)), ...policy.slice(1)]),
    );
    const least = policyMixture(this.#highs, game, { aim: 'leastExcess', excessAtMost: Infinity }, begun);
    if (-least.value > allowed) return null;
    const seeds = least.columns.map(({ column }) => column);
    return policyMixture(this.#highs, game, this.#aim, [...seeds, ...begun]);
  }

  /** The first option with the best mixture, of equal ones the lowest: tried by falling bound until none left can be better. */
  best(): FirstChoice {
    const options = Array.from(this.free.boundByFirst, (bound, first) => ({ bound, first }));
    options.sort((a, b) => b.bound - a.bound || a.first - b.first);
    const equal = NEGLIGIBLE * scaleOf(this.#game);
    let best: FirstChoice | null = null;
    for (const { bound, first } of options) {
      if (best !== null && bound < best.mixture.value - equal) break;
      const mixture = this.withFirst(first);
      if (mixture === null) continue;
      const isBetter = best === null || mixture.value > best.mixture.value + equal;
      const isEqual = best !== null && mixture.value >= best.mixture.value - equal;
      if (isBetter || (isEqual && best !== null && first < best.first)) best = { first, mixture };
    }
    if (best === null) throw new SolverError('no jackpot begins a policy that keeps what a mixture of policies keeps');
    return best;
  }

  /** The plan that begins with a first option. */
  plan({ first, mixture }: FirstChoice): RolloverPlan {
    const game = withFirst(this.#game, first);
    const followed = bestSingle(game, mixture, this.#aim.excessAtMost);
    const bound = Math.max(this.free.bound, followed.objective);
    return { first, mixture, followed, bound, gap: planGap({ value: followed.objective, bound }, scaleOf(game)) };
  }
}

/** The windows' multipliers times these find single policies that keep them, where a mixture's own policies each miss some. */
const FACTORS = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 1, 1.02, 1.05, 1.1, 1.2, 1.5, 2, 3, 5, 10];

/** The best of the mixture's policies, and of those at multiples of its prices, that misses windows by no more than allowed. */
function bestSingle(game: RolloverGame, mixture: PolicyMixture, allowed: number): PolicyColumn {
  const priced = FACTORS.map((factor) => {
    const raised = mixture.prices.map((price) => price * factor);
    return columnOf(game, bestPolicy(game, rewardAt(game, 'objective', raised)).policy);
  });
  const excessOf = ({ beyond }: PolicyColumn) =>
    game.windows.reduce((sum, window, at) => sum + Math.max(0, (beyond[at] ?? 0) - roomOf(window)), 0);
  const most = allowed + NEGLIGIBLE * scaleOf(game);
  const within = [...mixture.columns.map(({ column }) => column), ...priced].filter((one) => excessOf(one) <= most);
  return (
    within.reduce<PolicyColumn | null>(
      (top, other) => (top !== null && top.objective >= other.objective ? top : other),
      null,
    ) ?? blended(mixture)
  );
}

/** The mixture itself, where no single policy keeps the windows: which of its policies is followed is left to chance, and the likeliest is told. */
function blended({ columns }: PolicyMixture): PolicyColumn {
  const [first, ...others] = columns.toSorted((a, b) => b.share - a.share);
  if (first === undefined) throw new SolverError('a mixture of policies is made of some');
  const sum = (of: (column: PolicyColumn) => number) =>
    others.reduce((total, { column, share }) => total + share * of(column), first.share * of(first.column));
  return {
    policy: first.column.policy,
    objective: sum(({ objective }) => objective),
    beyond: first.column.beyond.map((_, window) => sum(({ beyond }) => beyond[window] ?? 0)),
    weeks: first.column.weeks.map((week, t) => ({
      objective: sum(({ weeks }) => weeks[t]?.objective ?? 0),
      expectedSales: sum(({ weeks }) => weeks[t]?.expectedSales ?? 0),
      expectedPrizes: sum(({ weeks }) => weeks[t]?.expectedPrizes ?? 0),
      expectedNetRevenue: sum(({ weeks }) => weeks[t]?.expectedNetRevenue ?? 0),
      chances: week.chances.map((_, option) => sum(({ weeks }) => weeks[t]?.chances[option] ?? 0)),
    })),
  };
}
