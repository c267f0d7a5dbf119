import type { IsoDate } from '@jackpot/config-schema';
import { exp } from '@jackpot/elementary-functions';
import { type Demand, expectedTickets, relativeAppeal, type Subscription } from './demand.ts';
import { plannedSpend } from './marketing.ts';
import { yearlySeason } from './season.ts';

/**
 * The truth about what earlier jackpots leave to a draw: a state, of which each draw keeps a share and to which each jackpot adds
 * `delay` draws later. It is the average of past appeals, or the number of players.
 */
export interface CarriedTruth {
  readonly delay: number;
  /** State of the next draw. */
  readonly start: number;
  /** Additions to the states of the draws after the next one that are on their way already, in their order. */
  readonly arriving: readonly number[];
  readonly keep: (date: IsoDate) => number;
  /** E[addition] of a jackpot announced for the draw on `date`, `ahead` draws after the last one held. */
  readonly gain: (date: IsoDate, jackpot: number, ahead: number) => number;
}

/** Share of an average's state that a draw keeps is what the next addition lacks. */
export function appealGain(demand: Demand, keep: number, jackpot: number): number {
  return (1 - keep) * relativeAppeal(demand, jackpot);
}

/** Players who stay from the draw on `date` to the next, as a share. */
export function playersKept({ attritionPerDraw, attritionSeason }: Subscription, date: IsoDate): number {
  return 1 - attritionPerDraw * exp(yearlySeason(attritionSeason, date));
}

/** E[players who join] on a jackpot and the marketing of its draw, over residual and noise. */
export function expectedJoiners(
  demand: Demand,
  { attritionPerDraw }: Subscription,
  date: IsoDate,
  jackpot: number,
  marketingSpend = plannedSpend(demand.marketing, date),
): number {
  return attritionPerDraw * expectedTickets(demand, date, jackpot, marketingSpend);
}

/**
 * Standard deviation of the log of players `ahead` draws after the last one held: those on their way are known, and each later
 * group of joiners has its own shock, residual and noise.
 */
export function playersDeviation(
  { residual: { sd, autocorrelation }, noise }: Demand,
  { leadDraws, attritionPerDraw, payments }: Subscription,
  ahead: number,
): number {
  const groups = Math.max(0, ahead - leadDraws - 1);
  let variance = payments ** 2;
  for (let i = 1; i <= groups; i += 1)
    for (let j = 1; j <= groups; j += 1) {
      const shared = sd ** 2 * (autocorrelation ** Math.abs(i - j) - autocorrelation ** (i + j));
      const stays = (1 - attritionPerDraw) ** (2 * groups - i - j);
      variance += attritionPerDraw ** 2 * stays * (shared + (i === j ? noise ** 2 : 0));
    }
  return Math.sqrt(variance);
}
