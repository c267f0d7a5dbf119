import { type CountryConfig, decisionWeek } from '@jackpot/config-schema';
import { type FailureCause, announcementOf, canonicalJson, recordBody } from '@jackpot/record';
import { makeKnown } from '@jackpot/report';
import {
  type CountryItem,
  type OpenWeekInput,
  type OpenWeekOutput,
  type OpenedWeek,
  boundedProblems,
  runKeys,
} from '@jackpot/workflow';
import { pinCash } from './cash.ts';
import { configuredCountries } from './configured-countries.ts';
import { DrawAnnounced, drawDateWithoutConfig, drawToDecide, runClock } from './draw-to-decide.ts';
import { oneCountry } from './one-country.ts';
import { pinInputs } from './pin-inputs.ts';
import type { WeekOpenerPorts } from './ports.ts';
import { readPublishedSales } from './published-sales.ts';
import { subscribeReaders } from './subscribe-readers.ts';

/**
 * Claims the week, pins what every country will read, and writes the list that the Map runs over. Countries that are
 * decided already, whose jackpot was announced, or that have no draw to decide are left out; one whose config is wrong becomes an item that ends `failed`.
 * @throws NoConfigs, UnknownCountry, NoSuchDraw, DrawAnnounced
 */
export async function openWeek(input: OpenWeekInput, ports: WeekOpenerPorts): Promise<OpenWeekOutput> {
  const { request, executionId } = input;
  const { company, countries } = await configuredCountries(ports.store, request.countries);
  const clock = runClock(request, countries, ports.clock.now());
  const week = decisionWeek(clock);
  const claim = await ports.claims.acquire(week, executionId);
  const countriesKey = runKeys.countries(claim.runId);
  if (!claim.acquired) return { outcome: 'duplicate', runId: claim.runId, countriesKey };
  const { runId } = claim;

  const readerProblems = request.countries === undefined ? await subscribeReaders(countries, ports.notifier) : [];
  const sales = await readPublishedSales(ports.store);
  const cash = await pinCash(ports.secrets, ports.store, runKeys.cash(runId), company, ports.clock.now());

  const opened: OpenedWeek['countries'] = [];
  const items: CountryItem[] = [];
  for (const { country, config, problems } of countries) {
    const decided =
      config === null
        ? { drawDate: drawDateWithoutConfig(sales.countries.get(country), clock), clock }
        : drawToDecide(config, request, clock);
    if (decided === null) continue;
    const { drawDate } = decided;
    const announced = await announcementOf(country, drawDate, ports.index);
    if (announced !== null && request.countries !== undefined) throw new DrawAnnounced(announced);
    if (announced !== null) continue;
    opened.push({ country, drawDate });
    const common = {
      runId,
      week,
      country,
      drawDate,
      clock: decided.clock.toISOString(),
      prefix: runKeys.country(runId, country),
      supersede: request.supersede ?? null,
    };
    const invalid = (cause: FailureCause, wrong: readonly string[]): CountryItem => ({
      ...common,
      status: 'invalid',
      cause,
      problems: boundedProblems(wrong),
    });
    const wrong = [...problems, ...cash.problems];
    const item = await oneCountry<CountryItem | null>(
      async () => {
        if (request.supersede === undefined && (await isDecided(ports, country, drawDate))) return null;
        if (config === null || company === null || wrong.length > 0)
          return invalid(problems.length === 0 && company !== null ? 'cash' : 'config', wrong);
        return { ...common, ...(await pinInputs({ ...common, config, company, sales, cash }, ports)) };
      },
      (problem) => invalid('other', [problem]),
      ports.isPassing,
    );
    if (item !== null) items.push(item);
  }
  const summary: OpenedWeek = {
    runId,
    week,
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

/** Tells whether a draw is decided, and finishes a killed run's rest on the way: its files are made whole, the news sent. */
async function isDecided(
  ports: WeekOpenerPorts,
  country: CountryConfig['country'],
  drawDate: string,
): Promise<boolean> {
  const entry = await ports.index.current(country, drawDate);
  if (entry === null) return false;
  const body = recordBody.parse(entry.body);
  if (body.summary.status !== 'recommended' || body.artefacts === null) return false;
  await makeKnown(body, ports);
  return true;
}
