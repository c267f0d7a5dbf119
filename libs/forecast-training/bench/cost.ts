/**
 * Measures the cost of the forecast, on real draws: CPU of a country's weekly job, its share of the whole weekly run of that
 * country, and of the backtest that peers are scored by, beside the peers' own; time to serve a forecast; size of the bundle that
 * serves it. On Linux alone: the run's processes are counted by the kernel (`/proc/self/stat`).
 *
 *     PUBLIC_DRAWS=sales.csv.gz [FORECAST_PEERS=forecast.py PYTHON=python3] npx nx bench forecast-training
 *
 * With FORECAST_PEERS the peers run on the same machine, after this program's own work: `forecast.py peers` takes minutes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type ModelArtefact, forecastTickets } from '@jackpot/forecast-model';
import { type Backend, backtest, selectBackend, trainCountry } from '../src/index.ts';
import { ROOT, type Series, readSeries } from './public-series.ts';

const BACKTEST_DRAWS = 104;
const SERVED = 2000;
const TICKS_PER_SECOND = 100;

function cpuSeconds<T>(run: () => T): { value: T; seconds: number } {
  const before = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: (user + system) / 1e6 };
}

/** CPU seconds of children that ended, and of theirs: `cutime` and `cstime`, two fields after the name in brackets. */
function childrenCpuSeconds(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
}

/** CPU seconds of the whole weekly run of one series, its training process with it. */
function weeklyRunSeconds(country: string, data: string): number {
  const workspace = mkdtempSync(join(tmpdir(), 'jackpot-cost-'));
  try {
    const before = childrenCpuSeconds();
    const configs = join(ROOT, 'tools/public-draws');
    const options = ['--configs', configs, '--data', data, '--workspace', workspace, '--country', country];
    const command = [join(ROOT, 'apps/cli/bin/jackpot.js'), 'weekly', '--json', '--draw-date', 'next', ...options];
    const { stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    if (!stdout.includes('"recommendationId"')) throw new Error(`${country} ended without a record:\n${stderr}`);
    return childrenCpuSeconds() - before;
  } finally {
    rmSync(workspace, { recursive: true });
  }
}

function trainingCost(series: Series, backend: Backend) {
  const job = cpuSeconds(() => trainCountry({ ...series, champion: null, seed: 1, backend }));
  const walk = cpuSeconds(() => backtest({ ...series, draws: BACKTEST_DRAWS }));
  return { series, artefact: job.value.artefact, job: job.seconds, walk: walk.seconds };
}

/** CPU seconds of each peer, by country: what `forecast.py peers` measures of itself. */
function peerCosts(data: string): Record<string, Record<string, { cpu_s: number }>> | null {
  const program = process.env['FORECAST_PEERS'];
  if (program === undefined) return null;
  const python = process.env['PYTHON'] ?? 'python3';
  const output = execFileSync(python, [program, 'peers', data], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as Record<string, Record<string, { cpu_s: number }>>;
}

function millisecondsToServe(artefact: ModelArtefact, { config, drawDate }: Series): number {
  const { min, max } = config.jackpot;
  const serve = () => {
    for (let i = 0; i < SERVED; i += 1)
      forecastTickets(artefact, { drawDate, jackpot: min + ((max - min) * i) / SERVED, ahead: 1 });
  };
  serve();
  const start = performance.now();
  serve();
  return (performance.now() - start) / SERVED;
}

function bundleSize(): string {
  execFileSync(process.execPath, [join(ROOT, 'tools/src/bundle.ts'), 'apps/optimiser'], { cwd: ROOT });
  const bundle = join(ROOT, 'apps/optimiser/dist/handler.mjs');
  const zipped = gzipSync(readFileSync(bundle)).length;
  return `${Math.round(statSync(bundle).size / 1000)} kB, ${Math.round(zipped / 1000)} kB zipped`;
}

async function run(data: string): Promise<void> {
  const backend = await selectBackend();
  const costs = readSeries(data).map((series) => ({
    ...trainingCost(series, backend),
    whole: weeklyRunSeconds(series.config.country, data),
  }));
  const peers = peerCosts(data);
  console.log(`backend ${backend.name}, Node ${process.version}; CPU seconds`);
  console.log(
    `${'series'.padEnd(14)}rows  weekly run  its job  share  backtest of ${BACKTEST_DRAWS}` +
      (peers ? '  peers at that backtest (theirs / ours, theirs / our job)' : ''),
  );
  for (const { series, job, walk, whole } of costs) {
    const { country } = series.config;
    const others = Object.entries(peers?.[country] ?? {}).map(
      ([name, { cpu_s }]) => `${name} ${cpu_s.toFixed(2)} (${(cpu_s / walk).toFixed(2)}, ${(cpu_s / job).toFixed(2)})`,
    );
    const cells = [
      `${series.rows.length}`.padStart(4),
      whole.toFixed(2).padStart(12),
      job.toFixed(2).padStart(9),
      `${Math.round((100 * job) / whole)} %`.padStart(7),
      walk.toFixed(2).padStart(17),
    ];
    console.log(`${country.padEnd(14)}${cells.join('')}  ${others.join(', ')}`);
  }
  const [first] = costs;
  if (first) console.log(`one forecast  ${millisecondsToServe(first.artefact, first.series).toFixed(3)} ms`);
  console.log(`optimiser     ${bundleSize()}`);
}

const data = process.env['PUBLIC_DRAWS'];
if (data === undefined) {
  console.error('name the draws: PUBLIC_DRAWS=sales.csv.gz npx nx bench forecast-training');
  process.exitCode = 2;
} else await run(data);
