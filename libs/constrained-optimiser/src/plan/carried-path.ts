import { type IsoDate, configOn, drawsPerYear } from '@jackpot/config-schema';
import { objectiveOf } from '@jackpot/decision';
import type { CarriedDemand } from '../carried-demand.ts';
import type { EvaluationContext } from '../evaluate-candidate.ts';
import type { AnnouncedDraw } from '../decision-input.ts';
import { drawMoney } from '../draw/draw-money.ts';
import type { CarriedState, StateSlopes } from './carried-state.ts';

/** Jackpots that a draw may have, with their shares. */
export type JackpotMixture = readonly { readonly jackpot: number; readonly share: number }[];

/** States along a course of jackpots, and the money that each is worth there. */
export function carriedAlong(
  context: Pick<EvaluationContext, 'config' | 'drawDate'>,
  demand: CarriedDemand,
  dates: readonly IsoDate[],
  mixtures: readonly JackpotMixture[],
): CarriedState {
  const { config, drawDate } = context;
  const { delay, discount } = demand;
  const keeps = dates.map((date) => demand.keep(date));
  const gains = dates.map((date, t) =>
    expected(mixtures[t] ?? [], (jackpot) => demand.gain({ drawDate: date, jackpot })),
  );
  const states = statesAlong(demand, keeps, gains);
  const draws = dates.map((date, t) => {
    const state = states[t] ?? demand.start;
    const slopes = slopesAt(config, demand, date, state, mixtures[t] ?? []);
    return { state, keep: keeps[t] ?? 0, gain: gains[t] ?? 0, slopes };
  });
  const year = draws.slice(-drawsPerYear(config, drawDate));
  const meanOf = (value: (draw: (typeof draws)[number]) => number) =>
    year.reduce((sum, draw) => sum + value(draw), 0) / year.length;
  // A unit is worth its slope in each draw after the last, as long as it stays: Σ slope keep^k / (1 + r)^(k + 1).
  const price = meanOf(({ slopes }) => slopes.objective) / (1 - meanOf(({ keep }) => keep) + discount);
  const late = [...demand.arriving, ...gains].slice(dates.length);
  const beyond = late.reduce(
    (sum, gain, k) => sum + (price * gain) / (1 + discount) ** (k + 1),
    price * (states.at(-1) ?? 0),
  );
  return { delay, draws, price, discount, beyond };
}

/** States of the planned draws and of the one after them, where their jackpots add `gains`. */
export function statesAlong(
  { start, arriving }: Pick<CarriedDemand, 'start' | 'arriving'>,
  keeps: readonly number[],
  gains: readonly number[],
): number[] {
  const additions = [...arriving, ...gains];
  const states = [start];
  for (const [t, keep] of keeps.entries()) states.push(keep * (states[t] ?? 0) + (additions[t] ?? 0));
  return states;
}

function expected(mixture: JackpotMixture, value: (jackpot: number) => number): number {
  return mixture.reduce((sum, { jackpot, share }) => sum + share * value(jackpot), 0);
}

/** Central differences of a draw's money by its state. */
function slopesAt(
  config: EvaluationContext['config'],
  demand: CarriedDemand,
  drawDate: IsoDate,
  state: number,
  mixture: JackpotMixture,
): StateSlopes {
  const step = demand.difference(state);
  const rules = configOn(config, drawDate);
  const moneyAt = (at: number, jackpot: number) =>
    drawMoney({ config: rules, jackpot, tickets: demand.forecast({ drawDate, jackpot }, at) });
  const ends = mixture.map(({ jackpot, share }) => ({
    share,
    up: moneyAt(state + step, jackpot),
    down: moneyAt(state - step, jackpot),
  }));
  const slope = (value: (money: ReturnType<typeof drawMoney>) => number) =>
    ends.reduce((sum, { share, up, down }) => sum + share * (value(up) - value(down)), 0) / (2 * step);
  return {
    objective: slope((money) => objectiveOf(config, money)),
    expectedSales: slope(({ expectedSales }) => expectedSales),
    expectedPrizes: slope(({ expectedPrizes }) => expectedPrizes),
    expectedNetRevenue: slope(({ expectedNetRevenue }) => expectedNetRevenue),
  };
}

/** Tickets of each draw at the path's state; of a draw that is not planned, at the first one's. */
export function forecastAlong(
  demand: CarriedDemand,
  dates: readonly IsoDate[],
  { draws }: CarriedState,
): (draw: AnnouncedDraw) => ReturnType<CarriedDemand['forecast']> {
  const states = new Map(dates.map((date, t) => [date, draws[t]?.state ?? demand.start]));
  return (draw) => demand.forecast(draw, states.get(draw.drawDate) ?? demand.start);
}
