import { candidateJackpots, type IsoDate } from '@jackpot/config-schema';
import type { DecisionContext } from '../candidate.ts';
import { cashRule } from '../cash-safety-net.ts';
import { drawMoney } from '../draw-money.ts';
import { lossDistribution } from '../loss-distribution.ts';
import type { DrawOption } from './plan-problem.ts';

/** Later draws are planned on so many jackpots at most, spread evenly over the grid: they are decided again when they come. */
const mostJackpots = 400;

/** The options of one draw after the first: evaluated when asked for, and kept. */
export class PlannedDraw {
  readonly drawDate: IsoDate;
  readonly #context: DecisionContext;
  readonly #options = new Map<number, DrawOption>();

  constructor(context: DecisionContext, drawDate: IsoDate) {
    this.#context = context;
    this.drawDate = drawDate;
  }

  option(jackpot: number): DrawOption {
    const known = this.#options.get(jackpot);
    if (known) return known;
    const { config, forecast } = this.#context;
    const money = drawMoney({ config, jackpot, tickets: forecast({ drawDate: this.drawDate, jackpot }) });
    const option = {
      jackpot,
      objective: config.objective === 'netRevenue' ? money.expectedNetRevenue : money.expectedOperatorSurplus,
      expectedSales: money.expectedSales,
      expectedPrizes: money.expectedPrizes,
      expectedNetRevenue: money.expectedNetRevenue,
    };
    this.#options.set(jackpot, option);
    return option;
  }

  /** Whether cash allows the jackpot in this draw, were there as much of it then as there is now. */
  isSafe(jackpot: number, limit: number): boolean {
    const { config, forecast } = this.#context;
    const { probability, exceedance } = cashRule(config);
    const tickets = forecast({ drawDate: this.drawDate, jackpot });
    return exceedance(lossDistribution({ config, jackpot, tickets }))(limit) <= probability;
  }
}

/** The jackpots on which later draws are planned. */
export function plannedJackpots(config: DecisionContext['config']): number[] {
  const jackpots = candidateJackpots(config);
  if (jackpots.length <= mostJackpots) return jackpots;
  const every = (jackpots.length - 1) / (mostJackpots - 1);
  return Array.from({ length: mostJackpots }, (_, at) => jackpots[Math.round(at * every)] ?? config.jackpot.max);
}

/**
 * How many of the jackpots cash allows in each draw, counted from the lowest and at least one, where a larger jackpot
 * loses more. Each search begins where that of the draw before ended, since neighbouring draws are much alike.
 */
export function safeCounts(
  draws: readonly PlannedDraw[],
  jackpots: readonly number[],
  limit: number,
  near = jackpots.length,
): number[] {
  let count = near;
  return draws.map((draw) => {
    count = Math.max(
      1,
      risingCount((at) => draw.isSafe(jackpots[at] ?? 0, limit), count, jackpots.length),
    );
    return count;
  });
}

/** How many indices from 0 satisfy what only low ones satisfy: bisection between ends that doubling steps from `near` find. */
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
