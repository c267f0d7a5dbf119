import { type CountryConfig, countryConfig } from '@jackpot/config-schema';
import { type PinnedObject, type Recommendation, recommendation as recommendationSchema } from '@jackpot/decision';
import { type Evaluation, evaluation } from '@jackpot/forecast-model';
import { ObjectNotFound, type ObjectStore, type RecordIndex } from '@jackpot/ports';
import {
  getPinned,
  getPinnedJson,
  inputOf,
  PinnedObjectDiffers,
  type RecommendationMetadata,
  type CountrySummary,
  recordBody,
} from '@jackpot/record';
import { checkSales, decodeSales, type SalesRow } from '@jackpot/sales-data';
import { countryKeys, runKeys } from '@jackpot/workflow';

/** An earlier recommendation's forecast, to be held against what was sold. Money is in the country's currency. */
export interface PublishedForecast {
  readonly drawDate: string;
  readonly jackpot: number;
  readonly expectedSales: number;
  readonly salesInterval90: readonly [number, number];
}

/** Everything that a country's report is made from. Equal evidence gives equal bytes. */
export interface CountryEvidence {
  readonly summary: CountrySummary;
  readonly run: { readonly id: string; readonly week: string; readonly clock: string };
  /** Null where it is wrong. */
  readonly config: CountryConfig | null;
  /** Past draws, by date. */
  readonly sales: readonly SalesRow[];
  /** Null of a failure. */
  readonly recommendation: Recommendation | null;
  readonly metadata: RecommendationMetadata | null;
  /** Folds of this week's training; null where nothing was trained. */
  readonly evaluation: Evaluation | null;
  /** By draw date. */
  readonly published: readonly PublishedForecast[];
}

export interface EvidencePorts {
  readonly store: ObjectStore;
  readonly index: RecordIndex;
}

/**
 * The evidence of a published recommendation, from the objects that its metadata pins. Whenever it is read, it is what
 * was known at publication.
 * @throws ObjectNotFound, PinnedObjectDiffers
 */
export async function publishedEvidence(
  summary: CountrySummary,
  recommendation: Recommendation,
  metadata: RecommendationMetadata,
  { store, index }: EvidencePorts,
): Promise<CountryEvidence> {
  const { inputs, run, publishedAt } = metadata;
  const { evaluation: evaluationKey } = countryKeys(runKeys.country(run.id, summary.country));
  // The report can't hold its own digest.
  const outputs = metadata.outputs.filter(({ key }) => key !== runKeys.countryReport(run.id, summary.country));
  const config = countryConfig.parse(await getPinnedJson(store, metadata.config));
  const folds = outputs.find(({ key }) => key === evaluationKey);
  return {
    summary,
    run,
    config,
    sales: await readSales(store, inputOf(inputs, 'sales'), config, summary.drawDate),
    recommendation,
    metadata: { ...metadata, outputs },
    evaluation: folds === undefined ? null : evaluation.parse(await getPinnedJson(store, folds)),
    published: await publishedForecasts(summary, publishedAt, { store, index }),
  };
}

/** Progress of a failure's run. */
export interface FailedRun {
  readonly run: CountryEvidence['run'];
  /** Inputs that were pinned for the country; null where its config is wrong or not known. */
  readonly inputs: { readonly config: PinnedObject; readonly sales: PinnedObject | null } | null;
  readonly recordedAt: string;
}

/** The evidence of a failure: what its run pinned before it failed. @throws ObjectNotFound, PinnedObjectDiffers */
export async function failureEvidence(
  summary: CountrySummary,
  { run, inputs, recordedAt }: FailedRun,
  { store, index }: EvidencePorts,
): Promise<CountryEvidence> {
  const config = inputs && countryConfig.parse(await getPinnedJson(store, inputs.config));
  return {
    summary,
    run,
    config,
    sales: config && inputs ? await readSales(store, inputs.sales, config, summary.drawDate) : [],
    recommendation: null,
    metadata: null,
    evaluation: null,
    published: await publishedForecasts(summary, recordedAt, { store, index }),
  };
}

async function readSales(
  store: ObjectStore,
  pinned: PinnedObject | null,
  config: CountryConfig,
  drawDate: string,
): Promise<readonly SalesRow[]> {
  if (pinned === null) return [];
  return checkSales(decodeSales(await getPinned(store, pinned)), config, { drawDate }).rows;
}

/** Draws before this one whose forecasts are looked back on. */
const LOOK_BACK = 52;

/** The recommendations of earlier draws, as they were in force at `asOf`. */
async function publishedForecasts(
  { country, drawDate }: CountrySummary,
  asOf: string,
  { store, index }: EvidencePorts,
): Promise<PublishedForecast[]> {
  const inForce = new Map<string, PinnedObject | null>();
  for (const entry of await index.history(country)) {
    const { recordedAt, artefacts } = recordBody.parse(entry.body);
    if (entry.drawDate < drawDate && recordedAt <= asOf) inForce.set(entry.drawDate, artefacts?.recommendation ?? null);
  }
  const forecasts: PublishedForecast[] = [];
  for (const pinned of [...inForce.values()].slice(-LOOK_BACK)) {
    const forecast = pinned && (await publishedForecast(store, pinned));
    if (forecast !== null) forecasts.push(forecast);
  }
  return forecasts;
}

/** Null where it held an earlier jackpot, where its file is gone, and for records from before a forecast was kept. */
async function publishedForecast(store: ObjectStore, pinned: PinnedObject): Promise<PublishedForecast | null> {
  let document: unknown;
  try {
    document = await getPinnedJson(store, pinned);
  } catch (error) {
    if (error instanceof ObjectNotFound || error instanceof PinnedObjectDiffers) return null;
    throw error;
  }
  const { data } = recommendationSchema.safeParse(document);
  if (data === undefined || data.status === 'held') return null;
  const { drawDate, jackpot, candidates, expectedSales } = data;
  const chosen = candidates.find((candidate) => candidate.jackpot === jackpot);
  return chosen === undefined ? null : { drawDate, jackpot, expectedSales, salesInterval90: chosen.salesInterval90 };
}
