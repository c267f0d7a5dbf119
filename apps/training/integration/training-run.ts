import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CountryConfig, addDays, parseCountryConfig } from '@jackpot/config-schema';
import { type Evaluation, type ModelArtefact, evaluation, modelArtefact } from '@jackpot/forecast-model';
import { type RawSales, encodeSales, splitByCountry } from '@jackpot/sales-data';

export const ROOT = join(import.meta.dirname, '../../..');
const PROGRAM = join(ROOT, 'apps/training/src/train.ts');

/** One country as it ships: its config, its sales, and the draw after the last of them. */
export interface ShippedCountry {
  readonly config: CountryConfig;
  readonly sales: RawSales;
  readonly drawDate: string;
}

/** Files of a training job, its duration from start to end, and what it wrote to stderr. */
export interface TrainingRun {
  readonly model: ModelArtefact;
  readonly evaluation: Evaluation;
  readonly seconds: number;
  readonly log: string;
}

/** Reads the committed data by its pointer, so that nothing has to be pulled first. */
export function shippedCountry(country: string): ShippedCountry {
  const pointer = readFileSync(join(ROOT, 'data/lottery_sales.csv.gz.dvc'), 'utf8');
  const md5 = /md5: ([0-9a-f]{32})/.exec(pointer)?.[1] ?? '';
  const split = splitByCountry(readFileSync(join(ROOT, 'data/.dvc-store/files/md5', md5.slice(0, 2), md5.slice(2))));
  const sales = split.ok ? split.countries.get(country) : undefined;
  const name = `${country}.yaml`;
  const parsed = parseCountryConfig({ name, text: readFileSync(join(ROOT, 'configs', name), 'utf8') });
  if (sales === undefined || !parsed.ok) throw new Error(`${country} does not ship`);
  const dates = sales.rows.map(({ fields }) => fields.draw_date ?? '').sort();
  return { config: parsed.value, sales, drawDate: addDays(dates.at(-1) ?? '', 7) };
}

/** Runs the program in SageMaker's tree of folders, in a process of its own. */
export async function trainIn(backend: 'native' | 'portable', country: ShippedCountry): Promise<TrainingRun> {
  const root = mkdtempSync(join(tmpdir(), 'jackpot-integration-'));
  try {
    layOut(root, country);
    const started = performance.now();
    const log = await runProgram(root, backend);
    const seconds = (performance.now() - started) / 1000;
    const read = (file: string): unknown => JSON.parse(readFileSync(join(root, 'model', file), 'utf8'));
    return {
      model: modelArtefact.parse(read('model.json')),
      evaluation: evaluation.parse(read('evaluation.json')),
      seconds,
      log,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** SageMaker's folders with a country's inputs. */
export function layOut(root: string, { config, sales, drawDate }: ShippedCountry): void {
  const inputs = join(root, 'input/data/inputs');
  for (const folder of [inputs, join(root, 'input/config'), join(root, 'model'), join(root, 'output')])
    mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, 'input/config/hyperparameters.json'), JSON.stringify({ drawDate, seed: '1' }));
  writeFileSync(join(inputs, 'config.json'), JSON.stringify(config));
  writeFileSync(join(inputs, 'champion.json'), 'null');
  writeFileSync(join(inputs, 'sales.csv.gz'), encodeSales(sales));
}

function runProgram(root: string, backend: string): Promise<string> {
  const child = spawn(process.execPath, [PROGRAM, '--root', root, '--backend', backend], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(log);
      else reject(new Error(`training ended with ${signal ?? `exit code ${code}`}:\n${log}`));
    });
  });
}
