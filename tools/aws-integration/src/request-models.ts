import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pythonPath } from './python.ts';
import type { SeenRequest } from './wire.ts';

/**
 * Holds requests against botocore's models of the services.
 * @returns each operation with its count
 * @throws with every rule that a request breaks
 */
export async function checkAgainstModels(requests: readonly SeenRequest[]): Promise<string> {
  const env = { ...process.env, PYTHONPATH: await pythonPath() };
  const child = spawn('python3', [join(import.meta.dirname, 'validate_requests.py')], { env });
  child.stdin.end(JSON.stringify(requests));
  const [counts, problems, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  if (code !== 0) throw new Error(problems);
  return counts;
}
