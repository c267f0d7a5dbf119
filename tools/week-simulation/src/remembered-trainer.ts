import { gzipSync } from 'node:zlib';
import { exampleEvaluation, exampleModel } from '@jackpot/fixtures';
import { scoredQuantiles } from '@jackpot/forecast-model';
import { tarArchive } from '@jackpot/platform/local';
import {
  type ObjectStore,
  type Trainer,
  type TrainingJob,
  type TrainingJobRequest,
  completedJob,
} from '@jackpot/ports';
import { canonicalJson, sha256 } from '@jackpot/record';
import { chance, pick } from './chance.ts';
import { sleep } from './virtual-time.ts';

const MINUTES_PER_JOB = 4;
const REJECTED = 0.25;
const archives = new Map<string, Uint8Array>();

/** A training job's own failure: its task fails, with what DescribeTrainingJob says as the cause. */
class TaskFailed extends Error {
  override readonly name = 'States.TaskFailed';
}

/** SageMaker refuses to begin a job. */
class JobRefused extends Error {
  override readonly name = 'SageMaker.AmazonSageMakerException';
}

export type JobEnd = 'completed' | 'no capacity' | 'waited too long' | 'failed' | 'refused';

/** End of a job that goes wrong, by a number in [0, 1). */
export const wrongEnd = (at: number): JobEnd => pick(['no capacity', 'waited too long', 'failed', 'refused'], at);

/** Training that returns what equal inputs are known to give: jobs take minutes of the virtual clock and nothing else. */
export class RememberedTrainer implements Trainer {
  readonly #store: ObjectStore;
  readonly #endOf: (job: string) => JobEnd;

  readonly #died: Promise<never>;

  constructor(store: ObjectStore, endOf: (job: string) => JobEnd, died: Promise<never>) {
    this.#store = store;
    this.#endOf = endOf;
    this.#died = died;
  }

  train(request: TrainingJobRequest): Promise<TrainingJob> {
    return Promise.race([this.#train(request), this.#died]);
  }

  async #train(request: TrainingJobRequest): Promise<TrainingJob> {
    const end = this.#endOf(request.TrainingJobName);
    if (end === 'refused') throw new JobRefused('ThrottlingException');
    await sleep(MINUTES_PER_JOB * 60_000);
    if (end === 'no capacity') throw new TaskFailed('CapacityError: no instance');
    if (end === 'failed') throw new TaskFailed('AlgorithmError: the data made it stop');
    const job = completedJob(request);
    if (end === 'waited too long')
      return { ...job, TrainingJobStatus: 'Stopped', SecondaryStatus: 'MaxWaitTimeExceeded' } as never;
    const inputs = await inputsOf(request, this.#store);
    const key = job.ModelArtifacts.S3ModelArtifacts.replace(/^s3:\/\/[^/]+\//, '');
    await this.#store.put(key, await archiveOf(inputs, String(request.HyperParameters['drawDate'])));
    return job;
  }
}

async function inputsOf({ InputDataConfig }: TrainingJobRequest, store: ObjectStore): Promise<Uint8Array[]> {
  const prefix = String(InputDataConfig[0]?.DataSource.S3DataSource.S3Uri).replace(/^s3:\/\/[^/]+\//, '');
  return Promise.all(['config.json', 'sales.csv.gz'].map((name) => store.get(prefix + name)));
}

async function archiveOf(inputs: readonly Uint8Array[], drawDate: string): Promise<Uint8Array> {
  const digest = sha256(inputs.map((input) => sha256(input)).join() + drawDate);
  const known = archives.get(digest);
  if (known !== undefined) return known;
  const { country } = JSON.parse(new TextDecoder().decode(inputs[0])) as { country: string };
  const model = { ...exampleModel({ elasticity: 0.2 + 0.2 * chance(0, 'elasticity', digest) }), country };
  const spread = chance(0, 'quality', digest) < REJECTED ? 3 : 0.5;
  const folds = (width: number) =>
    ['2026-11-14', '2026-11-21'].map((date) => ({
      drawDate: date,
      actual: 4e6,
      quantiles: scoredQuantiles.map((level) => 4e6 * (1 + width * (level - 0.5))),
    }));
  const evaluation = exampleEvaluation({
    country,
    drawDate,
    challenger: { recipe: model.recipe, folds: folds(spread) },
    seasonalNaive: { folds: folds(1) },
  });
  const made = new Map([
    ['model.json', canonicalJson(model)],
    ['evaluation.json', canonicalJson(evaluation)],
  ]);
  const archive = gzipSync(await tarArchive('.', made));
  archives.set(digest, archive);
  return archive;
}
