import type { CompanyConfig, RunTime } from '@jackpot/config-schema';
import { type Announcement, type FailureCause, announcementOf, recordBody } from '@jackpot/record';
import { makeKnown } from '@jackpot/report';
import { type CountryItem, type WeekRequest, boundedProblems, runKeys } from '@jackpot/workflow';
import type { ApprovedModels } from './approved-models.ts';
import type { PinnedCash } from './cash.ts';
import type { ConfiguredCountry } from './configured-countries.ts';
import { drawDateWithoutConfig, drawsToDecide } from './draw-to-decide.ts';
import { oneCountry } from './one-country.ts';
import { pinInputs } from './pin-inputs.ts';
import type { WeekOpenerPorts } from './ports.ts';
import type { PublishedSales } from './published-sales.ts';

/** A run that opens, and what all of its countries share. */
export interface OpeningRun {
  readonly runId: string;
  readonly week: string;
  readonly clock: Date;
  readonly runs: readonly RunTime[];
  readonly request: WeekRequest;
  readonly company: CompanyConfig | null;
  readonly sales: PublishedSales;
  readonly cash: PinnedCash;
  readonly champions: ApprovedModels;
}

/** Draws of one country in this run. */
interface OpenedCountry {
  /** Draws whose jackpot was not announced. */
  readonly draws: readonly string[];
  readonly announced: readonly Announcement[];
  /** Decides those draws which are not decided; null where all are. */
  readonly item: CountryItem | null;
}

export async function openCountry(
  { country, config, problems }: ConfiguredCountry,
  run: OpeningRun,
  ports: WeekOpenerPorts,
): Promise<OpenedCountry> {
  const { runId, week, request, company, sales, cash, champions } = run;
  const due =
    config === null
      ? { draws: [drawDateWithoutConfig(sales.countries.get(country), run.clock)], clock: run.clock }
      : drawsToDecide(config, request, run.clock, run.runs);
  const { draws, announced } = await announcedOf(country, due.draws, ports);
  const common = {
    runId,
    week,
    country,
    clock: due.clock.toISOString(),
    prefix: runKeys.country(runId, country),
    supersede: request.supersede ?? null,
  };
  const invalid = (cause: FailureCause, wrong: readonly string[], undecided = draws): CountryItem | null => {
    const [drawDate] = undecided;
    if (drawDate === undefined) return null;
    return { ...common, drawDate, draws: [...undecided], status: 'invalid', cause, problems: boundedProblems(wrong) };
  };
  const wrong = [...problems, ...cash.problems];
  const item = await oneCountry<CountryItem | null>(
    async () => {
      for (const { drawDate } of announced) await finish(ports, country, drawDate);
      const undecided = request.supersede === undefined ? await undecidedOf(country, draws, ports) : draws;
      const [drawDate] = undecided;
      if (drawDate === undefined) return null;
      if (config === null || company === null || wrong.length > 0)
        return invalid(problems.length === 0 && company !== null ? 'cash' : 'config', wrong, undecided);
      const decided = { ...common, drawDate, draws: [...undecided] };
      return { ...decided, ...(await pinInputs({ ...decided, config, company, sales, cash, champions }, ports)) };
    },
    (problem) => invalid('other', [problem]),
    ports.isPassing,
  );
  return { draws, announced, item };
}

async function announcedOf(
  country: string,
  due: readonly string[],
  { index }: WeekOpenerPorts,
): Promise<Pick<OpenedCountry, 'draws' | 'announced'>> {
  const draws: string[] = [];
  const announced: Announcement[] = [];
  for (const drawDate of due) {
    const known = await announcementOf(country, drawDate, index);
    if (known === null) draws.push(drawDate);
    else announced.push(known);
  }
  return { draws, announced };
}

async function undecidedOf(country: string, draws: readonly string[], ports: WeekOpenerPorts): Promise<string[]> {
  const undecided: string[] = [];
  for (const drawDate of draws) if (!(await isDecided(ports, country, drawDate))) undecided.push(drawDate);
  return undecided;
}

/** Tells whether a draw is decided, and finishes a killed run's rest on the way. */
async function isDecided(ports: WeekOpenerPorts, country: string, drawDate: string): Promise<boolean> {
  const entry = await ports.index.current(country, drawDate);
  if (entry === null) return false;
  const body = recordBody.parse(entry.body);
  if (body.summary.status !== 'recommended' || body.artefacts === null) return false;
  await makeKnown(body, ports);
  return true;
}

/** Makes the files of a record in force whole and sends its news, where a killed run did not: nobody decides its draw again. */
async function finish(ports: WeekOpenerPorts, country: string, drawDate: string): Promise<void> {
  const entry = await ports.index.current(country, drawDate);
  if (entry !== null) await makeKnown(recordBody.parse(entry.body), ports);
}
