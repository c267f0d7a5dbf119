import type { DrawOption } from './plan-problem.ts';

/** Money of one draw, in the country's currency, for each unit of its state. */
export type StateSlopes = Pick<DrawOption, 'objective' | 'expectedSales' | 'expectedPrizes' | 'expectedNetRevenue'>;

/** One planned draw of the path that the program is taken at. */
export interface CarriedDraw {
  readonly state: number;
  /** Share of its state that the next draw keeps. */
  readonly keep: number;
  /** Expected addition of its jackpot, `delay` draws later. */
  readonly gain: number;
  readonly slopes: StateSlopes;
}

/**
 * A plan's states, taken at a path of them: each option is of its draw at the path's state, and a state off the path changes the draw's
 * money by the slopes there.
 */
export interface CarriedState {
  readonly delay: number;
  readonly draws: readonly CarriedDraw[];
  /** Worth of a unit of state in the draw after the last planned one: slope / (1 − keep + r). */
  readonly price: number;
  readonly discount: number;
  /** Worth beyond the horizon along the path. */
  readonly beyond: number;
}

/** By how much the states of a plan differ from the path's, from the second draw to the one after the last. */
export function stateChanges({ delay, draws }: CarriedState, plan: readonly DrawOption[]): number[] {
  const changes: number[] = [0];
  for (const [t, { keep }] of draws.entries()) {
    const from = t + 1 - delay;
    changes.push(keep * (changes[t] ?? 0) + (from < 0 ? 0 : gainChange(draws[from], plan[from])));
  }
  return changes.slice(1);
}

export function gainChange(draw: CarriedDraw | undefined, option: DrawOption | undefined): number {
  return (option?.gain ?? 0) - (draw?.gain ?? 0);
}

/** Worth, in the draw after the last planned one, of a unit that the jackpot of draw `from` adds to no planned draw. */
export function priceAfter({ delay, draws, price, discount }: CarriedState, from: number): number {
  return price / (1 + discount) ** (from + delay - draws.length);
}

/** A plan's options with the money that its own states bring. */
export function playedOut(plan: readonly DrawOption[], carried: CarriedState | null): readonly DrawOption[] {
  if (carried === null) return plan;
  const changes = stateChanges(carried, plan);
  return plan.map((option, t) => {
    const change = t === 0 ? 0 : (changes[t - 1] ?? 0);
    const slopes = carried.draws[t]?.slopes;
    if (slopes === undefined) return option;
    return {
      ...option,
      objective: option.objective + change * slopes.objective,
      expectedSales: option.expectedSales + change * slopes.expectedSales,
      expectedPrizes: option.expectedPrizes + change * slopes.expectedPrizes,
      expectedNetRevenue: option.expectedNetRevenue + change * slopes.expectedNetRevenue,
    };
  });
}

/** Worth of what a plan leaves to the draws after it; 0 where nothing is carried. */
export function worthBeyond(plan: readonly DrawOption[], carried: CarriedState | null): number {
  if (carried === null) return 0;
  const { delay, draws, price, beyond } = carried;
  const late = draws.reduce((sum, draw, from) => {
    const arrives = from + delay > draws.length;
    return arrives ? sum + priceAfter(carried, from) * gainChange(draw, plan[from]) : sum;
  }, 0);
  return beyond + price * (stateChanges(carried, plan).at(-1) ?? 0) + late;
}

/** Worth of a unit that this draw's jackpot adds: in later draws of the plan, and beyond it. */
export function worthOfUnit(carried: CarriedState): { readonly later: number; readonly beyond: number } {
  const { delay, draws, price } = carried;
  if (delay > draws.length) return { later: 0, beyond: priceAfter(carried, 0) };
  let [left, later] = [1, 0];
  for (const { keep, slopes } of draws.slice(delay)) {
    later += left * slopes.objective;
    left *= keep;
  }
  return { later, beyond: left * price };
}
