import type { CountrySummary } from '@jackpot/record';

/** Mark on every output whose sales or available cash are not the company's; null where both are. */
export function simulatedLine(of: Pick<CountrySummary, 'simulatedCash' | 'simulatedSales'>): string | null {
  const { simulatedCash, simulatedSales } = of;
  if (!simulatedCash && !simulatedSales) return null;
  if (!simulatedSales) return 'SIMULATED: the available cash is a demonstration amount, not the company’s.';
  return `SIMULATED: the shipped sales${simulatedCash ? ' and the available cash' : ''} are a demonstration’s, not the company’s.`;
}

/** The same of countries that were decided together. */
export function simulatedTogether(
  countries: readonly Pick<CountrySummary, 'simulatedCash' | 'simulatedSales'>[],
): string | null {
  return simulatedLine({
    simulatedCash: countries.some(({ simulatedCash }) => simulatedCash),
    simulatedSales: countries.some(({ simulatedSales }) => simulatedSales),
  });
}
