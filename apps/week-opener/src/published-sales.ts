import { DataDiffers, readPublishedData } from '@jackpot/data-version';
import { ObjectNotFound, type ObjectStore } from '@jackpot/ports';
import { type RawSales, type SalesOfCountries, formatFileProblem, splitByCountry } from '@jackpot/sales-data';
import type { DataIdentity } from '@jackpot/workflow';

export interface PublishedSales {
  /** Null where no data is published. */
  readonly identity: DataIdentity | null;
  readonly countries: SalesOfCountries;
  /** Reasons that the file as a whole cannot be used; then no country has rows. */
  readonly problems: readonly string[];
}

/** The sales of every country. Trouble with the file is told, not thrown: countries may still hold a jackpot. */
export async function readPublishedSales(store: ObjectStore): Promise<PublishedSales> {
  const none = { identity: null, countries: new Map<string, RawSales>() };
  try {
    const { identity, bytes } = await readPublishedData(store);
    const split = splitByCountry(bytes);
    if (split.ok) return { identity, countries: split.countries, problems: [] };
    const problems = split.problems.map((problem) => formatFileProblem(problem, identity.path));
    return { ...none, identity, problems };
  } catch (error) {
    if (error instanceof DataDiffers) return { ...none, problems: [error.message] };
    if (error instanceof ObjectNotFound)
      return { ...none, problems: [`no sales data is published (${error.message}): publish it and run again`] };
    throw error;
  }
}
