import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluation, modelArtefact } from '@jackpot/forecast-model';
import {
  asSageMakerMounts,
  buildContext,
  buildImage,
  ensureBase,
  ensurePrograms,
  runImage,
  userFolder,
} from './container-image.ts';
import { layOut, shippedCountry } from './training-run.ts';

jest.setTimeout(3_600_000);

const IMAGE = 'localhost/jackpot-training:integration';
const FOR_PEOPLE = `${IMAGE}-for-people`;
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
let context: string;
let digest: string;

/** `/opt/ml` as SageMaker mounts it, with a country's inputs and the folder that checkpoints are copied from and to. */
function mounted(): string {
  const root = mkdtempSync(join(tmpdir(), 'jackpot-ml-'));
  layOut(root, shippedCountry('sweden'));
  mkdirSync(join(root, 'checkpoints'));
  return asSageMakerMounts(root);
}

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

test('SageMaker starts `train` on the /opt/ml that it mounts for root: the model is trained natively, without a network', () => {
  const root = mounted();
  runImage(IMAGE, [root, '/opt/ml'], 'train');
  expect(modelArtefact.parse(read(join(root, 'model/model.json'))).country).toBe('sweden');
  expect(evaluation.parse(read(join(root, 'model/evaluation.json'))).training.backend).toBe('tensorflow');
});

test('a job that fails says why where SageMaker looks for it', () => {
  const root = mkdtempSync(join(tmpdir(), 'jackpot-ml-'));
  mkdirSync(join(root, 'output'));
  asSageMakerMounts(root);
  expect(() => runImage(IMAGE, [root, '/opt/ml'], 'train')).toThrow();
  expect(readFileSync(join(root, 'output/failure'), 'utf8')).toMatch(/hyperparameters\.json/);
});

test('a job that is told to end keeps what is done, and goes on from there when it is started again', () => {
  const root = mounted();
  const endEarly = [
    'train & job=$!',
    'while [ ! -e /opt/ml/checkpoints/challenger.json ] && kill -0 $job; do sleep 0.02; done',
    'kill -TERM $job; wait $job; echo ended $?',
  ].join('\n');
  expect(runImage(IMAGE, [root, '/opt/ml'], 'sh', '-c', endEarly)).toBe('ended 143');
  expect([readdirSync(join(root, 'model')), readdirSync(join(root, 'checkpoints'))]).toEqual([[], ['challenger.json']]);
  expect(runImage(IMAGE, [root, '/opt/ml'], 'sh', '-c', 'train 2>&1')).toMatch(/challenger goes on after step \d+/);
  expect(readdirSync(join(root, 'model')).sort()).toEqual(['evaluation.json', 'model.json']);
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
  expect(runImage(IMAGE, [folder, '/work'], 'id', '--user')).toBe('0');
  expect(runImage(FOR_PEOPLE, [folder, '/work'], 'id', '--user')).toBe('1000');
});
