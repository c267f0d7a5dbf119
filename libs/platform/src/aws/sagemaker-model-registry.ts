import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DescribeModelPackageCommand,
  type ListModelPackagesCommandInput,
  type ModelPackageSummary,
  type SageMakerClient,
  UpdateModelPackageCommand,
  paginateListModelPackages,
} from '@aws-sdk/client-sagemaker';
import {
  type Clock,
  ModelNotApproved,
  type ModelPackage,
  type ModelRegistry,
  type NewModelPackage,
  type Withdrawal,
} from '@jackpot/ports';
import {
  type ModelHome,
  fromDescription,
  groupName,
  toRequest,
  trainingJobOf,
  writeWithdrawal,
} from './model-package-fields.ts';

/** SageMaker's model registry: a model package group a country, made when its first model is registered. */
export class SageMakerModelRegistry implements ModelRegistry {
  readonly #client: SageMakerClient;
  readonly #home: ModelHome;
  readonly #clock: Clock;

  constructor(client: SageMakerClient, home: ModelHome, clock: Clock) {
    this.#client = client;
    this.#home = home;
    this.#clock = clock;
  }

  async register(model: NewModelPackage): Promise<ModelPackage> {
    const registered = await this.#find(model.country, {}, (summary) => isOf(model.trainingJob, summary));
    if (registered) return registered;
    await this.#makeGroup(groupName(this.#home.prefix, model.country));
    const created = await this.#client.send(new CreateModelPackageCommand(toRequest(model, this.#home)));
    return this.#describe(model.country, created.ModelPackageArn);
  }

  latestApproved(country: string): Promise<ModelPackage | null> {
    return this.#find(country, { ModelApprovalStatus: 'Approved' }, () => true);
  }

  /** The newest goes first; interrupted, a repeated call finishes. */
  async rollBack(country: string, version: number, withdrawal: Omit<Withdrawal, 'at'>): Promise<ModelPackage> {
    const target = (await this.list(country)).find((model) => model.version === version);
    if (target?.status !== 'Approved') throw new ModelNotApproved(country, version, target?.status ?? 'not registered');
    const ApprovalDescription = writeWithdrawal({ at: this.#clock.now().toISOString(), ...withdrawal });
    const approved = { ModelApprovalStatus: 'Approved', SortOrder: 'Descending' } as const;
    const later: ModelPackageSummary[] = [];
    for await (const summary of this.#summaries(country, approved))
      if ((summary.ModelPackageVersion ?? 0) > version) later.push(summary);
    for (const { ModelPackageArn } of later) {
      const kept = await this.#client.send(new DescribeModelPackageCommand({ ModelPackageName: ModelPackageArn }));
      const withdrawn = { ModelApprovalStatus: 'Rejected', ApprovalDescription } as const;
      // Given again, since not every registry keeps what an update leaves out.
      const CustomerMetadataProperties = kept.CustomerMetadataProperties ?? {};
      await this.#client.send(
        new UpdateModelPackageCommand({ ModelPackageArn, ...withdrawn, CustomerMetadataProperties }),
      );
    }
    return target;
  }

  async list(country: string): Promise<ModelPackage[]> {
    const packages: ModelPackage[] = [];
    for await (const { ModelPackageArn } of this.#summaries(country, { SortOrder: 'Ascending' }))
      packages.push(await this.#describe(country, ModelPackageArn));
    return packages;
  }

  async #find(
    country: string,
    filter: ListModelPackagesCommandInput,
    isWanted: (summary: ModelPackageSummary) => boolean,
  ): Promise<ModelPackage | null> {
    for await (const summary of this.#summaries(country, { ...filter, SortOrder: 'Descending' }))
      if (isWanted(summary)) return this.#describe(country, summary.ModelPackageArn);
    return null;
  }

  async *#summaries(country: string, filter: ListModelPackagesCommandInput): AsyncGenerator<ModelPackageSummary> {
    const request = {
      ModelPackageGroupName: groupName(this.#home.prefix, country),
      SortBy: 'CreationTime',
      MaxResults: 100,
      ...filter,
    };
    try {
      const pages = paginateListModelPackages({ client: this.#client }, request as ListModelPackagesCommandInput);
      for await (const page of pages) yield* page.ModelPackageSummaryList ?? [];
    } catch (error) {
      if (!says(error, 'does not exist')) throw error;
    }
  }

  async #describe(country: string, arn: string | undefined): Promise<ModelPackage> {
    const found = await this.#client.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
    return fromDescription(country, found);
  }

  async #makeGroup(ModelPackageGroupName: string): Promise<void> {
    try {
      await this.#client.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName }));
    } catch (error) {
      if (!says(error, 'already exists')) throw error;
    }
  }
}

function isOf(trainingJob: string, { ModelPackageDescription }: ModelPackageSummary): boolean {
  return trainingJobOf(ModelPackageDescription) === trainingJob;
}

/** SageMaker has no names of their own for a group that is missing or there already: its message tells. */
function says(error: unknown, text: string): boolean {
  return error instanceof Error && error.name === 'ValidationException' && error.message.includes(text);
}
