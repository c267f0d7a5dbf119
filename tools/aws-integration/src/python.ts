import { join } from 'node:path';
import { cachedPackages } from './package-cache.ts';

/** Path of ministack, moto and botocore, installed from Python's index as `requirements.txt` pins them. */
export async function pythonPath(): Promise<string> {
  const requirements = join(import.meta.dirname, 'requirements.txt');
  return cachedPackages('python', requirements, (folder) => [
    ...(['python3', '-m', 'pip', 'install', '--quiet', '--no-deps'] as const),
    ...['--disable-pip-version-check', '--target', folder, '--requirement', requirements],
  ]);
}
