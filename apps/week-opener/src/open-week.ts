import { type CountryConfig, decisionTime, decisionWeek } from '@jackpot/config-schema';
import type { Clock } from '@jackpot/ports';
import { type FailureCause, canonicalJson, recordBody } from '@jackpot/record';
import { makeKnown } from '@jackpot/report';
import {
  type CountryItem,
  type OpenWeekInput,
  type OpenWeekOutput,
  type OpenedWeek,
  type WeekRequest,
  boundedProblems,
  runKeys,
} from '@jackpot/workflow';
import { pinCash } from './cash.ts';
import { configuredCountries, drawDateOf } from './configured-countries.ts';
import { oneCountry } from './one-country.ts';
import { pinInputs } from './pin-inputs.ts';
import type { WeekOpenerPorts } from './ports.ts';
import { readPublishedSales } from './published-sales.ts';
import { subscribeReaders } from './subscribe-readers.ts';

/**
 * Claims the week, pins what every country will read, and writes the list that the Map runs over. Countries that are
 * decided already are left out; a country whose config is wrong becomes an item that ends `failed`.
 * @throws NoConfigs, UnknownCountry
 */
export async function openWeek(input: OpenWeekInput, ports: WeekOpenerPorts): Promise<OpenWeekOutput> {
  const { request, executionId } = input;
  const clock = runClock(request, ports.clock);
  const week = decisionWeek(clock);
  const claim = await ports.claims.acquire(week, executionId);
  const countriesKey = runKeys.countries(claim.runId);
  if (!claim.acquired) return { outcome: 'duplicate', runId: claim.runId, countriesKey };
  const { runId } = claim;

  const { company, countries } = await configuredCountries(ports.store, request.countries);
  const readerProblems = request.countries === undefined ? await subscribeReaders(countries, ports.notifier) : [];
  const sales = await readPublishedSales(ports.store);
  const cash = await pinCash(ports.secrets, ports.store, runKeys.cash(runId), company, ports.clock.now());

  const opened: OpenedWeek['countries'] = [];
  const items: CountryItem[] = [];
  for (const { country, config, problems } of countries) {
    const drawDate = drawDateOf(config, sales.countries.get(country), clock);
    opened.push({ country, drawDate });
    const common = {
      runId,
      week,
      country,
      drawDate,
      clock: clock.toISOString(),
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

/** A recovery run decides as of its draw's Wednesday, a scheduled one as of its schedule. */
function runClock(request: WeekRequest, clock: Clock): Date {
  if (request.drawDate !== undefined) return decisionTime(request.drawDate);
  return request.scheduledTime === undefined ? clock.now() : new Date(request.scheduledTime);
}

/** What its run may have been killed before is made up for on the way: its files are made whole, the news sent. */
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
