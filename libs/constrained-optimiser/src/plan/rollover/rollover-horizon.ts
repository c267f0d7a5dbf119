import { accrualOf, carriedOn, type IsoDate, plannedDraws } from '@jackpot/config-schema';
import type { Violation } from '@jackpot/decision';
import { admissibleCandidates, keepingCandidates } from '../../constraint/admissible-candidates.ts';
import { drawFilters, easedWindows, jackpotFilters, planWindows } from '../../constraint/constraints.ts';
import { jackpotsPastGrid } from '../../constraint/grid.ts';
import { isLifted, type Relief } from '../../constraint/relief.ts';
import { mustBeWonRules } from '../../constraint/rollover.ts';
import { winProbability } from '../../draw/expected-prizes.ts';
import type { EvaluatedJackpot } from '../../evaluated-jackpot.ts';
import { type EvaluationContext, evaluateCandidate } from '../../evaluate-candidate.ts';
import { checkPinned } from '../../pinned-jackpots.ts';
import { firstWholeWindow, optionOf } from '../horizon.ts';
import { allowedCounts, PlannedDraw, plannedJackpots } from '../planned-draws.ts';
import type { DrawOption } from '../plan-problem.ts';
import { type DrawSpread, drawSpread } from '../year-ahead.ts';
import type { DrawChoices, Floor, RolloverDraw, RolloverGame } from './rollover-game.ts';

/** Later draws are planned on so many jackpots at most: a floor between two of them counts as the upper one. */
const MOST_JACKPOTS = 200;

/** A problem posed otherwise than as the config has it. */
interface Posed {
  readonly relief?: Relief | null;
  /** The jackpot beyond whose end of the grid a lifted grid reaches. */
  readonly chosen?: number;
  /** True where this draw may have those jackpots alone that miss nothing but what the relief eases: there may be none. */
  readonly keepsAll?: boolean;
}

/** The draws of a game whose jackpot accrues, and what each later one may have at each floor. */
export class RolloverHorizon {
  readonly dates: readonly IsoDate[];
  /** The draw with which the first window ends that holds planned draws alone; null where the horizon is too short. */
  readonly firstWhole: number | null;
  readonly #context: EvaluationContext;
  readonly #jackpots: readonly number[];
  readonly #later: readonly { readonly usual: PlannedDraw; readonly mustBeWon: PlannedDraw }[];
  readonly #floors = new Map<string, readonly Floor[]>();
  readonly #spreads = new Map<string, DrawSpread>();

