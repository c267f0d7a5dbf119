import { exampleConfig, exampleItem, exampleModel } from '@jackpot/fixtures';
import { defaultRecipe } from '@jackpot/forecast-model';
import { MemoryModelRegistry, MemoryObjectStore } from '@jackpot/ports/contract';
import { canonicalJson, sha256 } from '@jackpot/record';
import { IncompleteModelArchive } from '../src/model-archive.ts';
import { judgeModel } from '../src/step.ts';
import { archive } from './archive.ts';
import { trainedEvaluation } from './trained-evaluation.ts';

const RUN = 'runs/2026-W48-r1/england/';
const config = exampleConfig();

function memoryPorts() {
  return {
    store: new MemoryObjectStore(),
    registry: new MemoryModelRegistry({ now: () => new Date('2026-11-25T20:05:00Z') }),
  };
}

interface Trained {
  readonly job?: string;
  /** Error of the model's quantiles, in per cent; the naive forecast's is 20. */
  readonly off?: number;
  /** Tells one model from another. */
  readonly centre?: number;
  /** By how much the country's gate asks the model to be better than the naive forecast. */
  readonly margin?: number;
  /** True if sales are no longer what the champion was fitted to. */
  readonly drifted?: boolean;
  readonly archived?: readonly string[];
}

/** A country whose training job has written its archive, judged. */
async function judged({ store, registry }: ReturnType<typeof memoryPorts>, given: Trained = {}) {
  const { job = 'job-1', off = 10, centre = 14, margin = 0.05 } = given;
  const { drifted = false, archived = ['model.json', 'evaluation.json'] } = given;
  const archiveKey = `${RUN}training/${job}/output/model.tar.gz`;
  const files = { 'model.json': exampleModel({ fit: { centre } }), 'evaluation.json': trainedEvaluation(off, drifted) };
  const kept = Object.entries(files).filter(([name]) => archived.includes(name));
  await store.put(archiveKey, await archive(Object.fromEntries(kept.map(([name, it]) => [name, canonicalJson(it)]))));
  const item = {
    ...(await exampleItem(store, {
      config: { ...config, gate: { ...config.gate, marginOverSeasonalNaive: margin } },
    })),
    data: { md5: 'm'.repeat(32), sha256: 's'.repeat(64), size: 1, path: 'sales.csv.gz', versioned: true },
    validation: { verdict: 'pass', key: `${RUN}validation.json` },
    training: { job, archiveUri: `s3://bucket/${archiveKey}` },
  };
  return judgeModel(item, { store, registry });
}

test('a model that passes the gate is approved, and registered with all that it came from', async () => {
  const ports = memoryPorts();
  const judgement = await judged(ports);
  expect(judgement).toMatchObject({ verdict: 'approved', version: 1, drift: null });
  const model = canonicalJson(exampleModel({ fit: { centre: 14 } }));
  expect(judgement.model).toEqual({ key: `${RUN}model/model.json`, sha256: sha256(model) });
  expect(new TextDecoder().decode(await ports.store.get(judgement.model.key))).toBe(model);
  expect(sha256(await ports.store.get(judgement.evaluation.key))).toBe(judgement.evaluation.sha256);
  expect(await ports.registry.latestApproved('england')).toMatchObject({
    version: 1,
    trainingJob: 'job-1',
    archiveKey: `${RUN}training/job-1/output/model.tar.gz`,
    modelKey: judgement.model.key,
    modelDigest: judgement.model.sha256,
    recipeDigest: sha256(canonicalJson(defaultRecipe)),
    evaluationDigest: judgement.evaluation.sha256,
    lineage: { run: '2026-W48-r1', dataMd5: 'm'.repeat(32), seed: '7', cutoff: '2026-11-21', salesSha256: 'none' },
  });
});

test('scores stand flat in the registry: those of the model and of the naive forecast it is held against', async () => {
  const ports = memoryPorts();
  await judged(ports);
  const metrics = (await ports.registry.latestApproved('england'))?.metrics ?? {};
  expect(metrics['challenger.wql']).toBeLessThan((metrics['seasonalNaive.wql'] ?? 0) / 1.5);
  expect(metrics['challenger.coverage90']).toBe(1);
});

test('a model that fails the gate is rejected with the reason, and is not in use', async () => {
  const ports = memoryPorts();
  const judgement = await judged(ports, { off: 19.9 });
  expect(judgement).toMatchObject({ verdict: 'rejected', version: 1 });
  expect(judgement.reasons[0]).toContain('5.0 % better is required');
  expect(await ports.registry.latestApproved('england')).toBeNull();
});

test('drift since the champion is told and decides nothing', async () => {
  const judgement = await judged(memoryPorts(), { drifted: true });
  expect(judgement.verdict).toBe('approved');
  expect(judgement.drift).toBe('the last 3 draws all sold more than their 90 % quantile');
});

test("the gate is the country's own", async () => {
  expect(await judged(memoryPorts(), { off: 10, margin: 0.45 })).toMatchObject({ verdict: 'approved' });
  expect(await judged(memoryPorts(), { off: 10, margin: 0.55 })).toMatchObject({ verdict: 'rejected' });
});

test('the same job again hands on the package of the first call', async () => {
  const ports = memoryPorts();
  const first = await judged(ports);
  expect(await judged(ports)).toEqual(first);
  expect(await ports.registry.list('england')).toHaveLength(1);
});

describe('a model that equals one that was withdrawn', () => {
  async function withdrawn() {
    const ports = memoryPorts();
    await judged(ports, { job: 'job-1', centre: 14 });
    await judged(ports, { job: 'job-2', centre: 15 });
    await ports.registry.rollBack('england', 1, { by: 'ann', reason: 'it oversells' });
    return ports;
  }

  test('is rejected, though it passes the gate, with who withdrew it and why before the rules', async () => {
    const ports = await withdrawn();
    const judgement = await judged(ports, { job: 'job-3', centre: 15 });
    expect(judgement).toMatchObject({ verdict: 'rejected', version: 3 });
    expect(judgement.reasons[0]).toBe('it equals v2, which ann withdrew: it oversells');
    expect(await ports.registry.latestApproved('england')).toMatchObject({ version: 1 });
  });

  test('does not hold up another model', async () => {
    expect(await judged(await withdrawn(), { job: 'job-3', centre: 16 })).toMatchObject({ verdict: 'approved' });
  });

  test('is told rejected by a repeated call of the job that it was withdrawn from', async () => {
    expect(await judged(await withdrawn(), { job: 'job-2', centre: 15 })).toMatchObject({
      verdict: 'rejected',
      version: 2,
    });
  });
});

test('an archive without an evaluation is refused, and registers nothing', async () => {
  const ports = memoryPorts();
  await expect(judged(ports, { archived: ['model.json'] })).rejects.toThrow(IncompleteModelArchive);
  expect(await ports.registry.list('england')).toEqual([]);
});
