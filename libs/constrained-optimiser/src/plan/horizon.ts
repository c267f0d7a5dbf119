import {
  type CountryConfig,
  configOn,
  drawsInside,
  type IsoDate,
  plannedDraws,
  windowOpens,
} from '@jackpot/config-schema';
import type { Violation } from '@jackpot/decision';
import type { EvaluatedJackpot } from '../evaluated-jackpot.ts';
import { admissibleCandidates, keepingCandidates } from '../constraint/admissible-candidates.ts';
import { type EvaluationContext, evaluateCandidate } from '../evaluate-candidate.ts';
import type { DrawFilter } from '../constraint/constraint.ts';
import { drawFilters, easedWindows, jackpotFilters, planWindows } from '../constraint/constraints.ts';
import { jackpotsPastGrid } from '../constraint/grid.ts';
import { plannedChange } from '../constraint/largest-change.ts';
import { isLifted, moreCash, type Relief } from '../constraint/relief.ts';
import { checkPinned, PinnedJackpotError } from '../pinned-jackpots.ts';
import { linkedDraws } from './linked-draws.ts';
import type { DrawOption, PlanProblem, PlanWindow } from './plan-problem.ts';
import { allowedCounts, PlannedDraw, plannedJackpots } from './planned-draws.ts';
import { type DrawSpread, drawSpread } from './year-ahead.ts';

/** A problem posed otherwise than as the config has it. */
interface Posed {
  readonly relief?: Relief | null;
  /** The jackpot beyond whose end of the grid a lifted grid reaches. */
  readonly chosen?: number;
  /** The windows to keep, where they are not those of the config alone. */
  readonly windows?: readonly PlanWindow[];
  /** True where this draw may have those jackpots alone that miss nothing but what the relief eases: there may be none. */
  readonly keepsAll?: boolean;
}

/** The draws of a plan, and what each later one may have, whatever is announced for this one. */
export class Horizon {
  readonly dates: readonly IsoDate[];
  /** The draw with which the first window ends that holds planned draws alone; null where the horizon is too short. */
  readonly firstWhole: number | null;
  readonly #context: EvaluationContext;
  readonly #later: readonly PlannedDraw[];
  readonly #windows: readonly PlanWindow[];
  readonly #options: readonly (readonly number[])[];
  readonly #mostJackpots: number | undefined;

  /** @param mostJackpots on which each later draw is planned, spread evenly over the grid */
  constructor(context: EvaluationContext, mostJackpots?: number) {
    const { config, drawDate } = context;
    this.#context = context;
    this.#mostJackpots = mostJackpots;
    this.dates = plannedDraws(config, drawDate, config.plan.horizonWeeks);
    this.firstWhole = firstWholeWindow(config, this.dates, drawDate);
    this.#windows = planWindows(context, this.dates);
    this.#later = this.dates.slice(1).map((date) => new PlannedDraw(context, date));
    this.#options = this.#optionsUnder(null);
    this.#checkPinned();
  }

