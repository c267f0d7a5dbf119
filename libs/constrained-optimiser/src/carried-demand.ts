import type { IsoDate } from '@jackpot/config-schema';
import type { TicketDistribution } from '@jackpot/forecast-model';
import type { AnnouncedDraw } from './decision-input.ts';

/**
 * Effect of earlier jackpots on later draws: a state z of each draw, of which the next keeps a share and to which a jackpot adds
 * `delay` draws later: z(t + 1) = keep(t) z(t) + gain of the jackpot of draw t + 1 − delay. It is the number of players of a
 * subscription lottery, or an average of past jackpots (`docs/players.md`).
 */
export interface CarriedDemand {
  readonly kind: 'draw' | 'subscription';
  /** Draws from a jackpot's own to the first whose state holds what it adds: at least 1. */
  readonly delay: number;
  /** State of the draw to decide. */
  readonly start: number;
  /** Additions to the states of the draws after it that are on their way already: `delay` − 1 of them. */
  readonly arriving: readonly number[];
  /** Share of the state of the draw on a date that the next one keeps. */
  readonly keep: (date: IsoDate) => number;
  /** Addition that a jackpot makes. */
  readonly gain: (draw: AnnouncedDraw) => number;
  /** Tickets of a draw whose state is given. */
  readonly forecast: (draw: AnnouncedDraw, state: number) => TicketDistribution;
  /** Discount of one draw, r, for what lies beyond the horizon. */
  readonly discount: number;
  /** Difference of a state over which slopes of money are taken. */
  readonly difference: (state: number) => number;
  /** State as people read it: players, or the share by which earlier jackpots raise sales. */
  readonly shown: (state: number) => number;
}