  constructor(context: EvaluationContext) {
    const { config, drawDate } = context;
    this.#context = context;
    this.dates = plannedDraws(config, drawDate, config.plan.horizonWeeks);
    this.firstWhole = firstWholeWindow(config, this.dates, drawDate);
    this.#jackpots = this.#plannedJackpots();
    const certain = { ...context, config: mustBeWonRules(config) };
    this.#later = this.dates.slice(1).map((date) => ({
      usual: new PlannedDraw(context, date),
      mustBeWon: new PlannedDraw(certain, date),
    }));
    this.#checkPinned();
  }

  /** The game whose first draw has one of `evaluated`. */
  game(evaluated: readonly EvaluatedJackpot[], { relief = null, chosen, keepsAll = false }: Posed = {}): RolloverGame {
    const context = this.#context;
    const { config, drawDate, unwon } = context;
    const past = chosen === undefined ? [] : jackpotsPastGrid(config, chosen, relief);
    const candidates = [...evaluated, ...past.map((jackpot) => evaluateCandidate(context, jackpot))];
    const isKept = keepsAll && relief !== null;
    const first = isKept ? this.#keepers(candidates, relief) : admissibleCandidates(candidates, context, relief);
    const options = first.map((candidate) => optionOf(candidate, context));
    const all = { options, choices: [[0, options.length] as const] };
    const after = accrualOf(config)?.mustBeWon?.after ?? null;
    return {
      draws: [
        { ...all, mustBeWon: all, unwon: options.map(({ jackpot }) => this.#floorsAfter(drawDate, jackpot)) },
        ...this.#laterDraws(relief),
      ],
      windows: easedWindows(planWindows(context, this.dates), relief),
      start: this.#floorOf(accrualOf(config)?.start ?? 0),
      drawsUnwon: after === null ? 0 : Math.min(unwon, after),
      mustBeWonAfter: after,
    };
  }

  /** Misses of later draws whose jackpot is set, of what is forecast there, such as the cash. */
  pinnedMisses(relief: Relief | null): Violation[] {
    const filters = drawFilters(this.#context, relief);
    return this.#later.flatMap(({ usual }) => {
      const jackpot = this.#context.pinned.get(usual.drawDate);
      return jackpot === undefined ? [] : usual.misses(jackpot, filters);
    });
  }

  /** Spread of a draw's tickets and other prizes: the jackpot's luck is that of the policy. */
  spreadOf(draw: number, { jackpot }: DrawOption, mustBeWon: boolean): DrawSpread {
    const { forecast } = this.#context;
    const config = mustBeWon ? mustBeWonRules(this.#context.config) : this.#context.config;
    const drawDate = this.dates[draw] ?? '';
    const key = `${drawDate} ${jackpot} ${mustBeWon}`;
    const known = this.#spreads.get(key);
    if (known !== undefined) return known;
    const tickets = forecast({ drawDate, jackpot });
    const spread = { ...drawSpread(config, jackpot, tickets), luck: drawSpread(config, 0, tickets).luck };
    this.#spreads.set(key, spread);
    return spread;
  }

  /** The planned jackpot at a floor's index. */
  jackpotAt(floor: number): number {
    return this.#jackpots[floor] ?? 0;
  }

  #keepers(candidates: readonly EvaluatedJackpot[], relief: Relief): readonly EvaluatedJackpot[] {
    return this.pinnedMisses(relief).length > 0 ? [] : keepingCandidates(candidates, this.#context, relief);
  }

  #laterDraws(relief: Relief | null): RolloverDraw[] {
    const filters = drawFilters(this.#context, relief).map(({ filter }) => filter);
    const isFree = isLifted(relief, 'rollover');
    const counts = (draws: readonly PlannedDraw[]) => allowedCounts(draws, this.#jackpots, filters);
    const usual = counts(this.#later.map((draw) => draw.usual));
    const after = accrualOf(this.#context.config)?.mustBeWon;
    const mustBeWon = after && counts(this.#later.map((draw) => draw.mustBeWon));
    const choices = (draw: PlannedDraw, count = 1): DrawChoices => {
      const set = this.#context.pinned.get(draw.drawDate);
      const options = this.#jackpots.map((jackpot) => draw.option(jackpot));
      return {
        options,
        choices: options.map((_, at) => {
          const floor = isFree ? 0 : at;
          if (set === undefined) return [floor, Math.max(floor + 1, count)];
          const from = Math.max(floor, this.#floorOf(set));
          return [from, from + 1];
        }),
      };
    };
    return this.#later.map((draw, at) => {
      const open = choices(draw.usual, usual[at]);
      return {
        ...open,
        mustBeWon: mustBeWon ? choices(draw.mustBeWon, mustBeWon[at]) : open,
        unwon: this.#jackpots.map((jackpot) => this.#floorsAfter(draw.usual.drawDate, jackpot)),
      };
    });
  }

  /** The floors that a jackpot leaves unwon, by what the draw may sell. */
  #floorsAfter(drawDate: IsoDate, jackpot: number): readonly Floor[] {
    const key = `${drawDate} ${jackpot}`;
    const known = this.#floors.get(key);
    if (known !== undefined) return known;
    const { config, forecast } = this.#context;
    const chances = new Map<number, number>();
    for (const { tickets, probability } of forecast({ drawDate, jackpot }).points) {
      const floor = this.#floorOf(carriedOn(config, jackpot, tickets * config.ticketPrice));
      const unwon = probability * (1 - winProbability(config.prizes.jackpot, tickets));
      chances.set(floor, (chances.get(floor) ?? 0) + unwon);
    }
    const floors = [...chances].map(([floor, probability]) => ({ floor, probability }));
    this.#floors.set(key, floors);
    return floors;
  }

  /** The lowest planned jackpot that is at least the amount; the highest where none is. */
  #floorOf(amount: number): number {
    const rounding = 1e-9 * amount;
    let [low, high] = [0, this.#jackpots.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#jackpots[middle] ?? 0) >= amount - rounding) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #plannedJackpots(): number[] {
    const { config, bounds } = this.#context;
    const amounts = jackpotFilters(this.#context, null).filter(({ name }) => bounds.names.includes(name));
    return plannedJackpots(
      config,
      amounts.map(({ filter }) => filter),
      MOST_JACKPOTS,
    );
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
}
