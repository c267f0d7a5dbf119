import type { CountrySummary } from '@jackpot/record';
import { zonedInstant } from './instant.ts';
import { money } from './money.ts';

/** Instruction about the jackpot, in a few words: `announce GBP 18,250,000`. */
export function instruction({ status, jackpot, currency }: CountrySummary): string {
  if (jackpot === null || currency === null) return 'no jackpot';
  const amount = money(jackpot, currency);
  if (status === 'awaiting-approval') return `approve or reject ${amount}`;
  return status === 'infeasible' ? `ask before announcing ${amount}` : `announce ${amount}`;
}

/** `germany is held`, the beginning of a sentence that its reason ends. */
export function statusPhrase({ country, status }: CountrySummary): string {
  return `${country} ${phrases[status]}`;
}

export function statusSentence(summary: CountrySummary): string {
  return `${statusPhrase(summary)}: ${summary.reason ?? 'no reason is known'}`;
}

const phrases: Readonly<Record<CountrySummary['status'], string>> = {
  recommended: 'is recommended',
  'awaiting-approval': 'waits for approval',
  infeasible: 'is infeasible',
  held: 'is held',
  failed: 'failed',
};

/** Until when there is something to do, on the clocks of the place; null where they are not known. */
export function deadlineText({ status, jackpot, actBy }: CountrySummary): string | null {
  if (actBy === null) return null;
  const act =
    status === 'awaiting-approval' ? 'Answer' : jackpot === null ? 'Announce a jackpot set by hand' : 'Announce';
  return `${act} by ${zonedInstant(actBy.at, actBy.timeZone)}`;
}

/** Note on commands printed in a record, which knows no workspace's place. */
export const ELSEWHERE = 'On a laptop whose workspace is not .jackpot, add --workspace DIR.';

/** Decides the country's draw once more: on a laptop, and on AWS. */
export function rerunCommands({ country, drawDate }: CountrySummary): readonly [laptop: string, aws: string] {
  return [
    `npx jackpot weekly --draw-date ${drawDate} --country ${country}`,
    `npx jackpot aws rerun --draw-date ${drawDate} --country ${country}`,
  ];
}

/** Answers for a recommendation that waits: on a laptop, and on AWS. */
export function answerCommands(
  { recordId }: CountrySummary,
  answer: '' | ' --reject' = '',
): readonly [laptop: string, aws: string] {
  const command = `npx jackpot approve ${recordId}${answer} --reason TEXT`;
  return [command, `${command} --aws`];
}
