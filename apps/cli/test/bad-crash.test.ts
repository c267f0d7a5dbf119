import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { openLocalPorts } from '@jackpot/platform/local';
import { recordBody } from '@jackpot/record';
import type { CrashPlan } from './crash-program.ts';
import { Workplace } from './workplace.ts';

const everyMoment = process.env['EVERY_MOMENT'] !== undefined;
jest.setTimeout(everyMoment ? 3_600_000 : 360_000);

const run = promisify(execFile);
const PROGRAM = join(import.meta.dirname, 'crash-program.ts');
const COUNTRIES = ['england', 'sweden'];
const DRAW = '2026-11-28';
/** The next run is tried after the first moment of one name in so many; at night, after every moment. */
const TRIED_ONE_IN = everyMoment ? 1 : 20;
/** Real kills are made at one moment in so many; the copies cover every moment. */
const KILLED_ONE_IN = everyMoment ? 15 : 150;

const place = new Workplace(COUNTRIES);
let archives: Record<string, string>;
let moments: string[];
let undisturbed: string;

/** Folders of each moment's copy of the workspace, and of those that real kills leave. */
const copyOf = (at: number) => join(place.folder, 'moments', String(at));
const killedAt = (at: number) => join(place.folder, 'killed', String(at));

async function crashProgram(plan: Omit<CrashPlan, 'configs' | 'data' | 'archives'>): Promise<NodeJS.Signals | null> {
  const path = join(place.folder, `plan-${plan.killAt ?? 'whole'}.json`);
  writeFileSync(path, JSON.stringify({ configs: place.configs, data: place.data, archives, ...plan }));
  try {
    await run(process.execPath, [PROGRAM, path]);
    return null;
  } catch (error) {
    const { signal, stderr } = error as { signal: NodeJS.Signals | null; stderr: string };
    if (signal !== 'SIGKILL') throw new Error(stderr, { cause: error });
    return signal;
  }
}

beforeAll(async () => {
  await place.weekly('--draw-date', DRAW);
  archives = Object.fromEntries(
    COUNTRIES.map((country) => [
      country,
      globSync(join(place.workspace, `runs/*/${country}/training/*/output/model.tar.gz`))[0] ?? '',
    ]),
  );
  undisturbed = join(place.folder, 'undisturbed');
  mkdirSync(undisturbed);
  const log = join(place.folder, 'moments.log');
  await crashProgram({ workspaces: [undisturbed], moments: join(place.folder, 'moments'), log });
  moments = readFileSync(log, 'utf8').trimEnd().split('\n');
});

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Files under their keys are whole: what is half written lies in scratch. */
function expectWhole(workspace: string): void {
  for (const path of filesIn(workspace)) {
    if (path.startsWith(join(workspace, 'scratch'))) continue;
    expect(path).not.toContain('.unfinished');
    if (path.endsWith('.json')) JSON.parse(readFileSync(path, 'utf8'));
    if (path.endsWith('.gz')) gunzipSync(readFileSync(path));
    if (path.endsWith('.eml')) expect(readFileSync(path, 'utf8')).toMatch(/^Date: [\s\S]*\r\n\r\n[\s\S]*\r\n$/);
  }
}

/** Expects a finished week after the next run, wherever the one before was killed. */
async function expectFinished(workspace: string): Promise<void> {
  expectWhole(workspace);
  expect(filesIn(join(workspace, 'scratch'))).toEqual([]);
  const ports = openLocalPorts(workspace, { now: () => new Date(0) });
  try {
    for (const country of COUNTRIES) {
      const records = await ports.index.history(country);
      expect(records).toMatchObject([{ drawDate: DRAW, revision: 1 }]);
      const { summary, artefacts } = recordBody.parse(records[0]?.body);
      expect(summary.status).toBe('recommended');
      for (const [name, pinned] of Object.entries(artefacts ?? {})) {
        const published = readFileSync(join(workspace, `recommendations/${country}/${DRAW}/${name}.json`));
        expect(createHash('sha256').update(published).digest('hex')).toBe(pinned.sha256);
      }
      const recommendation = `recommendations/${country}/${DRAW}/recommendation.json`;
      expect(readFileSync(join(workspace, recommendation), 'utf8')).toBe(
        readFileSync(join(undisturbed, recommendation), 'utf8'),
      );
      const metadata = JSON.parse(
        readFileSync(join(workspace, `recommendations/${country}/${DRAW}/metadata.json`), 'utf8'),
      ) as { recommendationId: string };
      expect(metadata.recommendationId).toBe(records[0]?.id);
      expect(existsSync(join(workspace, `outbox/${records[0]?.id}.eml`))).toBe(true);
      const models = await ports.registry.list(country);
      expect(new Set(models.map(({ trainingJob }) => trainingJob)).size).toBe(models.length);
      expect(models.map(({ version }) => version)).toEqual(models.map((_, index) => index + 1));
      expect(models.length).toBeLessThanOrEqual(2);
    }
  } finally {
    ports.close();
  }
}

test('the moments at which it is killed are those of every state, commit and file', () => {
  for (const state of ['OpenWeek', 'ValidateData', 'TrainModel', 'JudgeModel', 'Optimise', 'Publish', 'CloseWeek'])
    for (const phase of ['entered', 'succeeded']) expect(moments).toContain(`${state} ${phase}`);
  for (const file of [
    'england.yaml',
    'current.json',
    'week.json',
    'countries.json',
    'model.tar.gz',
    'decision.json',
    'recommendation.json',
    'metadata.json',
    'summary.json',
  ])
    for (const moment of [
      `created ${file}`,
      `half of ${file} written`,
      `before ${file} is in place`,
      `${file} in place`,
    ])
      expect(moments).toContain(moment);
  for (const table of ['record', 'model_package', 'execution'])
    for (const when of ['before', 'after']) expect(moments).toContain(`${when} INSERT INTO ${table}`);
  expect(moments).toContain('before a commit');
  expect(moments.length).toBeGreaterThan(200);
});

test('at every moment no half file is under its key, and the next run ends with exactly one record a country', async () => {
  for (const at of moments.keys()) if (existsSync(copyOf(at))) expectWhole(copyOf(at));
  // The two countries pass moments of the same names.
  const firsts = [...moments.keys()].filter((at) => everyMoment || moments.indexOf(moments[at] ?? '') === at);
  const tried = firsts.filter((_, index) => index % TRIED_ONE_IN === 0);
  await crashProgram({ workspaces: tried.map(copyOf) });
  for (const at of tried)
    await expectFinished(copyOf(at)).catch((error: unknown) => {
      throw new Error(`killed at moment ${at}, ${moments[at]}`, { cause: error });
    });
});

test('a process that is really killed leaves what the copy of that moment holds, and its next run ends as well', async () => {
  const killed = [...moments.keys()].filter((at) => at % KILLED_ONE_IN === 0);
  for (const at of killed) {
    mkdirSync(killedAt(at), { recursive: true });
    expect(await crashProgram({ workspaces: [killedAt(at)], killAt: at })).toBe('SIGKILL');
    expectWhole(killedAt(at));
  }
  await crashProgram({ workspaces: killed.map(killedAt) });
  for (const at of killed) await expectFinished(killedAt(at));
});
