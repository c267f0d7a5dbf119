/**
 * Of every client: a call that hangs is given up and tried again, well within a Lambda's own time; what is still refused
 * after the last attempt goes to the state machine's Retry as `ServiceUnavailable`.
 */
export const clientOptions = {
  maxAttempts: 6,
  requestHandler: { connectionTimeout: 3000, requestTimeout: 20_000, throwOnRequestTimeout: true },
} as const;
