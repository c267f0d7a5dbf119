import type { Cause, Change } from '@jackpot/workflow';
import { money, wholeNumber } from './money.ts';

const causeLabels: Readonly<Record<Cause, string>> = {
  code: 'code',
  data: 'date and data',
  model: 'model',
  config: 'config',
  cash: 'cash and company',
};

export const changeTableHead = ['', 'jackpot', 'expected net revenue', 'what is different'] as const;

/** From the earlier decision to the later one, a row a cause, in the order in which they were exchanged. */
export function changeTableRows({ id, drawDate, from, to, parts, remainder, unexplained }: Change, currency: string) {
  const rest = remainder.jackpot !== 0 || remainder.expectedNetRevenue !== 0 || unexplained !== null;
  return [
    [`draw of ${drawDate}`, money(from.jackpot, currency), money(from.expectedNetRevenue, currency), id],
    ...parts
      .filter(({ what }) => what !== null)
      .map(({ cause, what, ...by }) => [causeLabels[cause], ...signedAmounts(by), what ?? '']),
    ...(rest ? [['remainder', ...signedAmounts(remainder), unexplained ?? 'explained by none of these']] : []),
    ['this decision', money(to.jackpot, currency), money(to.expectedNetRevenue, currency), ''],
  ];
}

/** The jackpot's change on one line, causes without an effect left out: `+500,000 since …: model +500,000`. */
export function changeSentence({ drawDate, from, to, parts, remainder, unexplained }: Change): string {
  const total = to.jackpot - from.jackpot;
  if (unexplained !== null) return `${signed(total)} since ${drawDate}, not explained: ${unexplained}`;
  const named = [
    ...parts.map(({ cause, jackpot }) => ({ label: causeLabels[cause], jackpot })),
    { label: 'remainder', jackpot: remainder.jackpot },
  ].filter(({ jackpot }) => jackpot !== 0);
  const causes = named.map(({ label, jackpot }) => `${label} ${signed(jackpot)}`).join(', ');
  return `${signed(total)} since ${drawDate}${causes === '' ? '' : `: ${causes}`}`;
}

function signedAmounts({ jackpot, expectedNetRevenue }: Change['remainder']): [string, string] {
  return [signed(jackpot), signed(expectedNetRevenue)];
}

function signed(amount: number): string {
  if (amount === 0) return 'unchanged';
  return `${amount > 0 ? '+' : '-'}${wholeNumber(Math.abs(amount))}`;
}
