/** A public price of AWS, US East (N. Virginia), in USD, without any discount. Europe is up to a quarter dearer. */
export interface Price {
  readonly usd: number;
  readonly per: string;
  readonly source: string;
}

const page = (path: string) => `https://aws.amazon.com/${path}/pricing/`;

/**
 * Date on which the prices were written down: those of Step Functions, CloudWatch, KMS and Lambda beside copies of the pages, the
 * others as last known. Prices change: look again before a budget depends on them.
 */
export const PRICES_OF = '2026-11-24';

export const prices = {
  kmsKey: { usd: 1, per: 'key and month, one more after each of its first two rotations', source: page('kms') },
  kmsRequest: { usd: 0.03 / 10_000, per: 'request', source: page('kms') },
  secret: { usd: 0.4, per: 'secret and month', source: page('secrets-manager') },
  alarmMetric: { usd: 0.1, per: 'metric that an alarm watches, and month', source: page('cloudwatch') },
  metricHour: { usd: 0.3 / 730, per: 'metric of our own, and hour in which it is sent', source: page('cloudwatch') },
  dashboard: { usd: 3, per: 'dashboard and month', source: page('cloudwatch') },
  logGB: { usd: 0.5, per: 'GB of logs taken in', source: page('cloudwatch') },
  trace: { usd: 5 / 1_000_000, per: 'trace', source: page('xray') },
  ecrGB: { usd: 0.1, per: 'GB of images and month', source: page('ecr') },
  s3GB: { usd: 0.023, per: 'GB and month', source: page('s3') },
  s3Put: { usd: 0.005 / 1000, per: 'PUT or LIST', source: page('s3') },
  s3Get: { usd: 0.0004 / 1000, per: 'GET or HEAD', source: page('s3') },
  tableGB: { usd: 0.25 + 0.2, per: 'GB of the table and its backup, and month', source: page('dynamodb') },
  tableWrite: { usd: 0.625 / 1_000_000, per: 'write unit', source: page('dynamodb') },
  tableRead: { usd: 0.125 / 1_000_000, per: 'read unit', source: page('dynamodb') },
  lambdaGBSecond: { usd: 0.0000133334, per: 'GB-second on arm64', source: page('lambda') },
  lambdaRequest: { usd: 0.2 / 1_000_000, per: 'request', source: page('lambda') },
  transition: { usd: 0.025 / 1000, per: 'state transition', source: page('step-functions') },
  email: { usd: 2 / 100_000, per: 'e-mail', source: page('sns') },
  trainingHour: { usd: 0.115, per: 'hour of ml.m5.large; the spot market is cheaper', source: page('sagemaker') },
  volumeGB: { usd: 0.14, per: 'GB of a training volume and month', source: page('sagemaker') },
  natHour: { usd: 0.045, per: 'hour of a NAT gateway', source: page('vpc') },
  endpointHour: { usd: 0.01, per: 'hour of an interface endpoint in one zone', source: page('privatelink') },
} as const satisfies Record<string, Price>;
