import { formatProblem, nearestName, nextDraw } from '@jackpot/config-schema';
import { type SalesRow, checkSales, formatFileProblem, lastReportedDate, splitByCountry } from '@jackpot/sales-data';
import { announcedJackpots } from '@jackpot/record';
import {
  type Adherence,
  adherence,
  type AnnouncedJackpot,
  type Calibration,
  calibration,
  type DrawOutcome,
  drawOutcome,
  type PublishedDraw,
} from '@jackpot/track-record';
import { InvalidInput, UsageError } from '../errors.ts';
import { readConfigsFolder } from '../inputs/configs-folder.ts';
import { readDataFile } from '../inputs/data-file.ts';
import { readPublished } from '../records/published-record.ts';
import { readRecords, withWorkspace } from '../records/workspace-records.ts';

/** Outcomes of one country's recommendations, by draw date. Money is in `currency`. */
export interface CountryTrack {
  readonly country: string;
  readonly currency: string;
  readonly outcomes: readonly DrawOutcome[];
  readonly calibration: Calibration;
  readonly adherence: Adherence;
}

export interface TrackRequest {
  readonly configs: string;
  readonly data: string;
  readonly workspace: string;
  /** Null for every country that has records. */
  readonly country: string | null;
}

/** @throws InvalidInput, UsageError where no record is of the country */
export async function readTracks(request: TrackRequest, note: (line: string) => void): Promise<CountryTrack[]> {
  const { workspace, country } = request;
  const published = await readPublishedDraws(workspace);
  if (country !== null && !published.has(country)) {
    const known = [...published.keys()];
    const nearest = nearestName(country, known);
    throw new UsageError(
      `${country}: ${workspace} has recommendations of ${known.join(', ') || 'no country'}` +
        (nearest === undefined ? '' : `; did you mean ${nearest}?`),
    );
  }
  const rows = await readRows(request, note);
  return [...published]
    .filter(([name]) => country === null || name === country)
    .map(([name, published]) => countryTrack(name, published, rows.get(name) ?? new Map()));
}

/** A country's recommendations, and what was announced as far as records tell, by draw date. */
interface PublishedDraws {
  readonly currency: string;
  readonly draws: PublishedDraw[];
  readonly announced: ReadonlyMap<string, AnnouncedJackpot>;
}

function countryTrack(
  country: string,
  { currency, draws, announced }: PublishedDraws,
  rows: ReadonlyMap<string, SalesRow>,
): CountryTrack {
  const outcomes = draws.map((draw) => {
    const row = rows.get(draw.drawDate);
    return drawOutcome(draw, row, announcedJackpot(row, announced.get(draw.drawDate)));
  });
  return { country, currency, outcomes, calibration: calibration(outcomes), adherence: adherence(outcomes) };
}

/** A row outranks every record of what was announced; null where nothing tells, as while approval is waited for. */
function announcedJackpot(row: SalesRow | undefined, recorded: AnnouncedJackpot | undefined): AnnouncedJackpot | null {
  return row === undefined ? (recorded ?? null) : { jackpot: row.jackpotAnnounced, from: 'row' };
}

/** Recommendations in force that a jackpot was chosen in, by country. */
async function readPublishedDraws(workspace: string) {
  return withWorkspace(workspace, async (ports) => {
    const records = await readRecords(ports.index, ports.index.countries());
    const byCountry = new Map<string, PublishedDraws>();
    for (const record of records.filter(({ inForce }) => inForce)) {
      const { recommendation } = await readPublished(record, ports, workspace);
      if (recommendation === null || recommendation.status === 'held') continue;
      const { country, currency, drawDate, jackpot, lastJackpot, candidates } = recommendation;
      const of = byCountry.get(country) ?? {
        currency,
        draws: [],
        announced: await announcedJackpots(country, ports.index),
      };
      of.draws.push({ recordId: record.id, drawDate, recommended: jackpot, lastJackpot, rows: candidates });
      byCountry.set(country, of);
    }
    return byCountry;
  });
}

/** In place of the last draw, where no row has sales. */
const NO_DRAW_BEFORE = '1970-01-01';

/** Each configured country's usable rows, by draw date. */
async function readRows({ configs, data }: TrackRequest, note: (line: string) => void) {
  const file = await readDataFile(data, note);
  const split = splitByCountry(file.bytes);
  if (!split.ok) throw new InvalidInput(split.problems.map((problem) => formatFileProblem(problem, data)));
  const { set } = readConfigsFolder(configs);
  for (const problem of set.problems) note(formatProblem(problem));
  return new Map(
    set.countries.flatMap(({ country, parsed }) => {
      const raw = split.countries.get(country);
      if (!parsed.ok || raw === undefined) return [];
      const drawDate = nextDraw(parsed.value, lastReportedDate(raw) || NO_DRAW_BEFORE);
      const { rows } = checkSales(raw, parsed.value, { drawDate });
      return [[country, new Map(rows.map((row) => [row.drawDate, row]))] as const];
    }),
  );
}
