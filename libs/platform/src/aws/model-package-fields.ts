import type { CreateModelPackageCommandInput, DescribeModelPackageCommandOutput } from '@aws-sdk/client-sagemaker';
import type { ModelPackage, NewModelPackage, Withdrawal } from '@jackpot/ports';
import * as z from 'zod';

/** Between the training job and the gate's reasons in a package's description, which lists of packages show. */
const SEPARATOR = ' | ';
/** Longest ModelPackageDescription and ApprovalDescription, by SageMaker's service model (botocore, sagemaker 2017-07-24). */
const DESCRIPTION_MAX = 1024;
const CLIENT_TOKEN_MAX = 36;
/** An ARN of a session, with room to spare. */
const CALLER_MAX = 300;
const METRIC = 'metric:';
const LINEAGE = 'lineage:';

/** The system's prefix, the bucket of the artefacts, and the image that trained them. */
export interface ModelHome {
  readonly bucket: string;
  /** Of the groups' names. */
  readonly prefix: string;
  /** `REPOSITORY@sha256:…`; asked for only where a model is registered. */
  readonly image: () => string;
}

/** Every country has a group of its own, whose packages count from 1. */
export function groupName(prefix: string, country: string): string {
  return `${prefix}-${country}`;
}

/** The request that registers a model. Its metadata hold letters, digits and `_.:/=+-@` alone, as SageMaker asks. */
export function toRequest(
  model: NewModelPackage,
  { bucket, image, prefix }: ModelHome,
): CreateModelPackageCommandInput {
  return {
    ModelPackageGroupName: groupName(prefix, model.country),
    ModelPackageDescription: cut(describable([model.trainingJob, ...model.reasons].join(SEPARATOR)), DESCRIPTION_MAX),
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

/** The members of a package's description that are read. */
type DescribedPackage = Pick<
  DescribeModelPackageCommandOutput,
  'ModelPackageDescription' | 'ModelPackageVersion' | 'ModelApprovalStatus' | 'InferenceSpecification' | 'ModelMetrics'
> &
  Partial<
    Pick<DescribeModelPackageCommandOutput, 'CreationTime' | 'CustomerMetadataProperties' | 'ApprovalDescription'>
  >;

/** A package as it was registered, and whether its approval was withdrawn since. */
export function fromDescription(country: string, found: DescribedPackage): ModelPackage {
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

/** Writes a withdrawal into the approval's description, as JSON; a reason that is too long for it is cut. */
export function writeWithdrawal(withdrawal: Withdrawal): string {
  const by = cut(describable(withdrawal.by), CALLER_MAX);
  let reason = cut(describable(withdrawal.reason), DESCRIPTION_MAX);
  const json = () => JSON.stringify({ at: withdrawal.at, by, reason });
  while (json().length > DESCRIPTION_MAX) reason = cut(reason, reason.length - 1);
  return json();
}

/** One line of what a description may hold: letters, marks, spaces, symbols, numbers and punctuation (botocore, EntityDescription). */
function describable(text: string): string {
  return text.replaceAll(/[\p{Zl}\p{Zp}\s]|[^\p{L}\p{M}\p{Z}\p{S}\p{N}\p{P}]/gu, ' ');
}

/** The beginning of a text, with the sign that it goes on, in at most `max` UTF-16 units, of which none is half a character. */
function cut(text: string, max: number): string {
  return text.length <= max
    ? text
    : `${text
        .slice(0, max - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`;
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
