import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { linkDependencies } from '@jackpot/platform/local';
import { type Reproduction, reproductionProblems } from '@jackpot/reproduction';
import { ENVIRONMENT, type Outcome, Workplace, weekOf } from './workplace.ts';

jest.setTimeout(300_000);

const REPOSITORY = join(import.meta.dirname, '../../..');
const result = ({ stdout }: Outcome) => JSON.parse(stdout) as Reproduction;
const next = ['--draw-date', 'next'];

const place = new Workplace(['sweden']);
const reproduce = (id: string, ...args: string[]) =>
  place.jackpot('reproduce', id, '--workspace', place.workspace, '--this-code', '--json', ...args);
let id = '';

beforeAll(async () => {
  id = weekOf(await place.weekly(...next)).countries[0]?.recommendationId ?? '';
});

/** Does something to a copy of the workspace, and asks the command of it, by its index or by its objects alone. */
async function afterwards(
  change: (folder: string) => void,
  { name = id, by = 'index' }: { name?: string; by?: 'index' | 'objects' } = {},
): Promise<{ code: number | null; stderr: string; result: Reproduction; problems: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-'));
  cpSync(place.workspace, folder, { recursive: true });
  change(folder);
  const from = by === 'index' ? '--workspace' : '--from';
  const outcome = await place.jackpot('reproduce', name, from, folder, '--this-code', '--json');
  rmSync(folder, { recursive: true });
  const { code, stderr } = outcome;
  return {
    code,
    stderr,
    result: result(outcome),
    problems: 'error' in result(outcome) ? [] : reproductionProblems(result(outcome)),
  };
}

