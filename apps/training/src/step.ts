import { type CountryConfig, countryConfig } from '@jackpot/config-schema';
import { forecastModel, neighboursPrior } from '@jackpot/forecast-model';
import {
  type Backend,
  type FitCheckpoint,
  type OnProgress,
  selectBackend,
  trainModel,
} from '@jackpot/forecast-training';
import { canonicalJson, sha256 } from '@jackpot/record';
import { type SalesRow, checkSales, decodeSales, formatFindings } from '@jackpot/sales-data';
import * as z from 'zod';

/** Files that the training job finds in its container, unparsed. */
interface TrainingFiles {
  readonly hyperparameters: unknown;
  readonly config: unknown;
  /** The champion's version, digest and `model.json`, or null. */
  readonly champion: unknown;
  /** `prior.json`; undefined where no other country of the company has a model. */
  readonly prior?: unknown;
  /** `sales.csv.gz` */
  readonly sales: Uint8Array;
  /** `auto` (if not given): native where it loads; `native`: refuses to train without; `portable`: does not try it. */
  readonly backend?: unknown;
  readonly onProgress?: (line: string) => void;
  /** Checkpoints from which the fits go on, given what names the job's inputs. */
  readonly checkpoints?: (inputs: unknown) => (fit: string) => FitCheckpoint;
}

export class InvalidTrainingData extends Error {
  override readonly name = 'InvalidTrainingData';
  readonly kind = 'input';
}

/** SageMaker hands on hyperparameters as text. */
const hyperparameters = z.object({ drawDate: z.iso.date(), seed: z.coerce.number().int().min(0) });
const backendChoice = z.enum(['auto', 'native', 'portable']).default('auto');
const champion = z.object({ model: forecastModel }).nullable();

/**
 * TrainModel: fits one country's model and scores it.
 * @returns the files of the model archive
 * @throws InvalidTrainingData, and what `trainModel` throws
 */
export async function train(files: TrainingFiles): Promise<{ 'model.json': string; 'evaluation.json': string }> {
  const { drawDate, seed } = hyperparameters.parse(files.hyperparameters);
  const config = countryConfig.parse(files.config);
  const artefact = champion.parse(files.champion)?.model;
  const prior = files.prior === undefined ? null : neighboursPrior.parse(files.prior);
  const backend = await chooseBackend(files);
  const inputs = {
    drawDate,
    seed,
    config,
    champion: artefact ?? null,
    prior,
    sales: sha256(files.sales),
    backend: backend.name,
  };
  const trained = trainModel({
    config,
    rows: validRows(files.sales, config, drawDate),
    drawDate,
    champion: artefact ? { recipe: artefact.recipe, artefact } : null,
    prior,
    seed,
    backend,
    ...(files.onProgress && { onProgress: progressLines(files.onProgress) }),
    ...(files.checkpoints && { checkpointOf: files.checkpoints(inputs) }),
  });
  return { 'model.json': canonicalJson(trained.artefact), 'evaluation.json': canonicalJson(trained.evaluation) };
}

/** A line each tenth of the way. */
function progressLines(onLine: (line: string) => void): OnProgress {
  return ({ step, steps }) => {
    if (step % Math.ceil(steps / 10) === 0) onLine(`step ${step} of ${steps}`);
  };
}

const notAskedFor = () => Promise.reject(new Error('the portable backend was asked for'));

async function chooseBackend(files: TrainingFiles): Promise<Backend> {
  const choice = backendChoice.parse(files.backend);
  if (choice !== 'portable') await import('./node-compatibility.ts');
  const backend = await selectBackend({
    requireNative: choice === 'native',
    ...(choice === 'portable' && { native: notAskedFor }),
  });
  files.onProgress?.(backend.name === 'cpu' ? 'fitting in plain JavaScript' : 'fitting with native TensorFlow');
  return backend;
}

function validRows(sales: Uint8Array, config: CountryConfig, drawDate: string): readonly SalesRow[] {
  const { rows, findings } = checkSales(decodeSales(sales), config, { drawDate });
  if (findings.length > 0) throw new InvalidTrainingData(formatFindings(findings, 'sales.csv.gz').join('\n'));
  return rows;
}
