import {
  type Bill,
  type Inventory,
  type Limit,
  PRICES_OF,
  countryWeek,
  idleMonth,
  limitsOf,
  prices,
  stepTimes,
  trainingSeconds,
} from '@jackpot/aws-cost';
import { textTable } from '@jackpot/report';

/** Countries for which the limits are shown. */
const SCALES = [10, 1_000, 10_000];

interface CostReport {
  readonly currency: 'USD';
  readonly pricesOf: string;
  readonly countries: number;
  readonly countryWeek: Bill;
  /** List price, and price after what CloudWatch gives every account for nothing. */
  readonly idleMonth: { readonly list: Bill; readonly afterAllowance: Bill };
  readonly limits: readonly { readonly countries: number; readonly limits: readonly Limit[] }[];
}

export function costReport(inventory: Inventory, countries: number, emails: number): CostReport {
  return {
    currency: 'USD',
    pricesOf: PRICES_OF,
    countries,
    countryWeek: countryWeek(inventory, countries, emails),
    idleMonth: { list: idleMonth(inventory, false), afterAllowance: idleMonth(inventory, true) },
    limits: SCALES.map((scale) => ({ countries: scale, limits: limitsOf(inventory, scale) })),
  };
}

export function costText(report: CostReport): string {
  const { countryWeek: week, idleMonth: idle, countries } = report;
  return [
    `A week, for each of ${countries} countries: USD ${usd(week.usd)}; all of them: USD ${usd(week.usd * countries)}`,
    '',
    billTable(week),
    '',
    'Times behind it:',
    ...Object.entries(stepTimes).map(([step, { seconds, source }]) => `  ${step}: ${seconds} s, ${source}`),
    `  training: ${trainingSeconds.billed} s, ${trainingSeconds.source}`,
    '',
    `A month in which nothing runs: USD ${usd(idle.list.usd)}; after CloudWatch's permanent allowance: USD ${usd(idle.afterAllowance.usd)}`,
    '',
    billTable(idle.list),
    '',
    'Limits',
    '',
    limitTable(report),
    '',
    ...remedies(report),
    '',
    `Prices: US East (N. Virginia), as of ${report.pricesOf}, of`,
    ...[...new Set(Object.values(prices).map(({ source }) => source))].map((source) => `  ${source}`),
  ].join('\n');
}

const usd = (amount: number) => (amount < 0.01 ? amount.toPrecision(2) : amount.toFixed(2));
const count = (amount: number) => (Number.isInteger(amount) ? amount.toLocaleString('en') : amount.toPrecision(3));

function billTable({ lines }: Bill): string {
  const rows = lines.map(({ what, quantity, price, usd: sum }) => [what, count(quantity), price.per, sum.toFixed(6)]);
  return textTable(['what', 'quantity', 'a', 'USD'], rows);
}

function limitTable({ limits }: CostReport): string {
  const [first] = limits;
  const rows = (first?.limits ?? []).map(({ what, limit, unit }, index) => [
    what,
    ...limits.map((scale) => verdict(scale.limits[index])),
    `${count(limit)} ${unit}`,
  ]);
  return textTable(['', ...limits.map(({ countries }) => `${count(countries)} countries`), 'at most'], rows);
}

const verdict = (limit: Limit | undefined) => (limit ? `${count(limit.needs)}${limit.holds ? '' : ' TOO MUCH'}` : '');

/** Advice for each limit that fails at some scale, or that the account sets. */
function remedies({ limits }: CostReport): string[] {
  const [first] = limits;
  return (first?.limits ?? []).filter(({ remedy }) => remedy !== '').map(({ what, remedy }) => `${what}: ${remedy}`);
}
