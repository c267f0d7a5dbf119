import type { CreateModelPackageCommandInput, DescribeModelPackageCommandOutput } from '@aws-sdk/client-sagemaker';
import type { ModelPackage, NewModelPackage, Withdrawal } from '@jackpot/ports';
import * as z from 'zod';

/** Between the training job and the gate's reasons in a package's description, which lists of packages show. */
const SEPARATOR = ' | ';
const DESCRIPTION_MAX = 1024;
const CLIENT_TOKEN_MAX = 36;
const METRIC = 'metric:';
const LINEAGE = 'lineage:';

/** The bucket of the artefacts, and the image that trained them. */
export interface ModelHome {
  readonly bucket: string;
  /** `REPOSITORY@sha256:…`; asked for only where a model is registered. */
  readonly image: () => string;
}

/** Every country has a group of its own, whose packages count from 1. */
export function groupName(country: string): string {
  return `jackpot-${country}`;
}

/** The request that registers a model. Its metadata hold letters, digits and `_.:/=+-@` alone, as SageMaker asks. */
export function toRequest(model: NewModelPackage, { bucket, image }: ModelHome): CreateModelPackageCommandInput {
  return {
    ModelPackageGroupName: groupName(model.country),
    ModelPackageDescription: [model.trainingJob, ...model.reasons].join(SEPARATOR).slice(0, DESCRIPTION_MAX),
    ModelApprovalStatus: model.status,
    // A job's name ends in a UUID.
    ClientToken: model.trainingJob.slice(-CLIENT_TOKEN_MAX),
    // Steps read the model themselves; no endpoint is made of it that SageMaker would have to try out.
    SkipModelValidation: 'All',
    InferenceSpecification: { Containers: [{ Image: image(), ModelDataUrl: `s3://${bucket}/${model.archiveKey}` }] },
    ModelMetrics: {
      ModelQuality: { Statistics: { ContentType: 'application/json', S3Uri: `s3://${bucket}/${model.evaluationKey}` } },
    },
    CustomerMetadataProperties: {
      modelKey: model.modelKey,
      modelDigest: model.modelDigest,
      recipeDigest: model.recipeDigest,
      evaluationDigest: model.evaluationDigest,
      ...prefixed(METRIC, model.metrics),
      ...prefixed(LINEAGE, model.lineage),
    },
  };
}

/** The training job of a described or listed package. */
export function trainingJobOf(description: string | undefined): string {
  return description?.split(SEPARATOR)[0] ?? '';
}

/** A package as it was registered, and whether its approval was withdrawn since. */
export function fromDescription(country: string, found: DescribeModelPackageCommandOutput): ModelPackage {
  const [trainingJob = '', ...reasons] = (found.ModelPackageDescription ?? '').split(SEPARATOR);
  const metadata = found.CustomerMetadataProperties ?? {};
  return {
    country,
    version: found.ModelPackageVersion ?? 0,
    registeredAt: found.CreationTime?.toISOString() ?? '',
    trainingJob,
    status: found.ModelApprovalStatus === 'Approved' ? 'Approved' : 'Rejected',
    reasons,
    archiveKey: keyOf(found.InferenceSpecification?.Containers?.[0]?.ModelDataUrl),
    modelKey: metadata['modelKey'] ?? '',
    modelDigest: metadata['modelDigest'] ?? '',
    recipeDigest: metadata['recipeDigest'] ?? '',
    evaluationKey: keyOf(found.ModelMetrics?.ModelQuality?.Statistics?.S3Uri),
    evaluationDigest: metadata['evaluationDigest'] ?? '',
    metrics: Object.fromEntries(unprefixed(METRIC, metadata).map(([name, value]) => [name, Number(value)])),
    lineage: Object.fromEntries(unprefixed(LINEAGE, metadata)),
    withdrawn: readWithdrawal(found.ApprovalDescription),
  };
}

const withdrawalJson = z.object({ at: z.string(), by: z.string(), reason: z.string() });

/** What the approval's description says of a withdrawal, as JSON. */
export function writeWithdrawal(withdrawal: Withdrawal): string {
  return JSON.stringify(withdrawal);
}

/** Null where the description says nothing, or something that a person wrote in the console. */
function readWithdrawal(description = ''): Withdrawal | null {
  if (!description.startsWith('{')) return null;
  return withdrawalJson.parse(JSON.parse(description));
}

function prefixed(prefix: string, values: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, String(value)]));
}

function unprefixed(prefix: string, metadata: Readonly<Record<string, string>>): [string, string][] {
  const own = Object.entries(metadata).filter(([name]) => name.startsWith(prefix));
  return own.map(([name, value]) => [name.slice(prefix.length), value]);
}

function keyOf(uri = ''): string {
  return uri.replace(/^s3:\/\/[^/]+\//, '');
}
