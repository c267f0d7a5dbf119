/** The members of SageMaker's CreateTrainingJob request that say what to train on and where the model goes. */
export interface TrainingJobRequest {
  readonly TrainingJobName: string;
  readonly HyperParameters: Readonly<Record<string, string>>;
  readonly InputDataConfig: readonly {
    readonly ChannelName: string;
    readonly DataSource: { readonly S3DataSource: { readonly S3Uri: string } };
  }[];
  readonly OutputDataConfig: { readonly S3OutputPath: string };
}

export interface TrainingJob {
  readonly TrainingJobName: string;
  readonly TrainingJobStatus: 'Completed';
  readonly ModelArtifacts: { readonly S3ModelArtifacts: string };
}

/** Runs a training job to its end. */
export interface Trainer {
  /** @throws TrainingJobFailed with what the program wrote to its `failure` file */
  train(request: TrainingJobRequest): Promise<TrainingJob>;
}

export class TrainingJobFailed extends Error {
  override readonly name = 'TrainingJobFailed';
  constructor(job: string, reason: string) {
    super(`training job ${job} failed: ${reason}`);
  }
}
