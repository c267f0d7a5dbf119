/**
 * The weekly run in a process that dies. Arguments: a JSON file with a `CrashPlan`. It runs the command's own `runWeek`
 * on the same local services; from outside, it counts the moments at which the process could be killed (each state's
 * begin and end, before and after each commit of the database, and around and in the middle of each file's writing) and
 * at the chosen one kills itself with SIGKILL. The training job is replayed from the archive of a real one.
 */
import fs, { appendFileSync, cpSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { FileObjectStore, ProcessTrainer } from '@jackpot/platform/local';
import { type TrainingJob, type TrainingJobRequest, completedJob } from '@jackpot/ports';
import { readConfigsFolder } from '../src/inputs/configs-folder.ts';
import { runWeek } from '../src/weekly-run/run-week.ts';

export interface CrashPlan {
  readonly configs: string;
  readonly data: string;
  readonly workspaces: readonly string[];
  /** `model.tar.gz` of each country. */
  readonly archives: Readonly<Record<string, string>>;
  /** Dies at this moment, from 0; runs to the end without it. */
  readonly killAt?: number;
  /** Copies the workspace here at each moment, as a kill at that moment would leave it: `moments/3`. */
  readonly moments?: string;
  /** A line a moment. */
  readonly log?: string;
}

const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as CrashPlan;
let count = 0;
let copying = false;

function moment(name: string): void {
  if (copying) return;
  const at = count;
  count += 1;
  copying = true;
  if (plan.log !== undefined) appendFileSync(plan.log, `${name}\n`);
  if (plan.moments !== undefined) cpSync(plan.workspaces[0] ?? '', join(plan.moments, String(at)), { recursive: true });
  copying = false;
  if (at === plan.killAt) process.kill(process.pid, 'SIGKILL');
}

function watchFiles(): void {
  const { openSync, writeSync, renameSync } = fs;
  const unfinished = new Map<number, string>();
  fs.openSync = (path, ...rest) => {
    const file = openSync(path, ...rest);
    if (String(path).endsWith('.unfinished')) {
      unfinished.set(file, nameOf(path));
      moment(`created ${nameOf(path)}`);
    } else unfinished.delete(file);
    return file;
  };
  fs.writeSync = ((file: number, bytes: Uint8Array, offset: number) => {
    const name = unfinished.get(file);
    if (name === undefined) return writeSync(file, bytes, offset);
    unfinished.delete(file);
    const written = writeSync(file, bytes, offset, Math.ceil((bytes.length - offset) / 2));
    moment(`half of ${name} written`);
    return written;
  }) as typeof fs.writeSync;
  fs.renameSync = (from, to) => {
    if (!copying) moment(`before ${nameOf(from)} is in place`);
    renameSync(from, to);
    moment(`${nameOf(from)} in place`);
  };
  syncBuiltinESMExports();
}

function nameOf(path: fs.PathLike): string {
  return String(path)
    .replace(/^.*\//, '')
    .replace(/\.[\w-]+\.unfinished$/, '');
}

function watchDatabase(): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the database that it was called on
  const { exec, prepare } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (sql) {
    const commits = /COMMIT/.test(sql);
    if (commits) moment('before a commit');
    exec.call(this, sql);
    if (commits) moment('after a commit');
  };
  DatabaseSync.prototype.prepare = function (sql) {
    const statement = prepare.call(this, sql);
    const verb = /^(INSERT OR REPLACE INTO|INSERT INTO|UPDATE) \w+/.exec(sql)?.[0];
    if (verb !== undefined) {
      const twin = prepare.call(this, sql);
      const run = (...parameters: SQLInputValue[]) => {
        moment(`before ${verb}`);
        const result = twin.run(...parameters);
        moment(`after ${verb}`);
        return result;
      };
      Object.defineProperty(statement, 'run', { value: run });
    }
    return statement;
  };
}

/** Stand-in for a training process: the archive that a real one made of the same inputs. */
async function replayTraining(workspace: string, request: TrainingJobRequest): Promise<TrainingJob> {
  const [input] = request.InputDataConfig;
  const country = Object.keys(plan.archives).find((name) =>
    input?.DataSource.S3DataSource.S3Uri.includes(`/${name}/inputs/`),
  );
  const job = completedJob(request);
  const path = job.ModelArtifacts.S3ModelArtifacts;
  const store = new FileObjectStore(workspace, join(workspace, 'scratch'));
  await store.put(path.replace('s3://workspace/', ''), readFileSync(plan.archives[country ?? ''] ?? ''));
  return job;
}

const clock = { now: () => new Date('2026-11-25T20:00:00Z') };
const { files } = readConfigsFolder(plan.configs);
const bytes = readFileSync(plan.data);
if (plan.killAt !== undefined || plan.moments !== undefined || plan.log !== undefined) {
  watchFiles();
  watchDatabase();
}
for (const workspace of plan.workspaces) {
  ProcessTrainer.prototype.train = (request) => replayTraining(workspace, request);
  const week = await runWeek({
    workspace,
    configs: files,
    data: { path: plan.data, bytes, versioned: false },
    cash: {
      value: { amount: 100_000_000, currency: 'EUR', asOf: clock.now().toISOString() },
      version: 'given',
      simulated: false,
    },
    clock,
    request: { drawDate: '2026-11-28' },
    onEvent: ({ state, phase }) => moment(`${state} ${phase}`),
  });
  process.stdout.write(`${week.countries.map(({ country, status }) => `${country} ${status}`).join(', ')}\n`);
}
