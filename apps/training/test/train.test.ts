import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, parseCountryConfig } from '@jackpot/config-schema';
import { evaluation, modelArtefact } from '@jackpot/forecast-model';
import { type RawRow, encodeSales } from '@jackpot/sales-data';

jest.setTimeout(600_000);

const PROGRAM = join(import.meta.dirname, '../src/train.ts');
const text = readFileSync(join(import.meta.dirname, '../../../configs/sweden.yaml'), 'utf8');
const parsed = parseCountryConfig({ name: 'sweden.yaml', text });
if (!parsed.ok) throw new Error('sweden.yaml is not valid');
const config = { ...parsed.value, gate: { ...parsed.value.gate, draws: 8 } };

/** Sales that answer the jackpot and the season, on the config's weekday. */
function rows(count: number): RawRow[] {
  return Array.from({ length: count }, (_, index) => {
    const jackpot = [7_500_000, 10_000_000, 12_500_000][index % 3] ?? 0;
    const tickets = 1_700_000 * (jackpot / 1e7) ** 0.2 * (1 + 0.05 * Math.sin(index / 8.3));
    const drawDate = addDays('2026-11-21', -7 * (count - 1 - index));
    return {
      line: index + 2,
      surplusFields: 0,
      fields: { draw_date: drawDate, jackpot_announced: String(jackpot), tickets_sold: String(Math.round(tickets)) },
    };
  });
}

/** The tree that SageMaker mounts at /opt/ml. */
function container(sales: readonly RawRow[]): string {
  const root = mkdtempSync(join(tmpdir(), 'jackpot-'));
  for (const folder of ['input/config', 'input/data/inputs', 'model', 'output'])
    mkdirSync(join(root, folder), { recursive: true });
  const inputs = join(root, 'input/data/inputs');
  writeFileSync(join(root, 'input/config/hyperparameters.json'), '{"drawDate":"2026-11-28","seed":"1"}');
  writeFileSync(join(inputs, 'config.json'), JSON.stringify(config));
  writeFileSync(join(inputs, 'champion.json'), 'null');
  writeFileSync(
    join(inputs, 'sales.csv.gz'),
    encodeSales({ columns: ['draw_date', 'jackpot_announced', 'tickets_sold'], rows: sales }),
  );
  return root;
}

/** A file of the model that is left in a tree. */
const read = (root: string, file: string) => readFileSync(join(root, 'model', file), 'utf8');
const run = (root: string) => spawnSync(process.execPath, [PROGRAM, '--root', root], { encoding: 'utf8' });

/** A tree in which training has ended. */
let trained: string;
beforeAll(() => {
  trained = container(rows(70));
  expect(run(trained)).toMatchObject({ status: 0, stdout: '' });
});

test('leaves a model and its evaluation, the same bytes each time', () => {
  const again = container(rows(70));
  run(again);
  const model = modelArtefact.parse(JSON.parse(read(trained, 'model.json')));
  expect(model.country).toBe('sweden');
  const { challenger, training } = evaluation.parse(JSON.parse(read(trained, 'evaluation.json')));
  expect(challenger.folds).toHaveLength(8);
  expect(training).toMatchObject({ rows: 70, cutoff: '2026-11-21', seed: 1 });
  for (const file of ['model.json', 'evaluation.json']) expect(read(again, file)).toBe(read(trained, file));
});

test('what is wrong with its data is in the failure file, and no model is left', () => {
  const root = container([...rows(70), ...rows(1)]);
  expect(run(root).status).toBe(1);
  expect(readFileSync(join(root, 'output/failure'), 'utf8')).toMatch(/^InvalidTrainingData: .*2026-11-21/);
  expect(readdirSync(join(root, 'model'))).toEqual([]);
});

test('ends when the process that started it is gone', async () => {
  const root = container(rows(400));
  const child = spawn(process.execPath, [PROGRAM, '--root', root], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.stderr?.once('data', resolve));
  child.disconnect();
  expect(await ended).toBe(143);
  expect(existsSync(join(root, 'model/model.json'))).toBe(false);
});

test('told to end, it keeps what is done; started again, it goes on from there to the same bytes', async () => {
  const interrupted = container(rows(70));
  const kept = join(interrupted, 'checkpoints/challenger.json');
  const child = spawn(process.execPath, [PROGRAM, '--root', interrupted], { stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  while (!existsSync(kept) && child.exitCode === null) await sleep(10);
  child.kill('SIGTERM');
  child.kill('SIGTERM');
  expect(await ended).toBe(143);
  expect(readdirSync(join(interrupted, 'checkpoints'))).toEqual(['challenger.json']);
  expect([readdirSync(join(interrupted, 'model')), readdirSync(join(interrupted, 'output'))]).toEqual([[], []]);

  expect(run(interrupted)).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/challenger goes on after step \d+/) as string,
  });
  for (const file of ['model.json', 'evaluation.json']) expect(read(interrupted, file)).toBe(read(trained, file));
});

test.each([
  ['of other inputs', (text: string) => text.replace(/"inputs":"[^"]*"/, '"inputs":"other"')],
  ['cut short', (text: string) => text.slice(0, 100)],
])('a checkpoint %s is not gone on from', (_, change) => {
  const root = container(rows(70));
  cpSync(trained, root, { recursive: true });
  const kept = join(root, 'checkpoints/challenger.json');
  writeFileSync(kept, change(readFileSync(kept, 'utf8')));
  const again = run(root);
  expect([again.status, again.stderr.includes('goes on')]).toEqual([0, false]);
});

test('refuses a backend that it does not know, and says which there are', () => {
  const root = container(rows(70));
  const command = [PROGRAM, '--root', root, '--backend', 'fast'];
  expect(spawnSync(process.execPath, command, { encoding: 'utf8' }).status).toBe(1);
  expect(readFileSync(join(root, 'output/failure'), 'utf8')).toMatch(/auto.*native.*portable/s);
});
