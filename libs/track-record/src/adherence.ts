import type { DrawOutcome, Worth } from './draw-outcome.ts';

/** Share of recommendations that were followed, and what following was worth. Estimates, not results. */
export interface Adherence {
  /** Draws whose announced jackpot is known other than by assumption. */
  readonly draws: number;
  readonly followed: number;
  /** By the rows of then. */
  readonly asPublished: FollowingWorth;
  /** By the model of today, each draw with its own surprise. */
  readonly inHindsight: FollowingWorth;
}

/** Expected net revenue that hung on following, summed over draws. */
export interface FollowingWorth {
  /** Number of known draws with an estimate. */
  readonly draws: number;
  /** Expected cost of deviating. */
  readonly costOfDeviating: number;
  /** Expected gain of the followed draws over keeping the last jackpot. */
  readonly gainOverLast: number;
}

export function adherence(outcomes: readonly DrawOutcome[]): Adherence {
  const known = outcomes.filter(({ announced }) => announced !== null && announced.from !== 'recommended');
  return {
    draws: known.length,
    followed: known.filter(isFollowed).length,
    asPublished: followingWorth(known, ({ worth }) => worth),
    inHindsight: followingWorth(known, ({ hindsight }) => hindsight),
  };
}

function isFollowed({ announced, recommended }: DrawOutcome): boolean {
  return announced?.jackpot === recommended;
}

function followingWorth(
  known: readonly DrawOutcome[],
  worthOf: (outcome: DrawOutcome) => Worth | null,
): FollowingWorth {
  const sum = (of: readonly DrawOutcome[], part: (worth: Worth) => number | null) =>
    of.map(worthOf).reduce((total, worth) => total + (worth === null ? 0 : (part(worth) ?? 0)), 0);
  return {
    draws: known.filter((outcome) => worthOf(outcome) !== null).length,
    costOfDeviating: sum(known, ({ overAnnounced }) => overAnnounced),
    gainOverLast: sum(known.filter(isFollowed), ({ overLast }) => overLast),
  };
}
