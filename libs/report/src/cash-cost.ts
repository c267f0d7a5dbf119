import type { WeekSummary } from '@jackpot/workflow';
import { money, percent } from './money.ts';

/** Of what the plans earn: shares of cash that cost more are said to. */
const TOLD_FROM = 0.005;

/** Lines on what the shares of cash cost all countries together; none where they hardly cost anything. */
export function cashCostLines({ countries, exchange }: Pick<WeekSummary, 'countries' | 'exchange'>): string[] {
  if (exchange === null) return [];
  let [lost, planned] = [0, 0];
  for (const country of countries) {
    const rate = country.currency === exchange.currency ? 1 : exchange.rates[country.currency ?? ''];
    if (country.planned === null || rate === undefined) continue;
    const cost = country.constraints.find(({ name }) => name === 'cash')?.lost ?? 0;
    lost += cost * rate;
    planned += (country.planned + cost) * rate;
  }
  if (lost <= TOLD_FROM * Math.abs(planned)) return [];
  return [
    `Shares of cash: they cost ${money(Math.round(lost), exchange.currency)} over the plans, ${percent(lost / Math.abs(planned))} of what the countries ` +
      'would earn otherwise. npx jackpot cash shares tells which would cost least.',
  ];
}
