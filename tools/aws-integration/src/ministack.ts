import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonPath } from './python.ts';
import { type Server, type ServerProcess, freePort, startServer } from './server-process.ts';

/**
 * ministack: CloudFormation, S3, Lambda, Step Functions, DynamoDB, SNS, Secrets Manager, KMS and Scheduler. Lambdas run in
 * Node.js processes of their own, and reach every service at `wireUrl`, where Step Functions finds SageMaker too.
 */
export async function startMinistack(wireUrl: string): Promise<ServerProcess> {
  const port = await freePort();
  const scratch = mkdtempSync(join(tmpdir(), 'jackpot-ministack-'));
  return startServer(port, ['python3', join(import.meta.dirname, 'ministack_with_training.py')], {
    PYTHONPATH: await pythonPath(),
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    MINISTACK_HOST: '127.0.0.1',
    S3_DATA_DIR: join(scratch, 's3'),
    STATE_DIR: join(scratch, 'state'),
    TMPDIR: scratch,
    SAGEMAKER_URL: wireUrl,
    AWS_ENDPOINT_URL: wireUrl,
    SCHEDULE_FROM,
    // Time that the state machine waits before it tries again.
    SFN_WAIT_SCALE: '0.01',
    JACKPOT_REQUEST_TIMEOUT_MS: '5000',
    ...loopbackCredentials,
  });
}

/** Schedules that are fired are fired for their first time after this. */
const SCHEDULE_FROM = '2026-11-01T00:00:00+00:00';

/** Servers on loopback take any credentials. */
export const loopbackCredentials = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_REGION: 'us-east-1',
};

/** Address at which a client of a service finds `server`. */
export const clientAt = ({ url }: Server) => ({
  endpoint: url,
  region: loopbackCredentials.AWS_REGION,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
