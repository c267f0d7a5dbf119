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

/**
 * From the earlier decision to the later one, a row a cause, in the order in which they were exchanged. If another jackpot was
 * announced than recommended, the comparison starts with that difference.
 */
export function changeTableRows(change: Change, currency: string) {
  const { id, drawDate, from, announced, to, parts, remainder, unexplained } = change;
  const rest = remainder.jackpot !== 0 || remainder.expectedNetRevenue !== 0 || unexplained !== null;
  return [
    ...(announced === undefined
      ? [[`draw of ${drawDate}`, money(from.jackpot, currency), money(from.expectedNetRevenue, currency), id]]
      : announcedRows(change, announced, currency)),
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
export function changeSentence(change: Change, currency: string): string {
  const { drawDate, from, announced, to, unexplained } = change;
  const signed = (amount: number) => signedAmount(amount, currency);
  if (announced !== undefined) {
    const recommended = `what was recommended ${signed(from.jackpot - announced.jackpot)}`;
    const causes = [recommended, ...namedCauses(change, currency)].join(', ');
    return `${signed(to.jackpot - announced.jackpot)} since ${money(announced.jackpot, currency)} was announced for ${drawDate}: ${causes}`;
  }
  const total = to.jackpot - from.jackpot;
  if (unexplained !== null) return `${signed(total)} since ${drawDate}, not explained: ${unexplained}`;
  const causes = namedCauses(change, currency).join(', ');
  return `${signed(total)} since ${drawDate}${causes === '' ? '' : `: ${causes}`}`;
}

/** Causes that moved the jackpot, each with how far. */
function namedCauses({ parts, remainder, unexplained }: Change, currency: string): string[] {
  if (unexplained !== null) return [`the rest not explained: ${unexplained}`];
  return [
    ...parts.map(({ cause, jackpot }) => ({ label: causeLabels[cause], jackpot })),
    { label: 'remainder', jackpot: remainder.jackpot },
  ]
    .filter(({ jackpot }) => jackpot !== 0)
    .map(({ label, jackpot }) => `${label} ${signedAmount(jackpot, currency)}`);
}

function announcedRows(
  { id, drawDate, from }: Change,
  { jackpot, expectedNetRevenue: revenue }: NonNullable<Change['announced']>,
  currency: string,
): string[][] {
  const [earned, more] =
    revenue === null
      ? ['not evaluated', 'not evaluated']
      : [money(revenue, currency), signedAmount(from.expectedNetRevenue - revenue, currency)];
  return [
    [`announced for ${drawDate}`, money(jackpot, currency), earned, ''],
    ['what was recommended', signedAmount(from.jackpot - jackpot, currency), more, id],
  ];
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
