import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { DatabaseSync } from 'node:sqlite';
import { type Outcome, Workplace } from './workplace.ts';

jest.setTimeout(120_000);

const draw = ['--draw-date', '2026-11-28'];
const template = new Workplace(['sweden']);

/** Expects a fault of the machine to be named as such, with what to do, not as a defect of the command. */
function expectNamed({ code, stdout, stderr }: Outcome, message: RegExp): void {
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain('defect');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(code).toBe(6);
  expect(JSON.parse(stdout)).toMatchObject({ error: { message: expect.stringMatching(message) as string } });
}

/** After the trouble is gone, the next run ends with exactly one usable record. */
async function expectMended(place: Workplace, earlier: readonly string[] = []): Promise<void> {
  const outcome = await place.weekly(...draw);
  expect(outcome.code).toBe(0);
  expect((await place.records('sweden')).map(({ status }) => status)).toEqual([...earlier, 'recommended']);
  const files = readdirSync(place.workspace, { recursive: true }).map(String);
  expect(files.filter((name) => name.includes('unfinished') || name.startsWith('scratch/'))).toEqual([]);
}

describe('a workspace that cannot be used', () => {
  const spoil = (name: string, make: (workspace: string) => void) => {
    const place = template.copy();
    mkdirSync(place.workspace);
    make(join(place.workspace, name));
    return place;
  };

  test.each([
    [
      'of a newer version',
      'workspace.sqlite',
      newerVersion,
      /was written by a newer version \(99, .*update this checkout/,
    ],
    [
      'with a database that is none',
      'workspace.sqlite',
      noDatabase,
      /workspace\.sqlite: it is not a database\. Move the file away/,
    ],
    ['with a lock that is none', 'lock.sqlite', noDatabase, /lock\.sqlite: it is not a database\. Move the file away/],
    ['with a file where a folder should be', 'configs', noDatabase, /a part of its path is a file, not a folder/],
  ])('%s is left as it is', async (_, name, make, message) => {
    const place = spoil(name, make);
    const before = readFileSync(join(place.workspace, name));
    expectNamed(await place.weekly(...draw), message);
    expect(readFileSync(join(place.workspace, name)).equals(before)).toBe(true);
  });

  test('whose database is damaged is left as it is', async () => {
    const place = template.copy();
    await place.weekly(...draw, '--country', 'sweden', '--available-cash', '0');
    const path = join(place.workspace, 'workspace.sqlite');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xa5, 4096, bytes.length));
    expectNamed(
      await place.weekly(...draw),
      /workspace\.sqlite.* (is damaged|it is damaged).*[Rr]estore it from a backup/,
    );
  });

  test('that may not be written to', async () => {
    const place = template.copy();
    mkdirSync(place.workspace);
    chmodSync(place.workspace, 0o555);
    chmodSync(place.folder, 0o755);
    // To the superuser nothing is read-only: it acts as the repository's owner, who can enter it, and without that right.
    const { uid } = statSync(import.meta.dirname);
    const asOwner = `exec setpriv --reuid=${uid} --clear-groups --bounding-set=-dac_override "$@"`;
    const outcome = await place.weeklyAfter(process.getuid?.() === 0 ? asOwner : ':', ...draw);
    expectNamed(outcome, /--workspace DIR/);
    chmodSync(place.workspace, 0o755);
    await expectMended(place);
  });
});

describe('files that may not grow', () => {
  /** Beyond so many KiB: each stops the run, at another write of the database or of an input. */
  test.each([16, 40, 64])(
    'beyond %i KiB: the run stops, records stay whole, and the next run goes on',
    async (limit) => {
      const place = template.copy();
      const outcome = await place.weeklyAfter(`ulimit -f ${limit}`, ...draw);
      expectNamed(outcome, /(may not grow|does not take it).*then run again/);
      expect(await recordsOrNone(place)).toEqual([]);
      await expectMended(place);
    },
  );
});

/** A file system of one's own takes a user namespace, which some machines refuse. */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

(canMount ? test : test.skip)('a disk that is full stops the run, and says so', async () => {
  const place = template.copy();
  mkdirSync(place.workspace);
  const onSmallDisk = `exec unshare -rm bash -c 'mount -t tmpfs -o size=60k tmpfs "$0" && exec "$@"' '${place.workspace}' "$@"`;
  expectNamed(await place.weeklyAfter(onSmallDisk, ...draw), /disk is full.*then run again/);
});

describe('a training process', () => {
  test.each([
    [
      'that is killed',
      (pid: string) => process.kill(Number(pid), 'SIGKILL'),
      /it was killed, as the system does where memory runs out\. Close .*--country\), then run again \(SIGKILL\)/,
    ],
    [
      'without memory',
      (pid: string) => execFileSync('prlimit', ['--pid', pid, '--data=1000000']),
      /it (ran out of memory|crashed, as programs do that get no memory)\. Close .*--country\), then run again/,
    ],
  ])('%s fails its country with what to do, and the next run mends it', async (_, harm, message) => {
    const place = template.copy();
    const child = place.startTraining(...draw);
    let stderr = '';
    let harmed = false;
    for await (const text of child.stderr) {
      stderr += String(text);
      if (harmed || !stderr.includes('training the model')) continue;
      harmed = true;
      harm(await childOf(child.pid ?? 0));
    }
    expect(stderr).toMatch(message);
    expect(stderr.match(/training the model: failed.*/)?.[0].length).toBeLessThan(400);
    expect((await place.records('sweden')).map(({ status }) => status)).toEqual(['failed']);
    await expectMended(place, ['failed']);
  });
});

test('a command that is killed while it really trains leaves a workspace that the next run, a plan of 52 weeks, mends', async () => {
  const place = new Workplace(['sweden'], { horizonWeeks: 52 });
  const child = place.startTraining(...draw);
  let stderr = '';
  for await (const text of child.stderr) {
    stderr += String(text);
    if (!stderr.includes('training the model')) continue;
    const training = await childOf(child.pid ?? 0);
    child.kill('SIGKILL');
    process.kill(Number(training), 'SIGKILL');
    break;
  }
  await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  expect(await recordsOrNone(place)).toEqual([]);
  await expectMended(place);
  const { plan } = JSON.parse(place.published('sweden', '2026-11-28', 'recommendation.json')) as {
    plan: { weeks: [] };
  };
  expect(plan.weeks).toHaveLength(52);
});

async function recordsOrNone(place: Workplace): Promise<string[]> {
  return (await place.records('sweden')).map(({ status }) => status);
}

async function childOf(parent: number): Promise<string> {
  for (;;) {
    const found = await promisify(execFile)('pgrep', ['-P', String(parent), '-f', 'train.ts']).catch(() => null);
    const pid = found?.stdout.trim();
    if (pid) return pid;
  }
}

function newerVersion(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 99');
  database.close();
}

function noDatabase(path: string): void {
  writeFileSync(path, 'not a database, but long enough to be taken for one. '.repeat(100));
}
