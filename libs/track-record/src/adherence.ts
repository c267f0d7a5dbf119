import type { DrawOutcome } from './draw-outcome.ts';

/** Share of recommendations that were announced, and their worth by the rows of then. Estimates, not results. */
export interface Adherence {
  /** Draws whose announced jackpot is known other than by assumption. */
  readonly draws: number;
  readonly followed: number;
  /** Sum over those draws of what deviating was expected to cost. */
  readonly costOfDeviating: number;
  /** Sum over the followed draws of what was expected to be gained over keeping the last jackpot. */
  readonly gainOverLast: number;
}

export function adherence(outcomes: readonly DrawOutcome[]): Adherence {
  const known = outcomes.filter(({ announced }) => announced !== null && announced.from !== 'recommended');
  const followed = known.filter(({ announced, recommended }) => announced?.jackpot === recommended);
  const sum = (of: readonly DrawOutcome[], value: (outcome: DrawOutcome) => number | null | undefined) =>
    of.reduce((total, outcome) => total + (value(outcome) ?? 0), 0);
  return {
    draws: known.length,
    followed: followed.length,
    costOfDeviating: sum(known, ({ worth }) => worth?.overAnnounced),
    gainOverLast: sum(followed, ({ worth }) => worth?.overLast),
  };
}
