import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, workerData } from 'node:worker_threads';
import { TrainingInterrupted, fitCheckpoints } from './fit-checkpoints.ts';
import { train } from './step.ts';

/**
 * The training container's program: SageMaker's contract under `--root` (default `/opt/ml`). Reads the channel `inputs`
 * and the hyperparameters, writes `model/`, and on failure its reason to `output/failure`. `--backend` is `auto`, `native`
 * (required) or `portable`.
 *
 * Training keeps its thread busy for seconds, so it has one of its own. The main thread stays free to hear SIGTERM, on which
 * what is done is kept under `checkpoints/` for the job to go on from, and to end at once when the process that started it
 * is gone.
 */
const { root, backend } = parseArgs({
  options: { root: { type: 'string', default: '/opt/ml' }, backend: { type: 'string', default: 'auto' } },
}).values;
const TERMINATED = 143;
if (isMainThread) superviseTraining();
// Recorded on this side of the thread: an error that is handed across may lose its name and message.
else await runTraining(workerData as SharedArrayBuffer).catch(endUnfinished);

function superviseTraining(): void {
  const abandon = () => process.exit(TERMINATED);
  process.once('disconnect', abandon);
  const interrupted = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  process.on('SIGTERM', () => Atomics.store(new Int32Array(interrupted), 0, 1));
  const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2), workerData: interrupted });
  worker.once('error', recordFailure);
  worker.once('exit', (code) => {
    process.exitCode ??= code;
    process.off('disconnect', abandon);
    if (process.connected) process.disconnect();
  });
}

async function runTraining(interrupted: SharedArrayBuffer): Promise<void> {
  const inputs = join(root, 'input/data/inputs');
  const prior = join(inputs, 'prior.json');
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const outputs = await train({
    hyperparameters: readJson(join(root, 'input/config/hyperparameters.json')),
    config: readJson(join(inputs, 'config.json')),
    champion: readJson(join(inputs, 'champion.json')),
    ...(existsSync(prior) && { prior: readJson(prior) }),
    sales: readFileSync(join(inputs, 'sales.csv.gz')),
    backend,
    onProgress: log,
    checkpoints: (identity) =>
      fitCheckpoints({
        folder: join(root, 'checkpoints'),
        inputs: identity,
        isInterrupted: () => Atomics.load(new Int32Array(interrupted), 0) === 1,
        onResume: (fit, step) => log(`the ${fit} goes on after step ${step}`),
      }),
  });
  for (const [name, text] of Object.entries(outputs)) writeFileSync(join(root, 'model', name), text);
}

function endUnfinished(error: Error): void {
  if (!(error instanceof TrainingInterrupted)) return recordFailure(error);
  process.stderr.write(`${error.message}\n`);
  process.exitCode = TERMINATED;
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
