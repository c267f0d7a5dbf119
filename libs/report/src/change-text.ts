import type { WeekSummary } from '@jackpot/workflow';
import { money, signedMoney } from './money.ts';
import type { Cause, Change } from '@jackpot/decision';

const causeLabels: Readonly<Record<Cause, string>> = {
  code: 'code',
  data: 'date and data',
  model: 'model',
  config: 'config',
  cash: 'cash and company',
};

export const changeTableHead = ['', 'jackpot', 'expected net revenue', 'what is different'] as const;

/** From the earlier decision to the later one, a row a cause, in the order in which they were exchanged. */
export function changeTableRows(change: Change, currency: string) {
  const { id, drawDate, from, announced, to, parts, remainder, unexplained } = change;
  const rest = remainder.jackpot !== 0 || remainder.expectedNetRevenue !== 0 || unexplained !== null;
  return [
    [`draw of ${drawDate}`, money(from.jackpot, currency), money(from.expectedNetRevenue, currency), id],
    ...(announced === undefined ? [] : [announcedRow(announced, currency)]),
    ...parts
      .filter(({ what }) => what !== null)
      .map(({ cause, what, ...by }) => [causeLabels[cause], ...signedAmounts(by, currency), what ?? '']),
    ...(rest
      ? [['remainder', ...signedAmounts(remainder, currency), unexplained ?? 'explained by none of these']]
      : []),
    ['this decision', money(to.jackpot, currency), money(to.expectedNetRevenue, currency), ''],
  ];
}

/** The jackpot's change on one line, causes without an effect left out: `+GBP 500,000 since …: model +GBP 500,000`. */
export function changeSentence(
  { drawDate, from, announced, to, parts, remainder, unexplained }: Change,
  currency: string,
): string {
  const signed = (amount: number) => signedAmount(amount, currency);
  if (announced !== undefined) {
    const by = signed(to.jackpot - announced.jackpot);
    return `${by} since ${money(announced.jackpot, currency)} was announced for ${drawDate}, where ${money(from.jackpot, currency)} was recommended`;
  }
  const total = to.jackpot - from.jackpot;
  if (unexplained !== null) return `${signed(total)} since ${drawDate}, not explained: ${unexplained}`;
  const named = [
    ...parts.map(({ cause, jackpot }) => ({ label: causeLabels[cause], jackpot })),
    { label: 'remainder', jackpot: remainder.jackpot },
  ].filter(({ jackpot }) => jackpot !== 0);
  const causes = named.map(({ label, jackpot }) => `${label} ${signed(jackpot)}`).join(', ');
  return `${signed(total)} since ${drawDate}${causes === '' ? '' : `: ${causes}`}`;
}

function announcedRow({ jackpot, expectedNetRevenue }: NonNullable<Change['announced']>, currency: string) {
  const revenue = expectedNetRevenue === null ? 'not evaluated' : money(expectedNetRevenue, currency);
  return ['announced instead', money(jackpot, currency), revenue, 'the causes start from what was recommended'];
}

/** A line for every country that has an earlier decision. */
export function weekChanges({ countries }: WeekSummary): string[] {
  return countries.flatMap(({ country, sinceLast, currency }) =>
    sinceLast === null || currency === null ? [] : [`${country}: jackpot ${changeSentence(sinceLast, currency)}`],
  );
}

function signedAmounts({ jackpot, expectedNetRevenue }: Change['remainder'], currency: string): [string, string] {
  return [signedAmount(jackpot, currency), signedAmount(expectedNetRevenue, currency)];
}

function signedAmount(amount: number, currency: string): string {
  return amount === 0 ? 'unchanged' : signedMoney(amount, currency);
}
