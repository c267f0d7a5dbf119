import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileObjectStore, ProcessTrainer } from '@jackpot/platform/local';
import { type TrainingJobRequest, completedJob } from '@jackpot/ports';

/** Trains the first country and hands its archive to all others: what is left is the cost of everything but training. */
export function replayTraining(workspace: string): void {
  const store = new FileObjectStore(workspace, join(workspace, 'scratch'));
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the trainer that it is taken from
  const { train } = ProcessTrainer.prototype;
  let archive: Promise<Uint8Array> | undefined;
  ProcessTrainer.prototype.train = async function (request: TrainingJobRequest) {
    archive ??= train
      .call(this, request)
      .then(({ ModelArtifacts }) => readFileSync(join(workspace, keyOf(ModelArtifacts.S3ModelArtifacts))));
    const job = completedJob(request);
    await store.put(keyOf(job.ModelArtifacts.S3ModelArtifacts), await archive);
    return job;
  };
}

function keyOf(uri: string): string {
  return uri.replace('s3://workspace/', '');
}
