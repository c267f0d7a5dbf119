import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker, isMainThread } from 'node:worker_threads';
import { train } from './step.ts';

/**
 * The training container's program: SageMaker's contract under `--root` (default `/opt/ml`). Reads the channel `inputs`
 * and the hyperparameters, writes `model/`, and on failure its reason to `output/failure`. `--backend` is `auto`, `native`
 * (required) or `portable`.
 *
 * Training keeps its thread busy for seconds, so it has one of its own: the main thread stays free to end at once when it
 * is told to, or when the process that started it is gone.
 */
const { root, backend } = parseArgs({
  options: { root: { type: 'string', default: '/opt/ml' }, backend: { type: 'string', default: 'auto' } },
}).values;
if (isMainThread) superviseTraining();
// Recorded on this side of the thread: an error that is handed across may lose its name and message.
else await runTraining().catch(recordFailure);

function superviseTraining(): void {
  const TERMINATED = 143;
  const abandon = () => process.exit(TERMINATED);
  process.once('SIGTERM', abandon);
  process.once('disconnect', abandon);
  const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) });
  worker.once('error', recordFailure);
  worker.once('exit', (code) => {
    process.exitCode ??= code;
    process.off('disconnect', abandon);
    if (process.connected) process.disconnect();
  });
}

async function runTraining(): Promise<void> {
  const inputs = join(root, 'input/data/inputs');
  const outputs = await train({
    hyperparameters: readJson(join(root, 'input/config/hyperparameters.json')),
    config: readJson(join(inputs, 'config.json')),
    champion: readJson(join(inputs, 'champion.json')),
    sales: readFileSync(join(inputs, 'sales.csv.gz')),
    backend,
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
  for (const [name, text] of Object.entries(outputs)) writeFileSync(join(root, 'model', name), text);
}

function recordFailure(error: Error): void {
  mkdirSync(join(root, 'output'), { recursive: true });
  writeFileSync(join(root, 'output/failure'), `${error.name}: ${error.message}`);
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
