import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluation, modelArtefact } from '@jackpot/forecast-model';
import { buildContext, buildImage, ensureBase, ensurePrograms, runImage, userFolder } from './container-image.ts';
import { layOut, shippedCountry } from './training-run.ts';

jest.setTimeout(3_600_000);

const IMAGE = 'localhost/jackpot-training:integration';
const FOR_PEOPLE = `${IMAGE}-for-people`;
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
let context: string;
let digest: string;

beforeAll(() => {
  ensurePrograms();
  ensureBase();
  context = buildContext();
  digest = buildImage(IMAGE, context, 'job');
  buildImage(FOR_PEOPLE, context, null);
  process.stdout.write(`image ${digest}\n`);
});

test('equal inputs give an equal digest', () => {
  // By the same name: buildah moves an image that it made before to the new one.
  expect(buildImage(IMAGE, context, 'job')).toBe(digest);
});

test('SageMaker starts `train` on /opt/ml: the model is trained natively, by a user without rights and without a network', () => {
  const root = mkdtempSync(join(tmpdir(), 'jackpot-ml-'));
  layOut(root, shippedCountry('sweden'));
  runImage(IMAGE, [root, '/opt/ml'], 'train');
  expect(modelArtefact.parse(read(join(root, 'model/model.json'))).country).toBe('sweden');
  expect(evaluation.parse(read(join(root, 'model/evaluation.json'))).training.backend).toBe('tensorflow');
});

test('a job that fails says why where SageMaker looks for it', () => {
  const root = mkdtempSync(join(tmpdir(), 'jackpot-ml-'));
  mkdirSync(join(root, 'output'));
  expect(() => runImage(IMAGE, [root, '/opt/ml'], 'train')).toThrow();
  expect(readFileSync(join(root, 'output/failure'), 'utf8')).toMatch(/hyperparameters\.json/);
});

test('people train a country with their own config, into a folder of models', () => {
  const folder = userFolder();
  const printed = runImage(
    FOR_PEOPLE,
    [folder, '/work'],
    'train',
    '--config',
    'configs/england.yaml',
    '--model-dir',
    'models/england',
  );
  expect(printed).toMatch(/england: model for the draw of/);
  expect(existsSync(join(folder, 'models/england/model.json'))).toBe(true);
});

test('the image holds what runs: no dev dependency, no source of ours, no compiler', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-look-'));
  const packages = runImage(IMAGE, [folder, '/work'], 'ls', '/opt/program/node_modules', '/opt/program').split('\n');
  expect(packages).toContain('@tensorflow');
  for (const absent of ['jest', 'nx', 'typescript', '@jackpot', 'node-api-headers'])
    expect(packages).not.toContain(absent);
  expect(packages).toContain('train.mjs');
  expect(packages).not.toContain('main.mjs');
  expect(() => runImage(IMAGE, [folder, '/work'], 'which', 'g++')).toThrow();
  expect(runImage(IMAGE, [folder, '/work'], 'id', '--user')).toBe('1000');
});
