import type { ScenarioChanges } from './scenario-changes.ts';

/** The changes in words, a phrase each: `the draw of 2026-11-28 announced at GBP 26,000,000`. */
export function changeWords(
  {
    jackpots = {},
    availableCash,
    payoutRatio = {},
    maxChange,
    salesLevel,
    marketingSpend,
    horizonWeeks,
  }: ScenarioChanges,
  { currency, companyCurrency }: { readonly currency: string; readonly companyCurrency: string },
): string[] {
  const { min, max } = payoutRatio;
  return [
    ...Object.entries(jackpots)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, jackpot]) => `the draw of ${date} announced at ${money(jackpot, currency)}`),
    ...(availableCash === undefined ? [] : [`available cash of ${money(availableCash, companyCurrency)}`]),
    ...(min === undefined ? [] : [`a payout ratio of at least ${percent(min)}`]),
    ...(max === undefined ? [] : [`a payout ratio of at most ${percent(max)}`]),
    ...(maxChange === undefined ? [] : [`a largest change of ${percent(maxChange)}`]),
    ...(salesLevel === undefined ? [] : [`sales at ${percent(salesLevel)} of the forecast`]),
    ...(marketingSpend === undefined ? [] : [`marketing of ${money(marketingSpend, currency)} for this draw`]),
    ...(horizonWeeks === undefined
      ? []
      : [horizonWeeks === 1 ? 'this draw planned alone' : `${horizonWeeks} weeks planned`]),
  ];
}

const money = (amount: number, currency: string) => `${currency} ${amount.toLocaleString('en-GB')}`;
const percent = (share: number) => `${Number((100 * share).toFixed(2))} %`;
