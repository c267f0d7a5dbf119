/**
 * Of every client: a call that hangs is given up and tried again, well within a Lambda's own time; what is still refused
 * after the last attempt goes to the state machine's Retry as `ServiceUnavailable`.
 */
export const clientOptions = {
  maxAttempts: 6,
  requestHandler: { connectionTimeout: 3000, requestTimeout: requestTimeoutMs(), throwOnRequestTimeout: true },
} as const;

/** `JACKPOT_REQUEST_TIMEOUT_MS` shortens it where the services are next door. */
function requestTimeoutMs(): number {
  return Number(process.env['JACKPOT_REQUEST_TIMEOUT_MS'] ?? 20_000);
}
