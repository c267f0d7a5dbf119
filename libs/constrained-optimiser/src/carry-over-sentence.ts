import type { CarryOver } from '@jackpot/decision';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Worth of the jackpot in this draw, later in the plan and beyond it, of a subscription lottery. */
export function carryOverSentence(
  { brings, worth, ofUnit, discountPerYear, courses }: CarryOver,
  currency: string,
): string {
  const money = (amount: number) => `${currency} ${whole.format(amount)}`;
  const years = `${cents.format(100 * discountPerYear)} % a year`;
  const end = (states: readonly number[]) => whole.format(states.at(-1) ?? 0);
  const { plan, last, constant, drawDates } = courses;
  const others = [
    ...(last === null ? [] : [`${end(last.states)} if ${money(last.jackpot)} were announced in every draw`]),
    `${end(constant.states)} at ${money(constant.jackpot)}, the best constant jackpot`,
  ];
  return (
    `It is worth ${money(worth.thisDraw)} in this draw, ${money(worth.later)} in later draws of the plan and ${money(worth.beyond)} beyond it, ` +
    `by ${whole.format(brings)} players who join: one more is worth ${currency} ${cents.format(ofUnit.later + ofUnit.beyond)}, money beyond the plan discounted by ${years}. ` +
    `After ${drawDates.at(-1) ?? ''} the plan leaves ${end(plan)} players, against ${others.join(' and ')}.`
  );
}
