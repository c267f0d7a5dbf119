import { countryConfig } from '@jackpot/config-schema';
import {
  type Evaluation,
  type Judgement as GateJudgement,
  evaluation,
  judge,
  forecastModel,
} from '@jackpot/forecast-model';
import type { ModelRegistry, NewModelPackage, ObjectStore } from '@jackpot/ports';
import { canonicalJson, getPinnedJson, putPinned, sha256 } from '@jackpot/record';
import { countryKeys, type Judgement, type ToJudge, toJudge } from '@jackpot/workflow';
import { readModelArchive } from './model-archive.ts';

/**
 * JudgeModel: judges the training job's evaluation by the config's gate and registers the model, `Approved` or
 * `Rejected`. Called again for the same job it hands on the package of the first call.
 * @throws IncompleteModelArchive, or a ZodError where model or evaluation are not of their format
 */
export async function judgeModel(
  input: unknown,
  { store, registry }: { store: ObjectStore; registry: ModelRegistry },
): Promise<Judgement> {
  const item = toJudge.parse(input);
  const config = countryConfig.parse(await getPinnedJson(store, item.inputs.config));
  const archiveKey = keyOf(item.training.archiveUri);
  const files = await readModelArchive(await store.get(archiveKey), ['model.json', 'evaluation.json']);
  const model = forecastModel.parse(parseJson(files['model.json']));
  const evaluated = evaluation.parse(parseJson(files['evaluation.json']));
  const judgement = judge(evaluated, config.gate);

  const keys = countryKeys(item.prefix);
  const modelObject = await putPinned(store, keys.model, files['model.json']);
  const evaluationObject = await putPinned(store, keys.evaluation, files['evaluation.json']);
  const withdrawal = await withdrawalOf(item.country, modelObject.sha256, registry);
  const registered = await registry.register({
    country: item.country,
    trainingJob: item.training.job,
    status: judgement.verdict === 'approved' && withdrawal === null ? 'Approved' : 'Rejected',
    reasons: [...(withdrawal === null ? [] : [withdrawal]), ...judgement.reasons],
    archiveKey,
    modelKey: modelObject.key,
    modelDigest: modelObject.sha256,
    recipeDigest: sha256(canonicalJson(model.recipe)),
    evaluationKey: evaluationObject.key,
    evaluationDigest: evaluationObject.sha256,
    metrics: metricsOf(judgement),
    lineage: lineageOf(item, evaluated),
  });
  return {
    verdict: registered.status === 'Approved' ? 'approved' : 'rejected',
    version: registered.version,
    reasons: [...registered.reasons],
    drift: judgement.drift,
    model: modelObject,
    evaluation: evaluationObject,
  };
}

/** A model that a person withdrew is not approved again by training the very same one. */
async function withdrawalOf(country: string, digest: string, registry: ModelRegistry): Promise<string | null> {
  for (const { version, modelDigest, withdrawn } of await registry.list(country))
    if (withdrawn !== null && modelDigest === digest)
      return `it equals v${version}, which ${withdrawn.by} withdrew: ${withdrawn.reason}`;
  return null;
}

/** Flat numbers, as a registry shows them side by side. */
function metricsOf({ metrics }: GateJudgement): NewModelPackage['metrics'] {
  const flat: Record<string, number> = {};
  for (const [model, score] of Object.entries(metrics))
    for (const [name, value] of Object.entries<number>({ ...score })) flat[`${model}.${name}`] = value;
  return flat;
}

function lineageOf(item: ToJudge, { training }: Evaluation): NewModelPackage['lineage'] {
  return {
    run: item.runId,
    drawDate: item.drawDate,
    dataMd5: item.data?.md5 ?? 'unknown',
    configSha256: item.inputs.config.sha256,
    salesSha256: item.inputs.sales?.sha256 ?? 'none',
    backend: training.backend,
    seed: String(training.seed),
    rows: String(training.rows),
    cutoff: training.cutoff,
  };
}

function keyOf(uri: string): string {
  return uri.replace(/^s3:\/\/[^/]+\//, '');
}

function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
}