/** Flips one bit in the middle of a file. */
function flip(path: string): void {
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

test('a record comes out byte for byte, from its workspace and from a copy of the objects alone', async () => {
  const inWorkspace = await reproduce(id);
  expect(inWorkspace.code).toBe(0);
  expect(result(inWorkspace)).toMatchObject({ id, reproduced: true, difference: null, failure: null });
  expect(result(inWorkspace).recomputed?.text).toBe(place.published('sweden', '2026-11-28', 'recommendation.json'));

  const copy = mkdtempSync(join(tmpdir(), 'jackpot-'));
  for (const folder of ['runs', 'recommendations', 'data'])
    cpSync(join(place.workspace, folder), join(copy, folder), { recursive: true });
  const fromCopy = await place.jackpot('reproduce', id, '--from', copy, '--this-code', '--json');
  expect(result(fromCopy)).toMatchObject({ reproduced: true });
});

test('everything that a decision is made from is pinned', async () => {
  const names = result(await reproduce(id)).ingredients.map(({ key }) => basename(key));
  for (const name of ['config', 'company', 'cash', 'validation', 'model', 'champion', 'recommendation', 'metadata'])
    expect(names).toContain(`${name}.json`);
  expect(names).toContain('sales.csv.gz');
  expect(result(await reproduce(id)).ingredients.some(({ key }) => key.startsWith('data/files/md5/'))).toBe(true);
});

/** Files of a workspace that belong to no record: nothing else may be left out of it. */
const NOT_OF_A_RECORD = [
  /^workspace\.sqlite/, // the index, which vouches for the record
  /^lock/,
  /^outbox\//, // what was sent
  /^(configs\/|data\/current\.json)/, // what the next run reads
  /^(index\.html|runs\/[^/]+\/(countries|week|summary|index-line)\.json)$/, // the week's
  /^runs\/[^/]+\/report\.html$/,
  /\/notified\.json$/,
  /\/model\.tar\.gz$/, // training's archive; what was taken out of it is pinned
];

/** The files of the workspace that are the record's. */
function filesOfRecord(): string[] {
  return readdirSync(place.workspace, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(place.workspace, join(entry.parentPath, entry.name)))
    .filter((file) => !NOT_OF_A_RECORD.some((pattern) => pattern.test(file)));
}

// The metadata tells what else there is, so it is flipped apart from the rest.
test.each([
  ['metadata', 2, (file: string) => file.endsWith('/metadata.json')],
  ['everything else', 13, (file: string) => !file.endsWith('/metadata.json')],
  [
    'a report, which nothing is decided from,',
    1,
    (file: string) => file.startsWith('recommendations') && file.endsWith('.html'),
  ],
  ['the decision with its sources', 1, (file: string) => file.endsWith('/decision.json')],
])('one bit of %s that was changed is named by the command, file by file', async (_, least, isFlipped) => {
  const files = filesOfRecord().filter(isFlipped);
  expect(files.length).toBeGreaterThanOrEqual(least);
  const { code, problems } = await afterwards((folder) => files.forEach((file) => flip(join(folder, file))));
  expect(code).toBe(3);
  const named = problems.map((problem) => /^(\S+): changed, expected sha256 \w{64}, found \w{64}$/.exec(problem)?.[1]);
  expect(named.filter((file) => file !== undefined).sort()).toEqual(files.sort());
});

test('without the index: an untouched record comes out, and is said not to be vouched for', async () => {
  const { code, result: outcome } = await afterwards(() => undefined, { by: 'objects' });
  expect([code, outcome.reproduced, outcome.vouchedBy]).toEqual([0, true, null]);
  const text = await place.jackpot('reproduce', id, '--from', place.workspace, '--this-code');
  expect(text.stdout).toContain(`${id}: reproduced, byte for byte; its metadata is not vouched for`);
});

test('without the index: metadata that differs from its published copy blames neither, and names both', async () => {
  for (const file of [
    'runs/2026-11-25T2000-r1/sweden/2026-11-28/metadata.json',
    'recommendations/sweden/2026-11-28/metadata.json',
  ]) {
    const { code, problems } = await afterwards((folder) => redate(join(folder, file)), { by: 'objects' });
    expect([file, code]).toEqual([file, 3]);
    expect(problems[0]).toBe(
      'runs/2026-11-25T2000-r1/sweden/2026-11-28/metadata.json and recommendations/sweden/2026-11-28/metadata.json differ: ' +
        'one of them was changed, and nothing here vouches for either',
    );
  }
});

test('without the index: metadata that cannot be read any more is told by its copy', async () => {
  for (const file of [
    'runs/2026-11-25T2000-r1/sweden/2026-11-28/metadata.json',
    'recommendations/sweden/2026-11-28/metadata.json',
  ]) {
    const { code, problems } = await afterwards((folder) => writeFileSync(join(folder, file), '{'), { by: 'objects' });
    expect([file, code]).toEqual([file, 3]);
    expect(problems[0]).toContain(`${file}`);
  }
});

test('without the index: metadata that pins another recommendation contradicts the id', async () => {
  const { code, stderr } = await afterwards(
    (folder) => {
      const path = join(folder, 'runs/2026-11-25T2000-r1/sweden/2026-11-28/metadata.json');
      const digest = `"${id.slice(-8)}`;
      writeFileSync(path, readFileSync(path, 'utf8').replace(digest, '"00000000'));
    },
    { by: 'objects' },
  );
  expect(code).toBe(3);
  expect(stderr).toContain(
    'runs/2026-11-25T2000-r1/sweden/2026-11-28/metadata.json: changed: it pins another recommendation',
  );
});

function redate(path: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"publishedAt": "\d{4}/, '"publishedAt": "2001'));
}

test('what a changed input led to is shown by the first field that differs', async () => {
  const { problems } = await afterwards((folder) => {
    const path = join(folder, 'runs/2026-11-25T2000-r1/sweden/inputs/config.json');
    const config = readFileSync(path, 'utf8');
    writeFileSync(path, config.replace(/"fixedCost": \d+/, '"fixedCost": 1'));
  });
  expect(problems.at(-1)).toMatch(/^first difference at \/[\w/]+: recorded .+, computed again .+$/);
});

test('all that is missing is told at once, and nothing is guessed', async () => {
  const gone = ['runs/2026-11-25T2000-r1/cash.json', 'runs/2026-11-25T2000-r1/sweden/model/model.json'];
  const { result: outcome, problems } = await afterwards((folder) => {
    for (const key of gone) rmSync(join(folder, key));
  });
  expect(outcome).toMatchObject({ reproduced: false, recomputed: null });
  for (const key of gone) expect(problems.join('\n')).toContain(`${key}: missing, expected sha256`);
});

describe('superseded by another decision, and that by the first one again', () => {
  let records: Awaited<ReturnType<Workplace['records']>>;

  beforeAll(async () => {
    const [cost = ''] = /fixedCost: \d+/.exec(place.config('sweden')) ?? [];
    place.edit('sweden', cost, 'fixedCost: 1');
    await place.weekly(...next, '--supersede', '--reason', 'the cost was wrong');
    place.edit('sweden', 'fixedCost: 1', cost);
    await place.weekly(...next, '--supersede', '--reason', 'it was right');
    records = await place.records('sweden');
  });

  test.each(['index', 'objects'] as const)('by the %s the id reaches the later run, ID@RUN the earlier', async (by) => {
    expect(records.map((record) => record.id)).toEqual([id, records[1]?.id, id]);
    for (const [name, run] of [
      [id, '2026-11-25T2000-r3'],
      [`${id}@2026-11-25T2000-r1`, '2026-11-25T2000-r1'],
    ] as const) {
      const { code, result: outcome } = await afterwards(() => undefined, { name, by });
      expect([name, code]).toEqual([name, 0]);
      expect(outcome.ingredients.map(({ key }) => key)).toContain(`runs/${run}/sweden/2026-11-28/metadata.json`);
    }
  });

  test('history gives the names, show takes them', async () => {
    const { stdout } = await place.jackpot('history', '--workspace', place.workspace);
    expect(stdout).toContain(`${id}@2026-11-25T2000-r1`);
    expect(stdout).not.toContain(`${id}@2026-11-25T2000-r3`);
    const shown = await place.jackpot('show', `${id}@2026-11-25T2000-r1`, '--workspace', place.workspace, '--json');
    expect(JSON.parse(shown.stdout)).toMatchObject({ revision: 1, runId: '2026-11-25T2000-r1', inForce: false });
    const absent = await place.jackpot('show', `${id}@2026-11-25T2000-r9`, '--workspace', place.workspace);
    expect([absent.code, absent.stderr]).toEqual([2, expect.stringContaining(`the nearest is ${id}`)]);
  });

  test('the index knows that metadata of the superseded record was changed', async () => {
    const file = 'runs/2026-11-25T2000-r1/sweden/2026-11-28/metadata.json';
    const { code, problems } = await afterwards((folder) => redate(join(folder, file)), {
      name: `${id}@2026-11-25T2000-r1`,
    });
    expect(code).toBe(3);
    expect(problems[0]).toMatch(new RegExp(`^${file}: changed, expected sha256`));
  });

  test('the decision in between comes out too, and a held one; a failure has nothing to repeat', async () => {
    place.edit('sweden', 'step:', 'steps:');
    expect((await place.weekly('--draw-date', '2026-12-05')).code).toBe(3);
    place.edit('sweden', 'steps:', 'step:');
    await place.weekly('--draw-date', '2027-01-02');
    const all = await place.records('sweden');
    expect(all.slice(2).map(({ status }) => status)).toEqual(['recommended', 'failed', 'held']);
    for (const record of [all[1], all[4]])
      expect([record?.status, result(await reproduce(record?.id ?? '')).reproduced]).toEqual([record?.status, true]);
    const failed = await reproduce(all[3]?.id ?? '');
    expect([failed.code, failed.stderr]).toEqual([2, expect.stringContaining('there is no decision in it')]);
  });
});

describe('in a repository that has gone on', () => {
  const repository = mkdtempSync(join(tmpdir(), 'jackpot-repository-'));
  const cache = mkdtempSync(join(tmpdir(), 'jackpot-cache-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { stdio: 'ignore' });
  const command = join(repository, 'apps/cli/bin/jackpot.js');
  const jackpot = (...args: string[]) => {
    try {
      const env = { ...ENVIRONMENT, XDG_CACHE_HOME: cache };
      const stdout = execFileSync(process.execPath, [command, ...args, '--json'], { env, stdio: 'pipe' });
      return { code: 0, document: JSON.parse(stdout.toString()) as never };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: Buffer };
      return { code: status, document: JSON.parse(stdout.toString()) as never };
    }
  };
  const workspace = join(repository, '.jackpot');
  let made = '';

  beforeAll(() => {
    const left = ['node_modules', 'dist', 'coverage', 'test'];
    const filter = (path: string) => !left.includes(basename(path));
    for (const part of ['apps', 'libs', '.gitignore', 'package.json', 'package-lock.json'])
      cpSync(join(REPOSITORY, part), join(repository, part), { recursive: true, filter });
    linkDependencies(REPOSITORY, repository);
    for (const args of [['init'], ['add', '.'], ['commit', '-m', 'The code that decides']]) git(...args);
    const week = jackpot('weekly', '--configs', place.configs, '--data', place.data, '--workspace', workspace, ...next);
    made = (week.document as { countries: { recommendationId: string }[] }).countries[0]?.recommendationId ?? '';

    const decider = join(repository, 'libs/recommendation/src/recommend.ts');
    const changed = readFileSync(decider, 'utf8').replace(
      'formatVersion: 1,',
      'formatVersion: 1,\n    lastJackpot: 1,',
    );
    writeFileSync(decider, changed);
    git('commit', '-am', 'Another decision');
    for (let commit = 0; commit < 50; commit += 1) git('commit', '--allow-empty', '-m', `Commit ${commit}`);
  });

  test('a record is decided again by the code of its commit, 51 commits ago', () => {
    const { code, document } = jackpot('reproduce', made, '--workspace', workspace);
    expect(document).toMatchObject({ reproduced: true, code: { recorded: { dirty: false }, used: { dirty: false } } });
    expect(code).toBe(0);
    expect((document as Reproduction).code?.folder.startsWith(cache)).toBe(true);
  });

  test("this checkout's code decides otherwise: the first field and the commit are named", () => {
    const { code, document } = jackpot('reproduce', made, '--workspace', workspace, '--this-code');
    expect(code).toBe(3);
    expect(document).toMatchObject({ reproduced: false, difference: { pointer: '/lastJackpot', recomputed: 1 } });
    expect(reproductionProblems(document)[0]).toMatch(/the code differs, which was [0-9a-f]{40}$/);
  });

  test('a commit that the repository has not is missing, as an object would be', () => {
    rmSync(join(repository, '.git'), { recursive: true });
    rmSync(cache, { recursive: true });
    for (const args of [['init'], ['add', '.'], ['commit', '-m', 'A repository without its past']]) git(...args);
    const { code, document } = jackpot('reproduce', made, '--workspace', workspace);
    expect(code).toBe(3);
    expect((document as Reproduction).failure).toMatch(/^commit [0-9a-f]{40} is not in .*: fetch it with git/);
  });
});
