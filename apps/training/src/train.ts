import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { train } from './step.ts';

/**
 * The training container's program: SageMaker's contract under `--root` (default `/opt/ml`). Reads the channel `inputs`
 * and the hyperparameters, writes `model/`, and on failure its reason to `output/failure`.
 */
const { root } = parseArgs({ options: { root: { type: 'string', default: '/opt/ml' } } }).values;
const TERMINATED = 143;
process.once('SIGTERM', () => process.exit(TERMINATED));
/** Started by another process rather than in a container: without that one there is nobody to train for. */
const abandon = () => process.exit(TERMINATED);
process.once('disconnect', abandon);

try {
  const inputs = join(root, 'input/data/inputs');
  const outputs = await train({
    hyperparameters: readJson(join(root, 'input/config/hyperparameters.json')),
    config: readJson(join(inputs, 'config.json')),
    champion: readJson(join(inputs, 'champion.json')),
    sales: readFileSync(join(inputs, 'sales.csv.gz')),
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
  for (const [name, text] of Object.entries(outputs)) writeFileSync(join(root, 'model', name), text);
} catch (error) {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  mkdirSync(join(root, 'output'), { recursive: true });
  writeFileSync(join(root, 'output/failure'), reason);
  process.stderr.write(`${error instanceof Error ? error.stack : reason}\n`);
  process.exitCode = 1;
}
process.off('disconnect', abandon);
if (process.connected) process.disconnect();

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
