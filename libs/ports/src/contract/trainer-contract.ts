import type { ObjectStore } from '../object-store.ts';
import { type Trainer, TrainingJobFailed, type TrainingJobRequest } from '../trainer.ts';

/**
 * Contract of every adapter of `Trainer`. `make` gives one whose container copies the channel's `config.json` and the
 * hyperparameters into the model, and fails with "no config" where there is none.
 */
export function trainerContract(make: () => Promise<{ trainer: Trainer; store: ObjectStore; bucket: string }>): void {
  const request = (bucket: string, job: string): TrainingJobRequest => ({
    TrainingJobName: job,
    HyperParameters: { drawDate: '2026-11-28' },
    InputDataConfig: [
      { ChannelName: 'inputs', DataSource: { S3DataSource: { S3Uri: `s3://${bucket}/runs/r/england/inputs/` } } },
    ],
    OutputDataConfig: { S3OutputPath: `s3://${bucket}/runs/r/england/training` },
  });

  describe('as a trainer', () => {
    test('runs the container on its channel and puts the model archive where it says', async () => {
      const { trainer, store, bucket } = await make();
      await store.put('runs/r/england/inputs/config.json', '{"country":"england"}');
      await store.put('runs/r/sweden/inputs/config.json', '{"country":"sweden"}');
      const job = await trainer.train(request(bucket, 'job-1'));
      const uri = job.ModelArtifacts.S3ModelArtifacts;
      expect(job).toMatchObject({ TrainingJobName: 'job-1', TrainingJobStatus: 'Completed' });
      expect(uri).toBe(`s3://${bucket}/runs/r/england/training/job-1/output/model.tar.gz`);
      expect(await store.exists(uri.slice(`s3://${bucket}/`.length))).toBe(true);
    });

    test("fails with the container's own reason, and leaves no archive", async () => {
      const { trainer, store, bucket } = await make();
      const training = trainer.train(request(bucket, 'job-2'));
      await expect(training).rejects.toThrow(TrainingJobFailed);
      await expect(training).rejects.toThrow('no config');
      expect(await store.list('runs/r/england/training')).toEqual([]);
    });
  });
}
