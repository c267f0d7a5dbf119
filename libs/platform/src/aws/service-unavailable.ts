import type { IsPassing } from '@jackpot/ports';
import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry';

/** A service of AWS still throttled, failed or did not answer after the client's own attempts. Worth another try. */
export class ServiceUnavailable extends Error {
  override readonly name = 'ServiceUnavailable';
}

/** Renames each service's passing errors to the one name that the state machine retries; other errors stay. */
export function asServiceUnavailable(error: unknown): unknown {
  if (!isRequestError(error)) return error;
  const passes = [isThrottlingError, isTransientError, isServerError].some((is) => is(error));
  return passes ? new ServiceUnavailable(`${error.name}: ${error.message}`, { cause: error }) : error;
}

/** The state machine tries such a step again. */
export const isPassing: IsPassing = (error) => asServiceUnavailable(error) instanceof ServiceUnavailable;

function isRequestError(error: unknown): error is Parameters<typeof isServerError>[0] {
  return error instanceof Error && (error.cause === undefined || error.cause instanceof Error);
}
