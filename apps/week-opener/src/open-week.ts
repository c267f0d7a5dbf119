import { isoWeek, runName, runsOf, scheduledRun } from '@jackpot/config-schema';
import { type Announcement, canonicalJson } from '@jackpot/record';
import { type CountryItem, type OpenWeekInput, type OpenWeekOutput, type OpenedWeek, runKeys } from '@jackpot/workflow';
import { approvedModels } from './approved-models.ts';
import { pinCash } from './cash.ts';
import { configuredCountries } from './configured-countries.ts';
import { DrawAnnounced, runClock } from './draw-to-decide.ts';
import { openCountry } from './open-country.ts';
import type { WeekOpenerPorts } from './ports.ts';
import { readPublishedSales } from './published-sales.ts';
import { subscribeReaders } from './subscribe-readers.ts';

/**
 * Claims the run's scheduled instant, pins what every country will read, and writes the list that the Map runs over. Draws that
 * are decided already or whose jackpot was announced are left out, and so are countries without another; one whose config is
 * wrong becomes an item that ends `failed`.
 * @throws NoConfigs, UnknownCountry, NoSuchDraw; DrawAnnounced where all that was asked for by name was announced
 */
export async function openWeek(input: OpenWeekInput, ports: WeekOpenerPorts): Promise<OpenWeekOutput> {
  const { request, executionId } = input;
  const { company, countries, known } = await configuredCountries(ports.store, request.countries);
  const runs = runsOf(company);
  const clock = runClock(request, countries, ports.clock.now(), runs);
  const scheduled = scheduledRun(clock, runs);
  const claimed = runName(scheduled);
  const claim = await ports.claims.acquire(claimed, executionId);
  const { runId } = claim;
  const countriesKey = runKeys.countries(runId);
  if (!claim.acquired) return { outcome: 'duplicate', runId, countriesKey };

  const readerProblems = request.countries === undefined ? await subscribeReaders(countries, ports.notifier) : [];
  const sales = await readPublishedSales(ports.store);
  const cash = await pinCash(ports.secrets, ports.store, runKeys.cash(runId), company, ports.clock.now());
  const run = {
    runId,
    week: isoWeek(scheduled),
    clock,
    runs,
    request,
    company,
    sales,
    cash,
    champions: approvedModels(known, ports),
  };

  const opened: OpenedWeek['countries'] = [];
  const items: CountryItem[] = [];
  const announced: Announcement[] = [];
  for (const country of countries) {
    const { draws, item, ...of } = await openCountry(country, run, ports);
    opened.push(...draws.map((drawDate) => ({ country: country.country, drawDate })));
    announced.push(...of.announced);
    if (item !== null) items.push(item);
  }
  const [first] = announced;
  if (first !== undefined && opened.length === 0 && request.countries !== undefined) throw new DrawAnnounced(first);
  const summary: OpenedWeek = {
    runId,
    week: run.week,
    claim: claimed,
    clock: clock.toISOString(),
    simulatedCash: cash.simulated,
    exchange: company && { currency: company.currency, rates: company.exchangeRates },
    countries: opened,
    readerProblems: [...readerProblems],
  };
  await ports.store.put(runKeys.week(runId), canonicalJson(summary));
  await ports.store.put(countriesKey, canonicalJson(items));
  return { outcome: 'opened', runId, countriesKey };
}
