import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pythonEnvironment } from '../src/python-environment.ts';
import { S3Server, credentials, cutLine } from './s3-server.ts';

jest.setTimeout(900_000);

const ROOT = join(import.meta.dirname, '../..');
const DATA = 'sales.csv.gz';
const POINTER = `${DATA}.dvc`;
let s3: S3Server;
let original: Buffer;

beforeAll(async () => {
  s3 = await S3Server.start();
  const pointer = readFileSync(join(ROOT, 'data/lottery_sales.csv.gz.dvc'), 'utf8');
  original = readFileSync(join(ROOT, 'data/.dvc-store', keyOf(pointer)));
});
afterAll(() => s3.stop());

const keyOf = (pointer: string) => pointer.replace(/[^]*md5: (..)(.{30})\n[^]*/, 'files/md5/$1/$2');

/** A DVC repository of its own, with a prefix of its own in the bucket. */
class Repository {
  readonly folder = mkdtempSync(join(tmpdir(), 'jackpot-dvc-'));
  readonly prefix: string;

  constructor(prefix: string, url = s3.url) {
    this.prefix = prefix;
    this.dvc('init', '--no-scm', '--quiet');
    const remote = [`url = s3://lottery/${prefix}`, `endpointurl = ${url}`, 'region = eu-west-1', 'verify = true'];
    writeFileSync(
      join(this.folder, '.dvc/config'),
      `[core]\n    no_scm = True\n    analytics = false\n['remote "s3"']\n    ${remote.join('\n    ')}\n`,
    );
  }

  dvc(...args: string[]) {
    const program = join(pythonEnvironment('data'), 'dvc');
    return spawnSync(program, args, { cwd: this.folder, encoding: 'utf8', env: { ...process.env, ...credentials } });
  }

  jackpot(...args: string[]) {
    const program = [join(ROOT, 'apps/cli/bin/jackpot.js'), 'data', ...args];
    return spawnSync(process.execPath, program, {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...process.env, ...credentials },
    });
  }

  /** Another person's clone: the pointer, but no data. */
  clone(url = s3.url): Repository {
    const clone = new Repository(this.prefix, url);
    copyFileSync(join(this.folder, POINTER), join(clone.folder, POINTER));
    return clone;
  }

  write(body: Uint8Array): this {
    writeFileSync(join(this.folder, DATA), body);
    return this;
  }

  read(name = DATA): Buffer {
    return readFileSync(join(this.folder, name));
  }

  get key(): string {
    return `${this.prefix}/${keyOf(this.read(POINTER).toString())}`;
  }

  /** Files that a pull left, apart from those there before. */
  left(): readonly string[] {
    return readdirSync(this.folder).filter((name) => !['.dvc', '.dvcignore', POINTER].includes(name));
  }
}

function pushedByJackpot(prefix: string): Repository {
  const repository = new Repository(prefix).write(original);
  expect(repository.jackpot('add', DATA, '--data', DATA).status).toBe(0);
  const pushed = repository.jackpot('push', '--data', DATA, '--remote', 's3');
  expect([pushed.status, pushed.stderr]).toEqual([0, '']);
  return repository;
}

test('what jackpot adds and pushes, DVC pulls and finds in order', () => {
  const clone = pushedByJackpot('ours').clone();
  expect(clone.dvc('pull', '--remote', 's3')).toMatchObject({ status: 0 });
  expect(clone.read()).toEqual(original);
  expect(clone.dvc('status').stdout).toContain('up to date');
});

test('what DVC adds and pushes, jackpot pulls; and its pointer is byte for byte that of jackpot', () => {
  const theirs = new Repository('theirs').write(original);
  expect(theirs.dvc('add', DATA)).toMatchObject({ status: 0 });
  expect(theirs.dvc('push', '--remote', 's3')).toMatchObject({ status: 0 });
  const clone = theirs.clone();
  expect(clone.jackpot('pull', '--data', DATA, '--remote', 's3')).toMatchObject({ status: 0 });
  expect(clone.read()).toEqual(original);

  const ours = new Repository('theirs').write(original);
  expect(ours.jackpot('add', DATA, '--data', DATA).status).toBe(0);
  expect(ours.read(POINTER)).toEqual(theirs.read(POINTER));
  expect(ours.jackpot('push', '--data', DATA, '--remote', 's3').stdout).toContain('holds it already');
});

