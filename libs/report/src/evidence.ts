import { type CountryConfig, countryConfig } from '@jackpot/config-schema';
import type { PinnedObject, Recommendation } from '@jackpot/decision';
import { type Evaluation, evaluation, forecastModel, isStock } from '@jackpot/forecast-model';
import type { ObjectStore, RecordIndex } from '@jackpot/ports';
import {
  getPinned,
  getPinnedJson,
  inputOf,
  isOutput,
  outputOf,
  type RecommendationMetadata,
  type CountrySummary,
} from '@jackpot/record';
import { checkSales, decodeSales, type PlannedRow, type SalesRow } from '@jackpot/sales-data';
import type { DrawOutcome, Today } from '@jackpot/track-record';
import { inForceBefore, pastOutcomes, pinnedIfThere } from './past-outcomes.ts';
import { pastAsThisDraw } from './past-as-this-draw.ts';
import { type EarlierPlan, planBefore } from './plan-before.ts';
import { revenueAhead } from './revenue-ahead.ts';

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
  /** Outcomes of a year's recommendations before it, by draw date. */
  readonly outcomes: readonly DrawOutcome[];
  /** Past draws as if each were this one: its surprise on top of this draw's forecast at its jackpot; null where no model tells. */
  readonly pastAsThisDraw: readonly DrawPoint[] | null;
  /** The plan of the recommendation before it; null where none was planned. */
  readonly planBefore: EarlierPlan | null;
  /** Money by which the plan's net revenue strays from its expectation in nine cases of ten; null where no model tells. */
  readonly revenueStray90: number | null;
}

/** Sales of a draw by its jackpot, in the country's currency. */
export interface DrawPoint {
  readonly jackpot: number;
  readonly sales: number;
}

export interface EvidencePorts {
  readonly store: ObjectStore;
  readonly index: RecordIndex;
}

/**
 * The evidence of a published recommendation, from the objects that its metadata pins. Equal whenever it is read: only what was
 * known at publication.
 * @throws ObjectNotFound, PinnedObjectDiffers
 */
export async function publishedEvidence(
  summary: CountrySummary,
  recommendation: Recommendation,
  metadata: RecommendationMetadata,
  { store, index }: EvidencePorts,
): Promise<CountryEvidence> {
  const { inputs, run, publishedAt } = metadata;
  // The report can't hold its own digest.
  const outputs = metadata.outputs.filter((output) => !isOutput(output, 'report'));
  const config = countryConfig.parse(await getPinnedJson(store, metadata.config));
  const { rows: sales, planned } = await readSales(store, inputOf(inputs, 'sales'), config, summary.drawDate);
  const today = await modelOfToday(metadata, config, store);
  const folds = outputOf(outputs, 'evaluation');
  const inForce = await inForceBefore(summary, publishedAt, index);
  return {
    summary,
    run,
    config,
    sales,
    recommendation,
    metadata: { ...metadata, outputs },
    evaluation: folds === null ? null : evaluation.parse(await getPinnedJson(store, folds)),
    outcomes: await pastOutcomes(summary.country, inForce, { sales, today, asOf: publishedAt }, { store, index }),
    pastAsThisDraw: today && pastAsThisDraw(sales, summary.drawDate, today),
    planBefore: await planBefore(inForce, store),
    revenueStray90: today && revenueAhead(recommendation, planned, today),
  };
}

/** Progress of a failure's run. */
interface FailedRun {
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
  const sales = config && inputs ? (await readSales(store, inputs.sales, config, summary.drawDate)).rows : [];
  const inForce = await inForceBefore(summary, recordedAt, index);
  return {
    summary,
    run,
    config,
    sales,
    recommendation: null,
    metadata: null,
    evaluation: null,
    outcomes: await pastOutcomes(summary.country, inForce, { sales, today: null, asOf: recordedAt }, { store, index }),
    pastAsThisDraw: null,
    planBefore: null,
    revenueStray90: null,
  };
}

async function readSales(
  store: ObjectStore,
  pinned: PinnedObject | null,
  config: CountryConfig,
  drawDate: string,
): Promise<{ readonly rows: readonly SalesRow[]; readonly planned: readonly PlannedRow[] }> {
  if (pinned === null) return { rows: [], planned: [] };
  return checkSales(decodeSales(await getPinned(store, pinned)), config, { drawDate });
}

/** The model that decided, to look back on earlier draws with; null where none did, or it is gone. */
async function modelOfToday(
  { model }: RecommendationMetadata,
  config: CountryConfig,
  store: ObjectStore,
): Promise<Today | null> {
  if (model === null) return null;
  const artefact = await pinnedIfThere(store, { key: model.key, sha256: model.digest });
  if (artefact === null) return null;
  const parsed = forecastModel.parse(artefact);
  // Players don't answer the jackpot of their own draw: there is no other jackpot's sales to look back on.
  return isStock(parsed) ? null : { config, model: parsed };
}
