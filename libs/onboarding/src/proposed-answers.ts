import type { Answers } from './answers.ts';
import type { RowFacts } from './row-facts.ts';

/** Points on either side of the last year's payout ratio. */
const RATIO_ROOM = 0.05;
/** A change that is larger than this bounds nothing. */
const LARGEST_BOUND = 0.95;

/** Answers that the rows give: defaults to look over, since a contract may say otherwise. */
export function proposedAnswers(facts: RowFacts): Partial<Answers> {
  const { weekdays, medianPrice, jackpots, largestChange, winFrequency, secondaryShare, payoutRatio } = facts;
  return {
    ...(weekdays.length > 0 && { weekday: weekdays.join(',') }),
    ...(medianPrice !== null && { ticketPrice: String(medianPrice) }),
    ...(jackpots !== null && { jackpot: `${jackpots.min}:${jackpots.max}:${jackpots.step}` }),
    ...(largestChange !== null && { maxChange: bound(largestChange) }),
    ...(winFrequency !== null && winFrequency > 0 && { win: winOf(winFrequency) }),
    ...(secondaryShare !== null && { secondaryShare: secondaryShare.toFixed(3) }),
    ...(payoutRatio !== null && {
      payoutRatio: `${Math.max(0, payoutRatio - RATIO_ROOM).toFixed(2)}:${Math.min(1, payoutRatio + RATIO_ROOM).toFixed(2)}`,
    }),
  };
}

/** The next twentieth above what was seen. */
function bound(change: number): string {
  const share = Math.ceil(Number((change * 20).toFixed(6))) / 20;
  return share > LARGEST_BOUND || share === 0 ? 'none' : String(share);
}

function winOf(frequency: number): string {
  return frequency === 1 ? 'certain' : `probability:${frequency.toFixed(3)}`;
}
