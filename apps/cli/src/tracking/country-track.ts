import { type CountryConfig, formatProblem, nearestName, nextDraw } from '@jackpot/config-schema';
import { type ModelArtefact, forecastModel, isStock } from '@jackpot/forecast-model';
import type { LocalPorts } from '@jackpot/platform/local';
import { type SalesRow, checkSales, formatFileProblem, lastReportedDate, splitByCountry } from '@jackpot/sales-data';
import { announcedJackpots, getPinnedJson, readRecords } from '@jackpot/record';
import {
  type Adherence,
  adherence,
  type AnnouncedJackpot,
  announcedJackpot,
  type Calibration,
  calibration,
  type DrawOutcome,
  drawOutcome,
  type PublishedDraw,
  publishedDraw,
} from '@jackpot/track-record';
import { InvalidInput, UsageError } from '../errors.ts';
import { readConfigsFolder } from '../inputs/configs-folder.ts';
import { readDataFile } from '../inputs/data-file.ts';
import { readPublished } from '../records/published-record.ts';
import { withWorkspace } from '../records/with-workspace.ts';

/** Outcomes of one country's recommendations, by draw date. Money is in `currency`. */
export interface CountryTrack {
  readonly country: string;
  readonly currency: string;
  readonly outcomes: readonly DrawOutcome[];
  readonly calibration: Calibration;
  readonly adherence: Adherence;
}

interface TrackRequest {
  readonly configs: string;
  readonly data: string;
  readonly workspace: string;
  /** Null for every country that has records. */
  readonly country: string | null;
}

/** @throws InvalidInput, UsageError where no record is of the country */
export async function readTracks(request: TrackRequest, note: (line: string) => void): Promise<CountryTrack[]> {
  const { workspace, country } = request;
  const published = await readPublishedDraws(workspace, country);
  if (country !== null && published.size === 0) {
    const known = [...(await readPublishedDraws(workspace, null)).keys()];
    const nearest = nearestName(country, known);
    throw new UsageError(
      `${country}: ${workspace} has recommendations of ${known.join(', ') || 'no country'}` +
        (nearest === undefined ? '' : `; did you mean ${nearest}?`),
    );
  }
  const rows = await readRows(request, note);
  return [...published].map(([name, draws]) => countryTrack(name, draws, rows.get(name) ?? null));
}

/** A country's recommendations, what was announced as far as records tell, by draw date, and its model in force. */
interface PublishedDraws {
  readonly currency: string;
  readonly draws: PublishedDraw[];
  readonly announced: ReadonlyMap<string, AnnouncedJackpot>;
  readonly model: ModelArtefact | null;
}

/** A configured country's usable rows, by draw date. */
interface ConfiguredRows {
  readonly config: CountryConfig;
  readonly rows: ReadonlyMap<string, SalesRow>;
}

function countryTrack(
  country: string,
  { currency, draws, announced, model }: PublishedDraws,
  configured: ConfiguredRows | null,
): CountryTrack {
  const today = model === null || configured === null ? null : { config: configured.config, model };
  const outcomes = draws.map((draw) => {
    const row = configured?.rows.get(draw.drawDate);
    return drawOutcome(draw, row, announcedJackpot(row, announced.get(draw.drawDate)), today);
  });
  return { country, currency, outcomes, calibration: calibration(outcomes), adherence: adherence(outcomes) };
}

/** Recommendations in force that a jackpot was chosen in, by country; of one country alone where it is given. */
async function readPublishedDraws(workspace: string, only: string | null) {
  return withWorkspace(workspace, async (ports) => {
    const records = await readRecords(ports.index, only === null ? ports.index.countries() : [only]);
    const byCountry = new Map<string, PublishedDraws>();
    for (const record of records.filter(({ inForce }) => inForce)) {
      const { recommendation } = await readPublished(record, ports, workspace);
      if (recommendation === null || recommendation.status === 'held') continue;
      const { country, currency } = recommendation;
      const of = byCountry.get(country) ?? {
        currency,
        draws: [],
        announced: await announcedJackpots(country, ports.index),
        model: await modelInForce(country, ports),
      };
      of.draws.push(publishedDraw(record.id, recommendation));
      byCountry.set(country, of);
    }
    return byCountry;
  });
}

async function modelInForce(country: string, { registry, store }: LocalPorts): Promise<ModelArtefact | null> {
  const approved = await registry.latestApproved(country);
  if (approved === null) return null;
  const { modelKey: key, modelDigest: sha256 } = approved;
  const model = forecastModel.parse(await getPinnedJson(store, { key, sha256 }));
  // Players don't answer the jackpot of their own draw: there is no other jackpot's sales to look back on.
  return isStock(model) ? null : model;
}

/** In place of the last draw, where no row has sales. */
const NO_DRAW_BEFORE = '1970-01-01';

/** Usable rows of each configured country. */
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
      return [[country, { config: parsed.value, rows: new Map(rows.map((row) => [row.drawDate, row])) }] as const];
    }),
  );
}
