import { addDays, rulesOn } from '@jackpot/config-schema';
import type { SalesRow } from '@jackpot/sales-data';
import { money, signedMoney } from '../money.ts';
import type { ChartedDecision } from './charted-decision.ts';

/** The coming year's net revenue with its uncertainty, against last year's, and against what the plan before expected of the same draws. */
export function yearRevenueSentences(decided: ChartedDecision): string[] {
  const { config, recommendation } = decided;
  const { weeks } = recommendation.plan;
  if (weeks.length === 1) return [];
  const { currency } = config;
  // In whole units as the plan's table has them, so that both say the same sum.
  const expected = sum(weeks.map(({ expectedNetRevenue }) => Math.round(expectedNetRevenue)));
  return [
    `The ${weeks.length} draws of the plan are expected to earn ${money(expected, currency)} of net revenue${uncertainty(decided, expected)}.`,
    ...againstLastYear(decided, expected),
    ...againstLastPlan(decided),
  ];
}

/** By luck and forecast where the evidence tells; else by luck: S (1 − retailer − duty − ratio) − fixed costs, at the expected sales. */
function uncertainty({ config, recommendation, evidence }: ChartedDecision, expected: number): string {
  const { shares, fixedCost, currency } = config;
  const { plan, yearAhead } = recommendation;
  const range = (low: number, high: number, by: string) =>
    `, ${money(low, currency)} to ${money(high, currency)} in nine years of ten, by ${by}`;
  const stray = evidence.revenueStray90;
  if (stray !== null) return range(expected - stray, expected + stray, 'luck and by sales other than forecast');
  const end = plan.weeks.findIndex(({ drawDate }) => drawDate === yearAhead?.drawDate);
  if (!yearAhead || end !== plan.weeks.length - 1) return '';
  const sales = sum(plan.weeks.map(({ expectedSales }) => expectedSales));
  const earned = (ratio: number) => sales * (1 - shares.retailer - shares.duty - ratio) - plan.weeks.length * fixedCost;
  const [low, high] = yearAhead.ratioInterval90;
  return range(earned(high), earned(low), 'the luck that its payout ratio may have, at the expected sales');
}

const YEAR_DAYS = 364;

function againstLastYear({ config, evidence, recommendation }: ChartedDecision, expected: number): string[] {
  const { drawDate, plan } = recommendation;
  const from = addDays(drawDate, -YEAR_DAYS);
  const year = evidence.sales.filter((row) => row.drawDate >= from && row.drawDate < drawDate);
  const earned = year.map((row) => netRevenueOf(row, config));
  // A year with other draws, or with draws whose prizes are not told, is no year to compare with.
  if (year.length !== plan.weeks.length || earned.includes(null)) return [];
  const last = sum(earned.map((amount) => amount ?? 0));
  return [
    `The last ${year.length} draws earned ${money(last, config.currency)}, with their prizes as they were paid: ${signedMoney(expected - last, config.currency)} now.`,
  ];
}

/** As the data says, or by the rules of its date from what it sold and paid; null where it does not say what was paid. */
function netRevenueOf(row: SalesRow, config: ChartedDecision['config']): number | null {
  if (row.netRevenue !== null) return row.netRevenue;
  if (row.jackpotPaid === null || row.secondaryPrizesPaid === null) return null;
  const { retailer, duty } = rulesOn(config, row.drawDate).shares;
  return row.grossSales * (1 - retailer - duty) - row.jackpotPaid - row.secondaryPrizesPaid - config.fixedCost;
}

function againstLastPlan({ config: { currency }, evidence, recommendation }: ChartedDecision): string[] {
  const before = evidence.planBefore;
  if (before === null) return [];
  const planned = new Map(before.weeks.map(({ drawDate, expectedNetRevenue }) => [drawDate, expectedNetRevenue]));
  const both = recommendation.plan.weeks.filter(({ drawDate }) => planned.has(drawDate));
  if (both.length === 0) return [];
  const change = sum(both.map(({ drawDate, expectedNetRevenue }) => expectedNetRevenue - (planned.get(drawDate) ?? 0)));
  return [
    `For the ${both.length} draws that the plan of ${before.drawDate} held too, this one expects ${signedMoney(change, currency)} against it.`,
  ];
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
