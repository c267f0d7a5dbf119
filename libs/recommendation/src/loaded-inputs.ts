import { type CountryConfig, companyConfig, countryConfig, exchangeRate } from '@jackpot/config-schema';
import type { Cash } from '@jackpot/constrained-optimiser';
import { type OpenDraw, openDraws } from '@jackpot/decision';
import { type ObjectStore, getJson } from '@jackpot/ports';
import { getPinned, getPinnedJson } from '@jackpot/record';
import { type PlannedRow, type SalesRow, checkSales, decodeSales } from '@jackpot/sales-data';
import * as z from 'zod';
import type { PinnedSources } from './pinned-sources.ts';

/** `runs/RUN/cash.json`, in the company's currency. */
export const pinnedCash = z.object({ available: z.number(), version: z.string() });

export interface LoadedInputs {
  readonly config: CountryConfig;
  readonly cash: Cash;
  /** By draw date; what could be read of them where they have findings. */
  readonly history: readonly SalesRow[];
  /** Rows of draws to come, by draw date. */
  readonly planned: readonly PlannedRow[];
  /** Draws between those and the one to decide, rising. */
  readonly openDraws: readonly OpenDraw[];
}

export async function loadInputs(store: ObjectStore, sources: PinnedSources): Promise<LoadedInputs> {
  const config = countryConfig.parse(await getPinnedJson(store, sources.config));
  const company = companyConfig.parse(await getPinnedJson(store, sources.company));
  const { available } = pinnedCash.parse(await getJson(store, sources.cashKey));
  const sales = sources.sales && decodeSales(await getPinned(store, sources.sales));
  const checked = sales && checkSales(sales, config, { drawDate: sources.drawDate });
  return {
    config,
    cash: { available, safetyNet: company.safetyNet, exchangeRate: exchangeRate(company, config.currency) },
    openDraws: sources.openDraws ? openDraws.parse(await getPinnedJson(store, sources.openDraws)) : [],
    history: checked?.rows ?? [],
    planned: checked?.planned ?? [],
  };
}
