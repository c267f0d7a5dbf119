import { candidateJackpots, configOn, type IsoDate } from '@jackpot/config-schema';
import { type ConstraintName, objectiveOf, type Violation } from '@jackpot/decision';
import type { EvaluationContext } from '../evaluate-candidate.ts';
import type { DrawFilter, JackpotFilter } from '../constraint/constraint.ts';
import { type Draw, drawMoney } from '../draw/draw-money.ts';
import { lossDistribution } from '../loss/loss-distribution.ts';
import type { DrawOption } from './plan-problem.ts';

/** Later draws are planned on so many jackpots at most, spread evenly over the grid: they are decided again when they come. */
const mostJackpots = 400;

/** The options of one draw after the first: evaluated when asked for, and kept. */
export class PlannedDraw {
  readonly drawDate: IsoDate;
  readonly #context: EvaluationContext;
  readonly #config: EvaluationContext['config'];
  readonly #options = new Map<number, DrawOption>();

  constructor(context: EvaluationContext, drawDate: IsoDate) {
    this.#context = context;
    this.#config = configOn(context.config, drawDate);
    this.drawDate = drawDate;
  }

  option(jackpot: number): DrawOption {
    const known = this.#options.get(jackpot);
    if (known) return known;
    const { forecast, carried } = this.#context;
    const config = this.#config;
    const money = drawMoney({ config, jackpot, tickets: forecast({ drawDate: this.drawDate, jackpot }) });
    const option = {
      jackpot,
      objective: objectiveOf(config, money),
      expectedSales: money.expectedSales,
      expectedPrizes: money.expectedPrizes,
      expectedNetRevenue: money.expectedNetRevenue,
      ...(carried && { gain: carried.gain({ drawDate: this.drawDate, jackpot }) }),
    };
    this.#options.set(jackpot, option);
    return option;
  }

  /** The filters that the jackpot misses in this draw, and by how much, with as much cash then as there is now. */
  misses(
    jackpot: number,
    filters: readonly { readonly name: ConstraintName; readonly filter: DrawFilter }[],
  ): Violation[] {
    const draw = this.#drawAt(jackpot);
    const missed = filters.filter(({ filter }) => !filter.allows(draw));
    return missed.map(({ name, filter }) => {
      const { slack } = filter.value({ ...draw, loss: lossDistribution(draw) });
      return { name, amount: -slack, drawDate: this.drawDate };
    });
  }

  /** Tells whether every filter allows the jackpot in this draw, if there is as much cash then as there is now. */
  isAllowed(jackpot: number, filters: readonly DrawFilter[]): boolean {
    const draw = this.#drawAt(jackpot);
    return filters.every((filter) => filter.allows(draw));
  }

  #drawAt(jackpot: number): Draw {
    const { forecast } = this.#context;
    return { config: this.#config, jackpot, tickets: forecast({ drawDate: this.drawDate, jackpot }) };
  }
}

/** The jackpots on which later draws are planned: those of the grid that the filters of amounts let be announced. */
export function plannedJackpots(
  config: EvaluationContext['config'],
  filters: readonly JackpotFilter[],
  most = mostJackpots,
): number[] {
  const jackpots = candidateJackpots(config).filter((jackpot) =>
    filters.every((filter) => filter.value(jackpot).satisfied),
  );
  if (jackpots.length <= most) return jackpots;
  const every = (jackpots.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, at) => jackpots[Math.round(at * every)] ?? config.jackpot.max);
}

/**
 * Number of jackpots that the filters allow in each draw, counted from the lowest and at least one, where a larger jackpot
 * is stopped sooner. Each search begins where that of the draw before ended, since neighbouring draws are much alike.
 */
export function allowedCounts(
  draws: readonly PlannedDraw[],
  jackpots: readonly number[],
  filters: readonly DrawFilter[],
  near = jackpots.length,
): number[] {
  let count = near;
  return draws.map((draw) => {
    count = Math.max(
      1,
      risingCount((at) => draw.isAllowed(jackpots[at] ?? 0, filters), count, jackpots.length),
    );
    return count;
  });
}

/**
 * Number of indices from 0 that satisfy what only low ones satisfy: bisection between ends that doubling steps from `near` find.
 */
export function risingCount(satisfied: (index: number) => boolean, near: number, length: number): number {
  let [low, high] = [near, near];
  for (let step = 1; low > 0 && !satisfied(low - 1); step *= 2) {
    high = low - 1;
    low = Math.max(0, low - step);
  }
  if (low === high)
    for (let step = 1; high < length && satisfied(high); step *= 2) {
      low = high + 1;
      high = Math.min(length, high + step);
    }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (satisfied(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
