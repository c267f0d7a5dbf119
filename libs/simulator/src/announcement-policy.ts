import { type IsoDate } from '@jackpot/config-schema';
import { calendarUplift } from './demand.ts';
import type { Lottery } from './lottery.ts';
import { normal, type RandomSource } from './random-source.ts';

/**
 * How the operator announced jackpots in the past, on the grid:
 * ln J = ln `usualJackpot` + `leanToGoodWeeks` · calendar uplift + a wandering part + now and then a special.
 * The lean is what confounds: larger jackpots stood in weeks that were going to sell well anyway.
 */
export interface AnnouncementPolicy {
  readonly usualJackpot: number;
  readonly leanToGoodWeeks: number;
  /** Stationary first-order autoregression of ln J. */
  readonly wander: { readonly sd: number; readonly autocorrelation: number };
  /** A jackpot `factor` times larger with this chance a week. */
  readonly special: { readonly probability: number; readonly factor: number };
}

export interface Announcer {
  /** Answers the jackpot of the next draw, with `rollover` (0 for none) as its lower bound. Call it once a draw. */
  announce(date: IsoDate, rollover: number): number;
}

export function pastAnnouncer(lottery: Lottery, random: RandomSource): Announcer {
  const { usualJackpot, leanToGoodWeeks, wander, special } = lottery.history;
  const innovation = Math.sqrt(1 - wander.autocorrelation ** 2);
  let state = normal(random);
  return {
    announce(date, rollover) {
      state = wander.autocorrelation * state + innovation * normal(random);
      const factor = random() < special.probability ? special.factor : 1;
      const lean = leanToGoodWeeks * calendarUplift(lottery.demand, date);
      return onGrid(lottery, Math.max(rollover, usualJackpot * factor * Math.exp(lean + wander.sd * state)));
    },
  };
}

function onGrid({ rules }: Lottery, jackpot: number): number {
  const { min, max, step } = rules.jackpot;
  return Math.min(max, Math.max(min, min + Math.round((jackpot - min) / step) * step));
}
