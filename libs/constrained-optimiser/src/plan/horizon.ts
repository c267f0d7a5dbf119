import { addDays, type IsoDate } from '@jackpot/config-schema';
import { admissibleCandidates } from '../admissible-candidates.ts';
import { type Candidate, candidatesPastGrid, type DecisionContext } from '../candidate.ts';
import type { Relief } from '../rule.ts';
import { linkedDraws } from './linked-draws.ts';
import type { DrawOption, PlanProblem, PlanWindow } from './plan-problem.ts';
import { planWindows } from './plan-windows.ts';
import { type DrawSpread, drawSpread } from './year-ahead.ts';
import { PlannedDraw, plannedJackpots, safeCounts } from './planned-draws.ts';

const daysPerDraw = 7;

/** The draws of a plan, and what each may have: this draw's evaluated candidates, and every later draw's options. */
export class Horizon {
  readonly dates: readonly IsoDate[];
  /** Problems are posed with these; whoever wants a window kept clear of its bound replaces it. */
  windows: readonly PlanWindow[];
  readonly #context: DecisionContext;
  readonly #candidates: readonly Candidate[];
  readonly #later: readonly PlannedDraw[];
  readonly #jackpots: readonly number[];
  readonly #safe: readonly number[];

  constructor(context: DecisionContext, candidates: readonly Candidate[]) {
    const { config, drawDate, limit } = context;
    this.#context = context;
    this.#candidates = candidates;
    this.dates = Array.from({ length: config.plan.horizonWeeks }, (_, week) => addDays(drawDate, daysPerDraw * week));
    this.windows = planWindows(context, this.dates);
    this.#later = this.dates.slice(1).map((date) => new PlannedDraw(context, date));
    this.#jackpots = plannedJackpots(config);
    this.#safe = safeCounts(this.#later, this.#jackpots, limit);
  }

  /** `chosen`: the jackpot beyond whose end of the grid a lifted grid reaches. */
  problemUnder(relief: Relief, chosen: number | null = null): PlanProblem {
    const { lifted, moreRatio = 0 } = relief;
    const { maxChange } = this.#context.config.jackpot;
    const past = lifted === 'grid' && chosen !== null ? candidatesPastGrid(this.#context, chosen) : [];
    const first = admissibleCandidates([...this.#candidates, ...past], this.#context.limit, relief);
    const later = this.#later.map((draw, at) => {
      const jackpots = this.#jackpots.slice(0, this.#safeCount(at, relief));
      return [...jackpots, ...past.map(({ jackpot }) => jackpot)].map((jackpot) => draw.option(jackpot));
    });
    return {
      ...linkedDraws([first.map(optionOf), ...later], lifted === 'maxChange' ? null : (maxChange ?? null)),
      windows:
        lifted === 'payoutRatio'
          ? []
          : this.windows.map((window) => (moreRatio === 0 ? window : widened(window, moreRatio))),
    };
  }

  /** How prizes and sales of the draws of the first window that is wholly planned spread. */
  spreadsOf(plan: readonly DrawOption[]): DrawSpread[] {
    const { config, forecast } = this.#context;
    return plan.slice(0, config.constraints.payoutRatio.weeks).map(({ jackpot }, at) => {
      const drawDate = this.dates[at] ?? '';
      return drawSpread(config, jackpot, forecast({ drawDate, jackpot }));
    });
  }

  #safeCount(at: number, { lifted, moreCash = 0 }: Relief): number {
    if (lifted === 'cash') return this.#jackpots.length;
    const [draw, safe] = [this.#later[at], this.#safe[at] ?? 0];
    if (moreCash === 0 || draw === undefined) return safe;
    return safeCounts([draw], this.#jackpots, this.#context.limit + moreCash, safe)[0] ?? safe;
  }
}

export function optionOf({ jackpot, money, objectiveValue }: Candidate): DrawOption {
  const { expectedSales, expectedPrizes, expectedNetRevenue } = money;
  return { jackpot, objective: objectiveValue, expectedSales, expectedPrizes, expectedNetRevenue };
}

function widened(window: PlanWindow, moreRatio: number): PlanWindow {
  return { ...window, ratio: window.ratio + (window.bound === 'max' ? moreRatio : -moreRatio) };
}
