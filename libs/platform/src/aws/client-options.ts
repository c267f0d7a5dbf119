import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

/**
 * Of every client: a call that hangs is given up and tried again, well within a Lambda's own time; what is still refused
 * after the last attempt goes to the state machine's Retry as `ServiceUnavailable`.
 */
export const clientOptions = {
  maxAttempts: 6,
  requestHandler: {
    connectionTimeout: 3000,
    requestTimeout: requestTimeoutMs(),
    throwOnRequestTimeout: true,
    ...proxyAgents(process.env),
  },
} as const;

/**
 * Agents that go through the proxy of `HTTPS_PROXY` and `HTTP_PROXY`, but to the hosts of `NO_PROXY`; the SDK itself reads
 * none of them (https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/node-configuring-proxies.html). Node's own
 * agents do, where they are given the environment (https://nodejs.org/api/http.html#built-in-proxy-support).
 */
export function proxyAgents(env: NodeJS.ProcessEnv): { httpAgent?: HttpAgent; httpsAgent?: HttpsAgent } {
  const isProxied = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => env[name]);
  if (!isProxied) return {};
  const options = { keepAlive: true, proxyEnv: env };
  return { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) };
}

/** `JACKPOT_REQUEST_TIMEOUT_MS` shortens it where the services are next door. */
function requestTimeoutMs(): number {
  return Number(process.env['JACKPOT_REQUEST_TIMEOUT_MS'] ?? 20_000);
}
