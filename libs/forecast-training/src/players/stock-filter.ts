import type { IsoDate } from '@jackpot/config-schema';
import { log } from '@jackpot/elementary-functions';
import {
  type FlowFeatures,
  type StockState,
  type StockWeights,
  joiningFactor,
  nextState,
  shareKept,
  ticketsPerPlayer,
} from '@jackpot/forecast-model';

/** A draw of the past, with tickets; `null` where there is no row. */
export interface StockDraw extends FlowFeatures {
  readonly drawDate: IsoDate;
  readonly jackpot: number;
  readonly tickets: number | null;
  /** One a kind of draw: 1 if it is of that kind. */
  readonly kinds?: readonly number[];
}

/** The filter's way through the past. */
interface Filtered {
  /** Gaussian log likelihood of the tickets, surprises beyond `CLIP` deviations counted linearly (Huber 1964). */
  readonly logLikelihood: number;
  /** Log tickets less their location, over their scale, of each draw with a row. */
  readonly errors: readonly number[];
  /** Prediction of each draw before its tickets are known; one more for the draw after the last. */
  readonly before: readonly StockState[];
  /** Expected joiners of the last draws who do not pay yet, one a draw of the lead, oldest first. */
  readonly arriving: readonly number[];
}

/** A surprise beyond so many deviations moves the stock no further. */
const CLIP = 4;
/** Of what is not known at first, relative: players, and joiners. */
const FIRST_PLAYERS = 0.05;
const FIRST_JOINERS = 0.5;

/**
 * Kalman filter (Kalman 1960) of two states, players B and joiners m a draw at the reference jackpot:
 * n_t = B_t (1 + payments), B_(t+1) = kept_t B_t + f_(t−lead) m_t (1 + joining), m_(t+1) = m_t (1 + level), f the joining factor.
 * Before the first draw jackpots were usual, and as many joined as left. Players are those of the rules of today without an event: tickets count
 * over those that a player holds in a draw of its kind.
 */
export function filterStock(draws: readonly StockDraw[], weights: StockWeights, lead: number): Filtered {
  const { noise } = weights;
  const playing = draws.map(({ tickets, kinds }) =>
    tickets === null ? null : tickets / ticketsPerPlayer(weights, kinds),
  );
  const first = playing.find((players) => players !== null) ?? 1;
  const factors = draws.map((draw) => joiningFactor(weights, draw));
  const balance = weights.attrition * first;
  let state: StockState = {
    players: first,
    joiners: balance,
    covariance: [(FIRST_PLAYERS * first) ** 2, 0, (FIRST_JOINERS * balance) ** 2],
  };
  const before: StockState[] = [];
  const errors: number[] = [];
  let logLikelihood = 0;
  for (const [t, draw] of draws.entries()) {
    before.push(state);
    let { players, joiners } = state;
    let [a, b, c] = state.covariance;
    const seen = playing[t] ?? null;
    if (seen !== null) {
      const variance = a + (noise.payments * players) ** 2;
      const deviation = Math.sqrt(variance);
      const surprise = (seen - players) / deviation;
      const clipped = Math.min(Math.max(surprise, -CLIP), CLIP);
      const beyond = Math.abs(surprise) - Math.abs(clipped);
      logLikelihood -= log(deviation / players) + clipped ** 2 / 2 + CLIP * beyond;
      errors.push(standardised(seen, players, deviation));
      const [gainPlayers, gainJoiners] = [a / variance, b / variance];
      players += gainPlayers * clipped * deviation;
      joiners += gainJoiners * clipped * deviation;
      [a, b, c] = [a - gainPlayers * a, b - gainPlayers * b, c - gainJoiners * b];
    }
    joiners = Math.max(joiners, 1e-6 * first);
    const kept = shareKept(weights, draw);
    const factor = factors[t - lead] ?? 1;
    state = nextState({ players, joiners, covariance: [a, b, c] }, { kept, factor }, noise);
  }
  before.push(state);
  const arriving = Array.from({ length: lead }, (_, k) => (factors[draws.length - lead + k] ?? 1) * state.joiners);
  return { logLikelihood, errors, before, arriving };
}

/** Error of log tickets in scales, as a forecast from this state has it. */
export function standardised(tickets: number, players: number, deviation: number): number {
  const scale = deviation / players;
  return (log(tickets / players) + scale ** 2 / 2) / scale;
}
