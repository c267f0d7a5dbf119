/**
 * Runs the weekly job on each real series, at its own next draw, and prints the table:
 * `PUBLIC_DRAWS=sales.csv.gz node tools/src/real-draws.ts`. `MORE_DRAWS=more.csv.gz` adds games whose rules do not ship: their
 * configs lie in the folder `more` beside that file. Real draws do not ship either: without a file of them the games' rules are
 * decided on draws that the simulator makes by them, and the table says so. Exits 0 when every game ends with a record, whatever its
 * status.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Real games: their draws, null where they are to be simulated, and the folder of their configs. */
interface Games {
  readonly data: string | null;
  readonly configs: string;
}

const SIMULATED_WEEKS = 416;

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

function jackpot(...args: string[]) {
  return spawnSync(process.execPath, [join(ROOT, 'apps/cli/bin/jackpot.js'), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A file of draws that no lottery sold, by the game's rules. */
function simulatedDraws(country: string, configs: string, workspace: string): string {
  const out = join(workspace, `${country}.csv.gz`);
  const course = ['--weeks', String(SIMULATED_WEEKS), '--seed', '1', '--out', out];
  const { status, stderr } = jackpot('simulate', '--config', join(configs, `${country}.yaml`), ...course);
  if (status !== 0) throw new Error(`${country} cannot be simulated:\n${stderr}`);
  return out;
}

function runGame(country: string, { data, configs }: Games, workspace: string): Row {
  const started = performance.now();
  const draws = data ?? simulatedDraws(country, configs, workspace);
  const run = jackpot(
    ...['weekly', '--json', '--configs', configs, '--data', draws, '--workspace', join(workspace, country)],
    ...['--country', country, '--draw-date', 'next'],
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

/** The games, with the files of their draws that the environment names; null where one of these is not there. */
function namedGames({ PUBLIC_DRAWS, MORE_DRAWS }: NodeJS.ProcessEnv): Games[] | null {
  const [shipped, more] = [PUBLIC_DRAWS ?? null, MORE_DRAWS ?? null];
  if ([shipped, more].some((file) => file !== null && !existsSync(file))) return null;
  return [
    { data: shipped, configs: join(ROOT, 'tools/public-draws') },
    ...(more === null ? [] : [{ data: more, configs: join(dirname(more), 'more') }]),
  ];
}

const named = namedGames(process.env);
if (named === null) {
  console.error(
    'RealDrawsMissing: PUBLIC_DRAWS or MORE_DRAWS names a file that is not there. docs/data.md says who publishes real draws, and ' +
      'which columns the file has',
  );
  process.exitCode = 2;
} else {
  const workspace = mkdtempSync(join(tmpdir(), 'jackpot-real-draws-'));
  try {
    if (named.some(({ data }) => data === null))
      console.log(
        'SIMULATED: PUBLIC_DRAWS names no file of real draws (docs/data.md says who publishes them), so their games are decided on draws\n' +
          'that the simulator made. A status below tells of these sales, not of the game.',
      );
    printTable(named.flatMap((games) => countriesOf(games).map((country) => runGame(country, games, workspace))));
  } finally {
    rmSync(workspace, { recursive: true });
  }
}
