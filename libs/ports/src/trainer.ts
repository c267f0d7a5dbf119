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

/** The members of SageMaker's DescribeTrainingJob response that the state machine reads. */
export interface TrainingJob {
  readonly TrainingJobName: string;
  readonly TrainingJobStatus: 'Completed';
  readonly SecondaryStatus: 'Completed';
  readonly ModelArtifacts: { readonly S3ModelArtifacts: string };
}

/** A request's job once it is completed: its archive lies where SageMaker puts it. */
export function completedJob({ TrainingJobName, OutputDataConfig }: TrainingJobRequest): TrainingJob {
  return {
    TrainingJobName,
    TrainingJobStatus: 'Completed',
    SecondaryStatus: 'Completed',
    ModelArtifacts: { S3ModelArtifacts: `${OutputDataConfig.S3OutputPath}/${TrainingJobName}/output/model.tar.gz` },
  };
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
