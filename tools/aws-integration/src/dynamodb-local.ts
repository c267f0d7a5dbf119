import { join } from 'node:path';
import { cachedPackages } from './package-cache.ts';
import { type Server, freePort, startServer } from './server-process.ts';

/** Amazon's own DynamoDB for one machine, in memory: its conditional writes and transactions are the real ones. */
export async function startDynamoDbLocal(): Promise<Server> {
  const pom = join(import.meta.dirname, 'dynamodb-local.pom.xml');
  const jars = await cachedPackages('dynamodb-local', pom, (folder) => [
    ...(['mvn', '--quiet', '--batch-mode', '--file', pom, 'dependency:copy-dependencies'] as const),
    `-DoutputDirectory=${folder}`,
  ]);
  const port = await freePort();
  return startServer(port, [
    ...(['java', `-Djava.library.path=${jars}`, '-cp', join(jars, '*')] as const),
    join(import.meta.dirname, 'DynamoDbOnLoopback.java'),
    ...['-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)],
  ]);
}
