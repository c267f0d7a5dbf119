import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { FileObjectStore } from '@jackpot/platform/local';
import { storedArtefacts } from '../src/reproduction/recorded-artefacts.ts';
import { linkDependencies } from '../src/reproduction/recorded-checkout.ts';
import { reproduceRecord } from '../src/reproduction/reproduce-record.ts';
import type { Reproduction } from '../src/reproduction/reproduction.ts';
import { reproductionProblems } from '../src/reproduction/reproduction-text.ts';
import { type Outcome, Workplace, weekOf } from './workplace.ts';

jest.setTimeout(120_000);

const REPOSITORY = join(import.meta.dirname, '../../..');
const result = ({ stdout }: Outcome) => JSON.parse(stdout) as Reproduction;
const next = ['--draw-date', 'next'];

const place = new Workplace(['sweden'], { weeks: 80 });
const reproduce = (id: string, ...args: string[]) =>
  place.jackpot('reproduce', id, '--workspace', place.workspace, '--this-code', '--json', ...args);
let id = '';

beforeAll(async () => {
  id = weekOf(await place.weekly(...next)).countries[0]?.recommendationId ?? '';
});

/** Does something to a copy of the workspace's objects, and decides again from what is left. */
async function afterwards(change: (folder: string) => void): Promise<{ result: Reproduction; problems: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-'));
  cpSync(place.workspace, folder, { recursive: true });
  const store = new FileObjectStore(folder);
  const artefacts = await storedArtefacts(id, store, folder);
  change(folder);
  const outcome = await reproduceRecord({
    artefacts,
    place: { store, address: folder },
    withThisCode: true,
    note: () => undefined,
  });
  rmSync(folder, { recursive: true });
  return { result: outcome, problems: reproductionProblems(outcome) };
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

test('one byte that was changed in any object is named', async () => {
  const { result: untouched } = await afterwards(() => undefined);
  expect(untouched.reproduced).toBe(true);
  const keys = [...new Set(untouched.ingredients.map(({ key }) => key))];
  expect(keys.length).toBeGreaterThan(11);
  for (const key of keys)
    for (const share of [0.1, 0.9]) {
      const { result: outcome, problems } = await afterwards((folder) => {
        const bytes = readFileSync(join(folder, key));
        const position = Math.floor(bytes.length * share);
        bytes[position] = (bytes[position] ?? 0) ^ 1;
        writeFileSync(join(folder, key), bytes);
      });
      expect([key, outcome.reproduced]).toEqual([key, false]);
      expect(problems[0]).toMatch(new RegExp(`^${key}: changed, expected sha256 \\w{64}, found \\w{64}$`));
    }
});

test('what a changed input led to is shown by the first field that differs', async () => {
  const { problems } = await afterwards((folder) => {
    const path = join(folder, 'runs/2026-W48-r1/sweden/inputs/config.json');
    const config = readFileSync(path, 'utf8');
    writeFileSync(path, config.replace(/"fixedCost": \d+/, '"fixedCost": 1'));
  });
  expect(problems.at(-1)).toMatch(/^first difference at \/[\w/]+: recorded .+, computed again .+$/);
});

test('all that is missing is told at once, and nothing is guessed', async () => {
  const gone = ['runs/2026-W48-r1/cash.json', 'runs/2026-W48-r1/sweden/model/model.json'];
  const { result: outcome, problems } = await afterwards((folder) => {
    for (const key of gone) rmSync(join(folder, key));
  });
  expect(outcome).toMatchObject({ reproduced: false, recomputed: null });
  for (const key of gone) expect(problems.join('\n')).toContain(`${key}: missing, expected sha256`);
});

test('a superseded record and a held one come out too; a failure has nothing to repeat', async () => {
  place.edit('sweden', /fixedCost: \d+/, 'fixedCost: 1');
  await place.weekly(...next, '--supersede', '--reason', 'the cost was wrong');
  place.edit('sweden', 'step:', 'steps:');
  expect((await place.weekly('--draw-date', '2026-12-05')).code).toBe(3);
  place.edit('sweden', 'steps:', 'step:');
  await place.weekly('--draw-date', '2026-12-12');
  const records = await place.records('sweden');
  expect(records.map(({ status }) => status)).toEqual(['recommended', 'recommended', 'failed', 'held']);
  expect(records[0]?.id).toBe(id);
  for (const record of [records[0], records[1], records[3]])
    expect([record?.status, result(await reproduce(record?.id ?? '')).reproduced]).toEqual([record?.status, true]);
  const failed = await reproduce(records[2]?.id ?? '');
  expect([failed.code, failed.stderr]).toEqual([2, expect.stringContaining('there is no decision in it')]);
});

describe('in a repository that has gone on', () => {
  const repository = mkdtempSync(join(tmpdir(), 'jackpot-repository-'));
  const cache = mkdtempSync(join(tmpdir(), 'jackpot-cache-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { stdio: 'ignore' });
  const command = join(repository, 'apps/cli/bin/jackpot.js');
  const jackpot = (...args: string[]) => {
    try {
      const env = { ...process.env, XDG_CACHE_HOME: cache, JACKPOT_AVAILABLE_CASH: '100000000', FORCE_COLOR: '0' };
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
    const left = ['node_modules', '.git', '.nx', '.jackpot', 'dist', 'coverage'];
    cpSync(REPOSITORY, repository, { recursive: true, filter: (path) => !left.includes(basename(path)) });
    linkDependencies(REPOSITORY, repository);
    for (const args of [['init'], ['add', '.'], ['commit', '-m', 'The code that decides']]) git(...args);
    const week = jackpot('weekly', '--configs', place.configs, '--data', place.data, '--workspace', workspace, ...next);
    made = (week.document as { countries: { recommendationId: string }[] }).countries[0]?.recommendationId ?? '';

    const decider = join(repository, 'apps/optimiser/src/recommend.ts');
    const changed = readFileSync(decider, 'utf8').replace(/lastJackpot: .*,/, 'lastJackpot: 1,');
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
