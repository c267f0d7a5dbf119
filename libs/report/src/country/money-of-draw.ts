import type { CountryConfig } from '@jackpot/config-schema';
import { type Markup, markup } from '../html/markup.ts';
import { foldedPart } from '../html/section.ts';
import { stackedTable } from '../html/table.ts';
import { money, percent, probability, signedMoney, wholeNumber } from '../money.ts';
import type { ChartedDecision } from './charted-decision.ts';
import type { ChosenRecommendation } from '@jackpot/decision';

/** Section on where this draw's money goes, and the sales from which it pays for itself. */
export function moneySection({ config, recommendation, candidates }: ChartedDecision): Markup {
  const { currency } = config;
  return foldedPart(
    'money',
    'Where the money goes',
    markup`${stackedTable(
      `Expected in this draw, ${currency}`,
      [{ title: 'Item' }, { title: currency, numeric: true }, { title: 'Share of sales', numeric: true }],
      moneyLines(config, recommendation).map(({ name, amount }) => [
        name,
        accounting(amount),
        percent(Math.abs(amount) / recommendation.expectedSales),
      ]),
    )}
<h4>Break-even</h4>
<p>${breakEvenSentence(config, recommendation)} ${zeroSentence(config, candidates)}</p>
${stackedTable(
  'A draw with and without a win, at the expected sales',
  [
    { title: 'The jackpot is' },
    { title: 'Probability', numeric: true },
    { title: 'Sales that cover the draw', numeric: true },
    { title: 'Net revenue at expected sales', numeric: true },
  ],
  outcomes(config, recommendation).map(({ name, probability, breakEvenSales, netRevenue }) => [
    name,
    rare(probability),
    breakEvenSales === null ? 'none' : money(breakEvenSales, currency),
    signedMoney(netRevenue, currency),
  ]),
)}`,
  );
}

/** Never `0.0 %` of what can happen. */
const rare = (chance: number) => (chance < 1e-5 ? 'below 0.001 %' : probability(chance));

/** Whole units, costs with a minus. */
const accounting = (amount: number) => `${amount < 0 ? '−' : ''}${wholeNumber(Math.abs(amount))}`;

/** From sales to net revenue in whole units; what rounding leaves is a line of its own, so that what is printed adds up. */
export function moneyLines(
  { shares, fixedCost }: CountryConfig,
  { expectedSales, expectedJackpotPaid, expectedSecondaryPrizes, expectedNetRevenue }: ChosenRecommendation,
): { readonly name: string; readonly amount: number }[] {
  const parts = [
    { name: 'Sales', amount: expectedSales },
    { name: 'Jackpot paid, on average', amount: -expectedJackpotPaid },
    { name: 'Other prizes', amount: -expectedSecondaryPrizes },
    { name: 'Retailers', amount: -expectedSales * shares.retailer },
    { name: 'Duty', amount: -expectedSales * shares.duty },
    { name: 'Fixed cost of the draw', amount: -fixedCost },
  ].map(({ name, amount }) => ({ name, amount: Math.round(amount) }));
  const net = Math.round(expectedNetRevenue);
  const rounding = net - parts.reduce((sum, { amount }) => sum + amount, 0);
  const goodCauses = Math.round(expectedSales * shares.goodCauses);
  return [
    ...[...parts, { name: 'Rounding', amount: rounding }].filter(({ amount }) => amount !== 0),
    { name: 'Net revenue', amount: net },
    ...(goodCauses > 0 ? [{ name: 'of which good causes receive', amount: goodCauses }] : []),
  ];
}

/** Of probabilities that are sums: what is smaller can't happen. */
const rounding = 1e-12;

interface Outcome {
  readonly name: string;
  readonly probability: number;
  /** Null where more sales never cover it. */
  readonly breakEvenSales: number | null;
  readonly netRevenue: number;
}

/**
 * The draw if the jackpot is won and if it is not, at the expected sales S: S m − paid − fixed cost, m what a unit of sales leaves after
 * retailers, duty and other prizes. Weighted by their probabilities the two give the expected net revenue exactly.
 */
export function outcomes(
  { shares, fixedCost }: Pick<CountryConfig, 'shares' | 'fixedCost'>,
  { expectedSales, expectedJackpotPaid, expectedSecondaryPrizes, winProbability }: ChosenRecommendation,
): Outcome[] {
  const margin = 1 - shares.retailer - shares.duty - expectedSecondaryPrizes / expectedSales;
  const outcome = (name: string, probability: number, paid: number): Outcome => ({
    name,
    probability,
    breakEvenSales: margin > 0 ? (paid + fixedCost) / margin : null,
    netRevenue: expectedSales * margin - paid - fixedCost,
  });
  return [
    outcome('won', winProbability, winProbability > 0 ? expectedJackpotPaid / winProbability : 0),
    outcome('not won', 1 - winProbability, 0),
  ].filter(({ probability }) => probability > rounding);
}

function breakEvenSentence(config: CountryConfig, recommendation: ChosenRecommendation): string {
  const [first] = outcomes(config, recommendation);
  const { currency } = config;
  if (first === undefined || first.breakEvenSales === null)
    return 'More sales never cover this draw: its costs grow as fast.';
  const enough = recommendation.expectedSales >= first.breakEvenSales;
  return (
    `A draw in which the jackpot is ${first.name} pays for itself from sales of ${money(first.breakEvenSales, currency)}; ` +
    `${money(recommendation.expectedSales, currency)} are expected, so such a draw ${enough ? 'earns' : 'loses'} ` +
    `${money(Math.abs(first.netRevenue), currency)}.`
  );
}

function zeroSentence({ currency }: CountryConfig, candidates: ChartedDecision['candidates']): string {
  const earning = candidates.filter(({ expectedNetRevenue }) => expectedNetRevenue >= 0);
  const [low, high] = [earning[0], earning.at(-1)];
  if (low === undefined || high === undefined)
    return 'Over wins and no wins, every jackpot of the grid loses money on average.';
  if (earning.length === candidates.length)
    return 'Over wins and no wins, every jackpot of the grid earns money on average.';
  if (low === high)
    return `Over wins and no wins, ${money(low.jackpot, currency)} alone earns money on average, the others lose it.`;
  return `Over wins and no wins, jackpots from ${money(low.jackpot, currency)} to ${money(high.jackpot, currency)} earn money on average, the others lose it.`;
}
