import { nearestName } from '@jackpot/config-schema';
import { type ModelArtefact, forecastModel, isStock } from '@jackpot/forecast-model';
import type { ModelRegistry, ObjectStore, RecordIndex } from '@jackpot/ports';
import { type IndexedRecord, announcedJackpots, getPinnedJson, readRecords } from '@jackpot/record';
import {
  type Adherence,
  adherence,
  announcedJackpot,
  type Calibration,
  calibration,
  type DrawOutcome,
  drawOutcome,
  type PublishedDraw,
  publishedDraw,
} from '@jackpot/track-record';
import { UsageError } from '../errors.ts';
import { type ConfiguredRows, readConfiguredRows } from '../inputs/configured-rows.ts';
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

/** Records and models, and the name of their place in messages. */
interface TrackedPlace {
  readonly index: RecordIndex;
  readonly store: ObjectStore;
  readonly registry: ModelRegistry;
  readonly name: string;
}

/** @throws InvalidInput, UsageError where no record is of the country */
export async function readTracks(request: TrackRequest, note: (line: string) => void): Promise<CountryTrack[]> {
  const { workspace, country } = request;
  const rows = await readConfiguredRows(request, note);
  return withWorkspace(workspace, async (ports) => {
    const place = { ...ports, name: workspace };
    const known = ports.index.countries();
    const tracks: CountryTrack[] = [];
    for (const name of country === null ? known : [country]) {
      const track = await trackOf(name, rows.get(name) ?? null, place);
      if (track !== null) tracks.push(track);
    }
    if (country === null || tracks.length > 0) return tracks;
    const nearest = nearestName(country, known);
    throw new UsageError(
      `${country}: ${workspace} has recommendations of ${known.join(', ') || 'no country'}` +
        (nearest === undefined ? '' : `; did you mean ${nearest}?`),
    );
  });
}

/** Track record of one country; null where no record in force chose a jackpot. @throws InvalidInput */
export async function trackOf(
  country: string,
  configured: ConfiguredRows | null,
  place: TrackedPlace,
): Promise<CountryTrack | null> {
  const records = await readRecords(place.index, [country]);
  const { currency, draws } = await publishedDraws(records, place);
  if (currency === null) return null;
  const announced = await announcedJackpots(country, place.index);
  const model = await modelInForce(country, place);
  const today = model === null || configured === null ? null : { config: configured.config, model };
  const outcomes = draws.map((draw) => {
    const row = configured?.rows.get(draw.drawDate);
    return drawOutcome(draw, row, announcedJackpot(row, announced.get(draw.drawDate)), today);
  });
  return { country, currency, outcomes, ...judged(outcomes) };
}

/** Calibration and adherence of outcomes. */
export function judged(outcomes: readonly DrawOutcome[]): Pick<CountryTrack, 'calibration' | 'adherence'> {
  return { calibration: calibration(outcomes), adherence: adherence(outcomes) };
}

/** Recommendations in force that a jackpot was chosen in. */
async function publishedDraws(records: readonly IndexedRecord[], { store, name }: TrackedPlace) {
  const draws: PublishedDraw[] = [];
  let currency: string | null = null;
  for (const record of records.filter(({ inForce }) => inForce)) {
    const { recommendation } = await readPublished(record, { store }, name);
    if (recommendation === null || recommendation.status === 'held') continue;
    ({ currency } = recommendation);
    draws.push(publishedDraw(record.id, recommendation));
  }
  return { currency, draws };
}

async function modelInForce(country: string, { registry, store }: TrackedPlace): Promise<ModelArtefact | null> {
  const approved = await registry.latestApproved(country);
  if (approved === null) return null;
  const { modelKey: key, modelDigest: sha256 } = approved;
  const model = forecastModel.parse(await getPinnedJson(store, { key, sha256 }));
  // Players don't answer the jackpot of their own draw: there is no other jackpot's sales to look back on.
  return isStock(model) ? null : model;
}
