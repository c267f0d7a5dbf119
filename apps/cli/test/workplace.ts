import {
  type ChildProcessByStdio,
  type SpawnOptionsWithStdioTuple,
  type StdioNull,
  type StdioPipe,
  spawn,
} from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parseCountryConfig } from '@jackpot/config-schema';
import { openLocalPorts } from '@jackpot/platform/local';
import { writeGzipText } from '@jackpot/sales-data';
import { marketOf, salesCsv, simulateSales } from '@jackpot/simulator';
import { recordBody } from '@jackpot/record';
import { type Outcome, sharedCommand } from './shared-command.ts';

export type { Outcome } from './shared-command.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const COMMAND = join(REPOSITORY, 'apps/cli/bin/jackpot.js');
/** Imported before training's program, it has what was trained before. */
export const REMEMBERED = pathToFileURL(join(import.meta.dirname, 'remembered-training.ts'));
const FROM_SCRATCH = {
  ...process.env,
  JACKPOT_AVAILABLE_CASH: '100000000',
  FORCE_COLOR: '0',
  // Where the command keeps it anyway; training's program and what is imported before it are compiled once as well.
  NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
};
/** Environment of a command: cash is given, and models trained before are not trained again. */
export const ENVIRONMENT = {
  ...FROM_SCRATCH,
  NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${REMEMBERED.href}`,
};
const SPAWNED: SpawnOptionsWithStdioTuple<StdioNull, StdioPipe, StdioPipe> = {
  stdio: ['ignore', 'pipe', 'pipe'],
  env: ENVIRONMENT,
};
const CLOCK = { now: () => new Date('2026-11-25T20:00:00Z') };

/** A folder of its own with configs, data and a workspace, as a user of the command has them. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'jackpot-'));
  readonly configs = join(this.folder, 'configs');
  readonly data = join(this.folder, 'sales.csv.gz');
  readonly workspace = join(this.folder, 'workspace');

  /**
   * The shipped configs of `countries`, but that one week is planned, with a year and a half of simulated sales: enough to
   * train on in seconds. Places that differ in neither, and in no edit, share the models that are remembered.
   */
  constructor(countries: readonly string[], { weeks = 80, horizonWeeks = 1, lastDrawDate = '2026-11-22' } = {}) {
    mkdirSync(this.configs);
    for (const name of [...countries, 'company'])
      cpSync(join(REPOSITORY, `configs/${name}.yaml`), join(this.configs, `${name}.yaml`));
    for (const country of countries) this.edit(country, /$/, `plan: { horizonWeeks: ${horizonWeeks} }\n`);
    this.simulate(countries, weeks, lastDrawDate);
  }

  simulate(countries: readonly string[], weeks: number, lastDrawDate: string): void {
    const draws = countries.map((country) => {
      const parsed = parseCountryConfig({ name: `${country}.yaml`, text: this.config(country) });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      const lottery = { rules: parsed.value, ...marketOf(parsed.value) };
      return [country, simulateSales(lottery, { weeks, seed: 7, lastDrawDate })] as const;
    });
    writeFileSync(this.data, writeGzipText(salesCsv(new Map(draws))));
  }

  config(country: string): string {
    return readFileSync(join(this.configs, `${country}.yaml`), 'utf8');
  }

  edit(country: string, from: string | RegExp, to: string): void {
    const before = this.config(country);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${country}.yaml has no ${String(from)}`);
    writeFileSync(join(this.configs, `${country}.yaml`), after);
  }

  /** Changes the text of the sales data. */
  editData(change: (text: string) => string): void {
    const before = gunzipSync(readFileSync(this.data)).toString('utf8');
    const after = change(before);
    if (after === before) throw new Error('the data has nothing of that kind');
    writeFileSync(this.data, writeGzipText(after));
  }

  /** Another place with the same configs and data, and no workspace yet. */
  copy(): Workplace {
    const copied = new Workplace([]);
    cpSync(this.configs, copied.configs, { recursive: true });
    cpSync(this.data, copied.data);
    return copied;
  }

  /** Files in the folder. */
  files(): string[] {
    return readdirSync(this.folder);
  }

  /** The weekly run, which trains its models whether they are remembered or not. */
  startTraining(...args: string[]) {
    const command = [COMMAND, ...this.#arguments('weekly', '--workspace', this.workspace, ...args)];
    return spawn(process.execPath, command, { ...SPAWNED, env: FROM_SCRATCH });
  }

  weekly(...args: string[]): Promise<Outcome> {
    return this.run('weekly', '--workspace', this.workspace, ...args);
  }

  weeklyTraining(...args: string[]): Promise<Outcome> {
    return this.#outcome(this.startTraining(...args));
  }

  run(command: string, ...args: string[]): Promise<Outcome> {
    return this.jackpot(...this.#arguments(command, ...args));
  }

  /** The command as a user in the folder types it, nothing added. */
  jackpot(...args: string[]): Promise<Outcome> {
    return sharedCommand({ folder: this.folder, args }, ENVIRONMENT);
  }

  /** The weekly run in a shell that first does something to itself, such as `ulimit -f 8`. */
  weeklyAfter(shell: string, ...args: string[]): Promise<Outcome> {
    const command = [process.execPath, COMMAND, ...this.#arguments('weekly', '--workspace', this.workspace, ...args)];
    return this.#outcome(spawn('bash', ['-c', `${shell}; exec "$@"`, 'bash', ...command], SPAWNED));
  }

  #arguments(command: string, ...args: string[]): string[] {
    return [command, '--configs', this.configs, '--data', this.data, '--json', ...args];
  }

  async #outcome(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Outcome> {
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { code, stdout, stderr };
  }

  /** Every revision of a country's records: draw date, status and id. */
  async records(country: string): Promise<{ drawDate: string; status: string; id: string }[]> {
    const ports = openLocalPorts(this.workspace, CLOCK);
    try {
      const entries = await ports.index.history(country);
      return entries.map(({ drawDate, id, body }) => ({ drawDate, id, status: recordBody.parse(body).summary.status }));
    } finally {
      ports.close();
    }
  }

  published(country: string, drawDate: string, file: string): string {
    return readFileSync(join(this.workspace, 'recommendations', country, drawDate, file), 'utf8');
  }
}

export interface WeekDocument {
  readonly drawDates: readonly string[];
  readonly countries: readonly {
    readonly country: string;
    readonly status: string;
    readonly reason?: string;
    readonly drawDate: string;
    readonly jackpot: number | null;
    readonly currency: string | null;
    readonly expectedNetRevenue: number | null;
    readonly recommendationId: string;
    readonly metadata: string | null;
    readonly model: { readonly version: number; readonly digest: string } | null;
  }[];
}

export function weekOf({ stdout }: Outcome): WeekDocument {
  return JSON.parse(stdout) as WeekDocument;
}
