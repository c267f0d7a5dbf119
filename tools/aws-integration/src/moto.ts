import { pythonPath } from './python.ts';
import { type Server, freePort, startServer } from './server-process.ts';

/** moto: S3, SNS, Secrets Manager and SageMaker in memory. */
export async function startMoto(): Promise<Server> {
  const port = await freePort();
  const command = ['python3', '-m', 'moto.server', '--host', '127.0.0.1', '--port', String(port)] as const;
  return startServer(port, command, { PYTHONPATH: await pythonPath() });
}
