/**
 * Runs the weekly job on each real series, at its own next draw, and prints the table:
 * `PUBLIC_DRAWS=sales.csv.gz npm run real-draws`. Exits 0 when every game ends with a record, whatever its status.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const CONFIGS = join(ROOT, 'tools/public-draws');

interface Row {
  readonly country: string;
  readonly status: string;
  readonly reason?: string;
  readonly drawDate: string;
  readonly jackpot: number | null;
  readonly currency: string | null;
  readonly expectedNetRevenue: number | null;
  readonly recommendationId: string;
}

function runGame(country: string, data: string, workspace: string): Row {
  const started = performance.now();
  const run = spawnSync(
    process.execPath,
    [
      join(ROOT, 'apps/cli/bin/jackpot.js'),
      ...['weekly', '--json', '--configs', CONFIGS, '--data', data, '--workspace', join(workspace, country)],
      ...['--country', country, '--draw-date', 'next'],
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.error(`${country}: exit code ${run.status} after ${seconds} s`);
  const rows = run.stdout.startsWith('{') ? (JSON.parse(run.stdout) as { countries?: Row[] }).countries : undefined;
  if (rows?.length !== 1 || rows[0] === undefined) throw new Error(`${country} ended without a record:\n${run.stderr}`);
  return rows[0];
}

function printTable(rows: readonly Row[]): void {
  for (const { country, drawDate, status, jackpot, currency, expectedNetRevenue, recommendationId, reason } of rows) {
    const money = (value: number | null) =>
      `${currency ?? ''} ${value?.toLocaleString('en-GB', { maximumFractionDigits: 0 }) ?? '–'}`;
    const figures = `jackpot ${money(jackpot)}, expected net revenue ${money(expectedNetRevenue)}`;
    console.log(`${country.padEnd(14)}${drawDate}  ${status.padEnd(12)}${figures}  ${recommendationId}`);
    if (reason !== undefined) console.log(`${' '.repeat(14)}${reason}`);
  }
}

const data = process.env['PUBLIC_DRAWS'];
if (data === undefined || !existsSync(data)) {
  console.error(
    `PUBLIC_DRAWS must name the file of real draws; it is ${data === undefined ? 'not set' : `${data}, which is not there`}`,
  );
  process.exitCode = 2;
} else {
  const workspace = mkdtempSync(join(tmpdir(), 'jackpot-real-draws-'));
  try {
    const games = globSync('*.yaml', { cwd: CONFIGS }).map((file) => basename(file, '.yaml'));
    printTable(
      games
        .filter((game) => game !== 'company')
        .sort()
        .map((game) => runGame(game, data, workspace)),
    );
  } finally {
    rmSync(workspace, { recursive: true });
  }
}
