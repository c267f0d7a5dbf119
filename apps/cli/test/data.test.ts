import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DataPointer, objectKey, parsePointer } from '@jackpot/data-version';
import { Workplace } from './workplace.ts';

jest.setTimeout(240_000);

const DATA = 'sales.csv.gz';

class VersionedPlace extends Workplace {
  constructor() {
    super(['england'], { weeks: 70 });
  }

  status() {
    return this.jackpot('data', 'status', '--data', DATA);
  }

  add() {
    return this.jackpot('data', 'add', '--data', DATA);
  }

  pull() {
    return this.jackpot('data', 'pull', '--data', DATA);
  }

  pointer(): DataPointer {
    return parsePointer('pointer', readFileSync(`${this.data}.dvc`, 'utf8'));
  }

  object(): string {
    return join(this.folder, '.dvc-store', objectKey(this.pointer()));
  }
}

test('add stores the file and points to it; then all agree, and adding it again changes nothing', async () => {
  const place = new VersionedPlace();
  const before = await place.status();
  expect(before.code).toBe(3);
  expect(before.stdout).toMatch(/found a file without a pointer.*npx jackpot data add --data sales\.csv\.gz/);

  expect((await place.add()).code).toBe(0);
  expect(readFileSync(place.object())).toEqual(readFileSync(place.data));
  expect(place.pointer()).toMatchObject({ path: DATA, size: readFileSync(place.data).length });
  expect((await place.status()).code).toBe(0);

  const again = await place.jackpot('data', 'add', DATA, '--data', DATA, '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ countries: ['england'], rows: 70, changed: false });
});

test('add refuses what is no sales data, and leaves pointer and store as they are', async () => {
  const place = new VersionedPlace();
  writeFileSync(place.data, 'country,draw_date\n');
  const outcome = await place.add();
  expect(outcome.code).toBe(3);
  expect(outcome.stderr).toMatch(/expected a gzip CSV/);
  expect(existsSync(`${place.data}.dvc`) || existsSync(join(place.folder, '.dvc-store'))).toBe(false);
  expect((await place.jackpot('data', 'add', '--data', 'nowhere.csv.gz')).code).toBe(2);
});

test('pull fetches a file that is gone, verified', async () => {
  const place = new VersionedPlace();
  await place.add();
  const bytes = readFileSync(place.data);
  rmSync(place.data);
  const missing = await place.status();
  expect([missing.code, missing.stdout.split('\n')[0]]).toEqual([
    3,
    'sales.csv.gz: not there. Fetch it: npx jackpot data pull --data sales.csv.gz',
  ]);
  expect((await place.pull()).code).toBe(0);
  expect(readFileSync(place.data)).toEqual(bytes);
});

test('a store that is damaged is told by status and pull, fetched by neither, and mended by add', async () => {
  const place = new VersionedPlace();
  await place.add();
  const bytes = readFileSync(place.data);
  writeFileSync(place.object(), 'rot');
  expect((await place.status()).stdout).toMatch(/\.dvc-store: .*differs from its pointer/);
  rmSync(place.data);
  const pulled = await place.pull();
  expect(pulled.code).toBe(3);
  expect(pulled.stderr).toContain('holds it damaged');
  expect(existsSync(place.data)).toBe(false);

  writeFileSync(place.data, bytes);
  expect((await place.add()).code).toBe(0);
  expect((await place.status()).code).toBe(0);
});

test('pull writes over another stored version, and never over data that the store has no copy of', async () => {
  const place = new VersionedPlace();
  await place.add();
  const [first, pointer] = [readFileSync(place.data), readFileSync(`${place.data}.dvc`)];
  place.editData((text) => text.slice(0, text.trimEnd().lastIndexOf('\n') + 1));
  const edited = readFileSync(place.data);
  const refused = await place.pull();
  expect(refused.code).toBe(3);
  expect(refused.stderr).toMatch(/the store has no copy of what is there\. Record it with "npx jackpot data add/);
  expect(readFileSync(place.data)).toEqual(edited);

  await place.add();
  writeFileSync(`${place.data}.dvc`, pointer);
  expect((await place.pull()).code).toBe(0);
  expect(readFileSync(place.data)).toEqual(first);
  expect(readdirSync(join(place.folder, '.dvc-store/files/md5'), { recursive: true }).length).toBe(4);
});

test('without a pointer there is nothing to pull', async () => {
  const outcome = await new VersionedPlace().pull();
  expect(outcome.code).toBe(3);
  expect(outcome.stderr).toContain('sales.csv.gz.dvc: no such pointer');
});

describe('push', () => {
  const config = '[core]\n    remote = shared\n[\'remote "shared"\']\n    url = ../shared-store\n';

  class RemotePlace extends VersionedPlace {
    constructor() {
      super();
      mkdirSync(join(this.folder, '.dvc'));
      writeFileSync(join(this.folder, '.dvc/config'), config);
    }

    push(...options: string[]) {
      return this.jackpot('data', 'push', '--data', DATA, ...options);
    }
  }

  test('puts the version into the remote, from where another place pulls it', async () => {
    const place = new RemotePlace();
    await place.add();
    const first = await place.push();
    expect(first.stdout).toMatch(/pushed to .*shared-store and verified/);
    expect((await place.push('--remote', 'shared')).stdout).toMatch(/holds it already/);
    const original = readFileSync(place.data);

    rmSync(place.data);
    rmSync(join(place.folder, '.dvc-store'), { recursive: true });
    const pulled = await place.jackpot('data', 'pull', '--data', DATA, '--remote', 'shared');
    expect([pulled.code, pulled.stderr]).toEqual([0, '']);
    expect(readFileSync(place.data)).toEqual(original);
    expect((await place.status()).code).toBe(0);
  });

  test('a damaged object of the remote is refused by pull, which leaves nothing', async () => {
    const place = new RemotePlace();
    await place.add();
    await place.push();
    const remote = join(place.folder, 'shared-store', objectKey(place.pointer()));
    writeFileSync(remote, readFileSync(remote).subarray(1));
    rmSync(place.data);
    rmSync(join(place.folder, '.dvc-store'), { recursive: true });
    const pulled = await place.jackpot('data', 'pull', '--data', DATA, '--remote', 'shared');
    expect(pulled.code).toBe(3);
    expect(pulled.stderr).toMatch(/shared-store holds it damaged/);
    expect(existsSync(place.data)).toBe(false);
  });

  test('says which remotes there are', async () => {
    const place = new RemotePlace();
    await place.add();
    const outcome = await place.push('--remote', 'elsewhere');
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(/no remote elsewhere; it has: shared/);
  });

  test('status looks into a remote that is named', async () => {
    const place = new RemotePlace();
    await place.add();
    const status = () => place.jackpot('data', 'status', '--data', DATA, '--remote', 'shared');
    const absent = await status();
    expect([absent.code, absent.stdout]).toEqual([3, expect.stringMatching(/shared-store: does not hold files\/md5/)]);
    expect(absent.stdout).toContain('npx jackpot data push --data sales.csv.gz --remote shared');
    await place.push();
    const agreed = await status();
    expect([agreed.code, agreed.stdout]).toEqual([0, expect.stringContaining('remote shared and store agree')]);
    const remote = join(place.folder, 'shared-store', objectKey(place.pointer()));
    writeFileSync(remote, readFileSync(remote).subarray(1));
    expect((await status()).stdout).toMatch(/shared-store: .*differs from its pointer/);
  });

  test("a pointer that says another size than its file's is refused by pull and push, with the data there", async () => {
    const place = new RemotePlace();
    await place.add();
    const pointer = readFileSync(`${place.data}.dvc`, 'utf8');
    writeFileSync(`${place.data}.dvc`, pointer.replace(/size: \d+/, 'size: 1'));
    for (const outcome of [await place.pull(), await place.push()]) {
      expect(outcome.code).toBe(3);
      expect(outcome.stderr).toMatch(/sales\.csv\.gz\.dvc: outs\.0\.size: found 1 bytes, expected the \d+ of the file/);
    }
    expect(existsSync(join(place.folder, 'shared-store'))).toBe(false);
  });

  test.each([
    ['add', 0],
    ['add', 1],
    ['push', 0],
    ['pull', 0],
    ['pull', 1],
  ])(
    '%s, killed in its write %i, leaves nothing under a name that counts, and the next one ends it',
    async (verb, at) => {
      const place = new RemotePlace();
      const original = readFileSync(place.data);
      const store = join(place.folder, '.dvc-store');
      if (verb !== 'add') await place.add();
      if (verb === 'pull') {
        await place.push();
        for (const gone of [place.data, store]) rmSync(gone, { recursive: true });
      }
      const args = ['data', verb, '--data', DATA, ...(verb === 'add' ? [] : ['--remote', 'shared'])];
      const killer = ['--import', join(import.meta.dirname, 'kill-in-write.ts')];
      const program = join(import.meta.dirname, '../bin/jackpot.js');
      const run = (...options: string[]) =>
        spawnSync(process.execPath, [...options, program, ...args], {
          cwd: place.folder,
          env: { ...process.env, KILL_IN_WRITE: String(at) },
        });
      expect(run(...killer).signal).toBe('SIGKILL');
      const folders = ['.dvc-store/files', 'shared-store/files'].filter((name) => existsSync(join(place.folder, name)));
      for (const name of folders.flatMap((folder) =>
        readdirSync(join(place.folder, folder), { recursive: true, encoding: 'utf8' }),
      ))
        expect(name).not.toContain('.unfinished');
      if (existsSync(place.data)) expect(readFileSync(place.data)).toEqual(original);

      expect(run()).toMatchObject({ status: 0 });
      expect(readFileSync(place.data)).toEqual(original);
      expect((await place.status()).code).toBe(0);
    },
  );
});