test.each([
  ['a flipped bit', (body: Buffer) => body.map((byte, at) => (at === 1000 ? byte ^ 1 : byte)), 'damaged'],
  ['a lost end', (body: Buffer) => body.subarray(0, -1), 'damaged'],
  ['nothing in it', () => Buffer.alloc(0), 'damaged'],
])('an object with %s is refused by jackpot, and mended by its push', (what, damage, says) => {
  const repository = pushedByJackpot(`damaged-${what.replaceAll(' ', '-')}`);
  s3.put(repository.key, damage(original));
  const clone = repository.clone();
  const pulled = clone.jackpot('pull', '--data', DATA, '--remote', 's3');
  expect([pulled.status, clone.left()]).toEqual([3, []]);
  expect(pulled.stderr).toContain(says);

  expect(repository.jackpot('push', '--data', DATA, '--remote', 's3').stdout).toContain('pushed');
  expect(s3.get(repository.key)).toEqual(original);
});

test('DVC refuses a flipped bit too, with verify = true as the docs ask for', () => {
  const repository = pushedByJackpot('verified-by-dvc');
  s3.put(
    repository.key,
    original.map((byte, at) => (at === 1000 ? byte ^ 1 : byte)),
  );
  const clone = repository.clone();
  expect(clone.dvc('pull', '--remote', 's3').status).not.toBe(0);
  expect(existsSync(join(clone.folder, DATA))).toBe(false);
});

test('a pointer of another size is refused', () => {
  const clone = pushedByJackpot('size').clone();
  const pointer = clone.read(POINTER).toString();
  writeFileSync(join(clone.folder, POINTER), pointer.replace(/size: \d+/, 'size: 1'));
  expect([clone.jackpot('pull', '--data', DATA, '--remote', 's3').status, clone.left()]).toEqual([3, []]);
});

test("a folder that DVC tracks is refused by its pointer's line", () => {
  const repository = new Repository('folder');
  mkdirSync(join(repository.folder, DATA));
  writeFileSync(join(repository.folder, DATA, 'part.csv'), 'a');
  expect(repository.dvc('add', DATA)).toMatchObject({ status: 0 });
  const pulled = repository.clone().jackpot('pull', '--data', DATA, '--remote', 's3');
  expect(pulled.status).toBe(3);
  expect(pulled.stderr).toMatch(/sales\.csv\.gz\.dvc:2:3: .*folders \(\.dir\) are not supported/);
});

test('a push whose line is cut leaves no object, and the next one is whole', async () => {
  const line = await cutLine(s3.url, 'there', 20_000);
  const repository = new Repository('cut-push', line.url).write(original);
  repository.jackpot('add', DATA, '--data', DATA);
  const pushed = await inBackground(repository, 'push');
  line.stop();
  expect(pushed.status).toBe(2);
  expect(pushed.stderr).toMatch(/remote s3 at s3:\/\/lottery\/cut-push\/: .*run again: nothing is half written/);
  expect(s3.keys().filter((key) => key.startsWith('cut-push/'))).toEqual([]);
});

test('a pull whose line is cut leaves neither data nor a part in the store', async () => {
  const repository = pushedByJackpot('cut-pull');
  const line = await cutLine(s3.url, 'back', 20_000);
  const clone = repository.clone(line.url);
  const pulled = await inBackground(clone, 'pull');
  line.stop();
  expect(pulled.status).toBe(2);
  expect(clone.left()).toEqual([]);
});

/** While this process keeps the line. */
async function inBackground(repository: Repository, verb: string): Promise<{ status: number | null; stderr: string }> {
  const args = [join(ROOT, 'apps/cli/bin/jackpot.js'), 'data', verb, '--data', DATA, '--remote', 's3'];
  const env = { ...process.env, ...credentials };
  const child = spawn(process.execPath, args, { cwd: repository.folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { stderr: await text(child.stderr), status: await ended };
}
