import { type CompanyConfig, type CountryConfig, localDate } from '@jackpot/config-schema';
import { canonicalJson, putPinned } from '@jackpot/record';
import { clipToClock, encodeSales } from '@jackpot/sales-data';
import { countryKeys, type ReadyCountryItem, jobPrefix } from '@jackpot/workflow';
import { announcedOtherwise } from './announced-otherwise.ts';
import type { ApprovedModels } from './approved-models.ts';
import type { PinnedCash } from './cash.ts';
import type { WeekOpenerPorts } from './ports.ts';
import { openDrawsOf } from './open-draws.ts';
import type { PublishedSales } from './published-sales.ts';

interface InputsToPin {
  readonly runId: string;
  readonly country: string;
  readonly draws: readonly string[];
  readonly clock: string;
  readonly prefix: string;
  readonly config: CountryConfig;
  readonly company: CompanyConfig;
  readonly sales: PublishedSales;
  readonly cash: PinnedCash;
  readonly champions: ApprovedModels;
}

type Pinning = Omit<
  ReadyCountryItem,
  'runId' | 'week' | 'country' | 'drawDate' | 'draws' | 'clock' | 'prefix' | 'supersede'
>;

/**
 * Writes what one country's steps read, and of other countries nothing but how their sales respond, under `runs/RUN/COUNTRY/inputs/`: what
 * happens to configs, data or registry while the run goes on does not touch it.
 */
export async function pinInputs(given: InputsToPin, { store, index }: WeekOpenerPorts): Promise<Pinning> {
  const { country, config, company, draws, sales, cash, champions } = given;
  const keys = countryKeys(given.prefix);
  const today = localDate(new Date(given.clock), config.timeZone);
  const raw = sales.countries.get(country);
  const clipped = raw && clipToClock(raw, today);
  const open = clipped ? await openDrawsOf(clipped.sales, config, draws, index) : [];
  const differing = clipped ? await announcedOtherwise(clipped.sales, config, draws.at(-1) ?? '', index) : [];
  const champion = await champions.of(country);
  const prior = await champions.neighboursOf(country);
  return {
    status: 'ready',
    jobPrefix: jobPrefix(given.runId, country),
    inputs: {
      config: await putPinned(store, keys.config, canonicalJson(config)),
      company: await putPinned(store, keys.company, canonicalJson(company)),
      sales: clipped ? await putPinned(store, keys.sales, encodeSales(clipped.sales)) : null,
      champion: await putPinned(store, keys.champion, canonicalJson(champion)),
      ...(prior && { prior: await putPinned(store, keys.prior, canonicalJson(prior)) }),
      ...(open.length > 0 && { openDraws: await putPinned(store, keys.openDraws, canonicalJson(open)) }),
    },
    dataProblems: [...sales.problems],
    data: sales.identity,
    ...(differing.length > 0 && { announcedOtherwise: differing }),
    laterRows: clipped?.leftOut ?? 0,
    cashKey: cash.key,
    cashVersion: cash.version,
    simulatedCash: cash.simulated,
  };
}