  /** The program whose first draw has one of `evaluated`. */
  problem(
    evaluated: readonly EvaluatedJackpot[],
    { relief = null, chosen, windows = this.#windows, keepsAll = false }: Posed = {},
  ): PlanProblem {
    const { config } = this.#context;
    const past = chosen === undefined ? [] : jackpotsPastGrid(config, chosen, relief);
    const candidates = [...evaluated, ...past.map((jackpot) => evaluateCandidate(this.#context, jackpot))];
    const first =
      keepsAll && relief !== null
        ? this.#keepers(candidates, relief)
        : admissibleCandidates(candidates, this.#context, relief);
    const options = this.#eases(relief) ? this.#optionsUnder(relief) : this.#options;
    const { pinned } = this.#context;
    const later = this.#later.map((draw, at) => {
      const set = pinned.get(draw.drawDate);
      return (set === undefined ? [...(options[at] ?? []), ...past] : [set]).map((jackpot) => draw.option(jackpot));
    });
    const change = plannedChange(config, relief);
    const linked = linkedDraws([first.map((candidate) => optionOf(candidate, this.#context)), ...later], change);
    const set = this.dates.filter((date) => pinned.has(date));
    if (first.length > 0 && set.length > 0 && linked.maxChange !== change)
      throw new PinnedJackpotError(
        `plan.pinned ${set.join(', ')}: no jackpots lead there and keep maxChange in each draw: set others, or widen it`,
      );
    return {
      ...linked,
      carried: this.#context.path,
      windows: easedWindows(windows, relief),
    };
  }

  /** Misses of later draws whose jackpot is set, of what is forecast there, such as the cash. */
  pinnedMisses(relief: Relief | null): Violation[] {
    const filters = drawFilters(this.#context, relief);
    return this.#later.flatMap((draw) => {
      const jackpot = this.#context.pinned.get(draw.drawDate);
      return jackpot === undefined ? [] : draw.misses(jackpot, filters);
    });
  }

  #keepers(candidates: readonly EvaluatedJackpot[], relief: Relief): readonly EvaluatedJackpot[] {
    return this.pinnedMisses(relief).length > 0 ? [] : keepingCandidates(candidates, this.#context, relief);
  }

  /** Spreads of prizes and sales of the draws of the first window that is wholly planned. */
  spreadsOf(plan: readonly DrawOption[]): DrawSpread[] {
    const { config, forecast } = this.#context;
    return plan.slice(0, (this.firstWhole ?? plan.length) + 1).map(({ jackpot }, at) => {
      const drawDate = this.dates[at] ?? '';
      return drawSpread(configOn(config, drawDate), jackpot, forecast({ drawDate, jackpot }));
    });
  }

  /** @throws PinnedJackpotError where a later draw's set jackpot misses what holds whatever is forecast */
  #checkPinned(): void {
    const amounts = jackpotFilters(this.#context, null);
    for (const date of this.dates.slice(1)) {
      const jackpot = this.#context.pinned.get(date);
      if (jackpot !== undefined)
        checkPinned(
          date,
          jackpot,
          amounts.map(({ filter }) => filter.value(jackpot)),
        );
    }
  }

  /** True where a relief lets later draws have more. */
  #eases(relief: Relief | null): boolean {
    const filters = [...this.#context.filters, ...jackpotFilters(this.#context, null)];
    return moreCash(relief) > 0 || filters.some(({ name }) => isLifted(relief, name));
  }

  /** The jackpots that each later draw may have. A filter of amounts that yielded in this draw stops none of them. */
  #optionsUnder(relief: Relief | null): (readonly number[])[] {
    const { config, bounds } = this.#context;
    const amounts = jackpotFilters(this.#context, relief).filter(({ name }) => bounds.names.includes(name));
    const jackpots = plannedJackpots(
      config,
      amounts.map(({ filter }) => filter),
      this.#mostJackpots,
    );
    const filters = drawFilters(this.#context, relief).map(({ filter }) => filter);
    const counts =
      relief === null ? allowedCounts(this.#later, jackpots, filters) : this.#countsNear(jackpots, filters);
    return counts.map((count) => jackpots.slice(0, count));
  }

  /** A relief changes neighbouring draws alike: each search begins as far from where it ended without one as the search before. */
  #countsNear(jackpots: readonly number[], filters: readonly DrawFilter[]): number[] {
    if (filters.length === 0) return this.#later.map(() => jackpots.length);
    let shift = 0;
    return this.#later.flatMap((draw, at) => {
      const without = this.#options[at]?.length ?? 0;
      const near = Math.max(0, Math.min(jackpots.length, without + shift));
      const counts = allowedCounts([draw], jackpots, filters, near);
      shift = (counts[0] ?? without) - without;
      return counts;
    });
  }
}

/** The draw with which the first window ends that holds planned draws alone; null where the horizon is too short. */
export function firstWholeWindow(config: CountryConfig, dates: readonly IsoDate[], drawDate: IsoDate): number | null {
  const { weeks } = config.constraints.payoutRatio;
  const whole = dates.findIndex((date) => drawsInside(config, windowOpens(date, weeks), drawDate).length === 0);
  return whole < 0 ? null : whole;
}

export function optionOf(
  { jackpot, money, objectiveValue }: EvaluatedJackpot,
  { carried, drawDate }: Pick<EvaluationContext, 'carried' | 'drawDate'>,
): DrawOption {
  const { expectedSales, expectedPrizes, expectedNetRevenue } = money;
  const gain = carried && { gain: carried.gain({ drawDate, jackpot }) };
  return { jackpot, objective: objectiveValue, expectedSales, expectedPrizes, expectedNetRevenue, ...gain };
}
