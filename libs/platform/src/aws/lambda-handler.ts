import { Logger } from '@aws-lambda-powertools/logger';
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';
import * as z from 'zod';
import { asServiceUnavailable } from './service-unavailable.ts';

export type LambdaContext = Parameters<Logger['addContext']>[0];

/** Fields by which logs are searched, where an input has them: some steps get a country under a key of its own. */
const identity = z.object({ runId: z.string(), country: z.string(), drawDate: z.string(), executionId: z.string() });
const named = identity.partial().catch({});
const envelope = z.object({ country: named }).catch({ country: {} });

/** Event by which a deployment sees that a function starts: bundle, settings and clients have loaded by then. */
const smokeTest = z.strictObject({ smokeTest: z.literal(true) });

/**
 * A Lambda handler of a step: structured logs with run and country, a count of successes and failures, a trace. A step's
 * own error goes on under its own name, which the state machine's Retry and Catch match.
 */
export function lambdaHandler(step: (input: unknown) => Promise<unknown>) {
  const logger = new Logger();
  const metrics = new Metrics();
  const tracer = new Tracer();
  return async (input: unknown, context: LambdaContext): Promise<unknown> => {
    if (smokeTest.safeParse(input).success) return { smokeTest: 'passed' };
    logger.addContext(context);
    logger.resetKeys();
    logger.appendKeys({ ...named.parse(input), ...envelope.parse(input).country });
    metrics.captureColdStartMetric();
    try {
      const output = await traced(tracer, () => step(input));
      metrics.addMetric('StepSucceeded', MetricUnit.Count, 1);
      logger.info('step succeeded', { output });
      return output;
    } catch (thrown) {
      const error = asServiceUnavailable(thrown);
      metrics.addMetric('StepFailed', MetricUnit.Count, 1);
      logger.error('step failed', { error });
      throw error;
    } finally {
      metrics.publishStoredMetrics();
    }
  };
}

/** Runs `work` as a subsegment of the invocation's trace, where there is one. */
function traced<T>(tracer: Tracer, work: () => Promise<T>): Promise<T> {
  if (!tracer.isTracingEnabled()) return work();
  return tracer.provider.captureAsyncFunc('step', async (subsegment) => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Error) subsegment?.addError(error);
      throw error;
    } finally {
      subsegment?.close();
    }
  }) as Promise<T>;
}
