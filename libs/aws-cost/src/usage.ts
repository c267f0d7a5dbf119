/**
 * Usage of one country in one week beyond what the templates tell. Times are measured, or bounds where they say so; calls
 * are counted from the steps' code.
 */
interface StepTime {
  /** Seconds of one invocation that are billed. */
  readonly seconds: number;
  readonly source: string;
}

/** A cold start with its calls to AWS: about a second each on 1 GB, taken as two. */
const COLD_START_SECONDS = 2;
const measured = (cpuSeconds: number): StepTime => ({
  seconds: COLD_START_SECONDS + cpuSeconds,
  source: `${cpuSeconds} s of CPU (docs/cost.md, 100 countries) and a cold start`,
});

/** Usage by the Lambda that runs the step, for one country. */
export const stepTimes: Readonly<Record<string, StepTime>> = {
  'data-validator': measured(0.004),
  'quality-gate': measured(0.01),
  optimiser: {
    seconds: COLD_START_SECONDS + 10,
    source: 'the 52-week plan within 10 s (docs/decision.md) and a cold start',
  },
  notifier: measured(0.006),
  answers: { seconds: COLD_START_SECONDS, source: 'a cold start, where a country asks for one approval' },
};

/** OpenWeek and CloseWeek take the countries one after another: nine and two calls of some 30 ms each. */
export const weekOpenerSecondsPerCountry = { open: 0.3, close: 0.06 };

/** SageMaker bills from the instance's start: it pulls the image and copies the data before some seconds of training. */
export const trainingSeconds = {
  billed: 120,
  untilEnd: 240,
  source: '2.5 s of CPU (docs/cost.md) and the start of an instance',
};

/** Metrics that each Lambda sends when all goes well: that a step succeeded, that its environment was new. */
export const metricsPerLambda = 2;

/**
 * Calls of one country, all steps together, bounds: the integration suite counts what a week of four countries asks of S3 and
 * DynamoDB and holds these to it.
 */
export const calls = { s3Put: 20, s3Get: 41, tableWrite: 6, tableRead: 14, kms: 60, traces: 6, lambda: 4 };

/** Objects that a country's week leaves in the bucket, and the logs of its steps and its execution, MB. */
export const megabytes = { objects: 0.3, logs: 0.2 };
