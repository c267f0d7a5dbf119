import { type IsoDate } from '@jackpot/config-schema';
import { exp } from '@jackpot/elementary-functions';
import { calendarUplift } from './demand.ts';
import type { Lottery } from './lottery.ts';
import { normal, type RandomSource } from './random-source.ts';

/** Announces past jackpots by a lottery's `AnnouncementPolicy`, on the grid. */
interface Announcer {
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
      return onGrid(lottery, Math.max(rollover, usualJackpot * factor * exp(lean + wander.sd * state)));
    },
  };
}

function onGrid({ rules }: Lottery, jackpot: number): number {
  const { min, max, step } = rules.jackpot;
  return Math.min(max, Math.max(min, min + Math.round((jackpot - min) / step) * step));
}
