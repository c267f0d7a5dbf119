import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleApp } from '../src/bundle-app.ts';

jest.setTimeout(60_000);

const APPS = join(import.meta.dirname, '../../apps');

async function packagesIn(app: string): Promise<Set<string>> {
  const { inputs } = await bundleApp(join(APPS, app), mkdtempSync(join(tmpdir(), 'jackpot-')));
  const names = Object.keys(inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? '');
  return new Set(names.filter((name) => name !== ''));
}

const isTensorFlow = (name: string) => name.startsWith('@tensorflow/');

test.each(['week-opener', 'data-validator', 'quality-gate', 'optimiser', 'notifier', 'answers'])(
  'no TensorFlow.js reaches the %s Lambda, nor anything of the laptop',
  async (app) => {
    const packages = [...(await packagesIn(app))];
    expect(packages).toContain('zod');
    expect(packages.filter((name) => isTensorFlow(name) || name === 'aws-local-stepfunctions')).toEqual([]);
  },
);

test('the training program carries it', async () => {
  expect([...(await packagesIn('training'))].some(isTensorFlow)).toBe(true);
});

test('the solver goes with the optimiser, its WebAssembly beside it, and with no other', async () => {
  const carries = async (app: string) => {
    const outdir = mkdtempSync(join(tmpdir(), 'jackpot-'));
    await bundleApp(join(APPS, app), outdir);
    return existsSync(join(outdir, 'highs.wasm'));
  };
  expect([await carries('optimiser'), await carries('notifier')]).toEqual([true, false]);
});
