/**
 * Runs the weekly job on each real series, at its own next draw, and prints the table:
 * `PUBLIC_DRAWS=sales.csv.gz node tools/src/real-draws.ts`. `MORE_DRAWS=more.csv.gz` adds games whose rules do not ship: their
 * configs lie in the folder `more` beside that file. Exits 0 when every game ends with a record, whatever its status.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Real games: their draws, and the folder of their configs. */
interface Games {
  readonly data: string;
  readonly configs: string;
}

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

function runGame(country: string, { data, configs }: Games, workspace: string): Row {
  const started = performance.now();
  const run = spawnSync(
    process.execPath,
    [
      join(ROOT, 'apps/cli/bin/jackpot.js'),
      ...['weekly', '--json', '--configs', configs, '--data', data, '--workspace', join(workspace, country)],
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

/** Every game of a folder of configs, by name. */
function countriesOf({ configs }: Games): string[] {
  return globSync('*.yaml', { cwd: configs })
    .map((file) => basename(file, '.yaml'))
    .filter((game) => game !== 'company')
    .sort();
}

/** The games that the environment names; null where it names a file that is not there, or none. */
function namedGames({ PUBLIC_DRAWS: shipped, MORE_DRAWS: more }: NodeJS.ProcessEnv): Games[] | null {
  if (shipped === undefined || [shipped, more].some((file) => file !== undefined && !existsSync(file))) return null;
  return [
    { data: shipped, configs: join(ROOT, 'tools/public-draws') },
    ...(more === undefined ? [] : [{ data: more, configs: join(dirname(more), 'more') }]),
  ];
}

const named = namedGames(process.env);
if (named === null) {
  console.error(
    'RealDrawsMissing: PUBLIC_DRAWS, or MORE_DRAWS where it is set, names no file that is there. Real draws do not ship; docs/data.md ' +
      'says who publishes them and which columns the file has. A game of your own needs no such file: npx jackpot data import FILE --country NAME',
  );
  process.exitCode = 2;
} else {
  const workspace = mkdtempSync(join(tmpdir(), 'jackpot-real-draws-'));
  try {
    printTable(named.flatMap((games) => countriesOf(games).map((country) => runGame(country, games, workspace))));
  } finally {
    rmSync(workspace, { recursive: true });
  }
}
