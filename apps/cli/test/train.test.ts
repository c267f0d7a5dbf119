import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, Workplace } from './workplace.ts';

jest.setTimeout(240_000);

const place = new Workplace(['sweden'], { weeks: 90 });
const train = ['train', '--config', 'configs/sweden.yaml', '--data', 'sales.csv.gz', '--model-dir', 'model'];
const model = join(place.folder, 'model');
const json = ({ stdout }: Outcome) => JSON.parse(stdout) as Record<string, unknown>;

test('writes model and evaluation, and says what the gate makes of them', async () => {
  const outcome = await place.jackpot(...train, '--json');
  expect(outcome.code).toBe(0);
  expect(json(outcome)).toMatchObject({ country: 'sweden', drawDate: '2026-11-28', rows: 90, verdict: 'approved' });
  expect(readdirSync(model).sort()).toEqual(['evaluation.json', 'model.json']);
  const evaluation = JSON.parse(readFileSync(join(model, 'evaluation.json'), 'utf8')) as Record<string, unknown>;
  expect(evaluation).toMatchObject({ country: 'sweden', champion: null, drawDate: '2026-11-28' });
  expect(outcome.stderr).toMatch(/training sweden: fitting in .*\n.*step \d+ of \d+/);
});

test('takes the model that is there for the champion, and keeps it where the gate rejects the new one', async () => {
  const champion = JSON.parse(readFileSync(join(model, 'model.json'), 'utf8')) as object;
  place.edit('sweden', /$/, 'gate: { marginOverSeasonalNaive: 0.99 }\n');
  const outcome = await place.jackpot(...train);
  expect(outcome.code).toBe(0);
  expect(outcome.stdout).toMatch(/rejected by the gate\n +loss .* 99.0 % better is required/);
  expect(outcome.stdout).toMatch(/seasonal naive +\d\.\d{4}/);
  expect(JSON.parse(readFileSync(join(model, 'champion.json'), 'utf8'))).toEqual(champion);
  const evaluation = JSON.parse(readFileSync(join(model, 'evaluation.json'), 'utf8')) as Record<string, unknown>;
  expect(evaluation).toMatchObject({ refresh: true, champion: { recipe: expect.any(Object) as object } });
});

test.each([
  ['a model that is none', '{', /model\.json: expected a model as train writes it/],
  ['a model of another format', '{"formatVersion":99}', /model\.json: .*Train it anew/],
])('%s is told before anything is trained, and stays', async (_, text, message) => {
  writeFileSync(join(model, 'model.json'), text);
  const outcome = await place.jackpot(...train);
  expect(outcome.code).toBe(3);
  expect(outcome.stderr).toMatch(message);
  expect(outcome.stderr).not.toContain('backend');
  expect(readFileSync(join(model, 'model.json'), 'utf8')).toBe(text);
});

test('too few draws are wrong data, and nothing is written', async () => {
  const short = new Workplace(['sweden'], { weeks: 20 });
  const outcome = await short.jackpot(...train, '--json');
  expect(outcome.code).toBe(3);
  expect(outcome.stderr).toContain('found 20 draws, expected at least 60');
  expect(json(outcome)).toMatchObject({ error: { name: 'InvalidInput' } });
  expect(existsSync(join(short.folder, 'model'))).toBe(false);
});

test('a config that is not there is told with what to do', async () => {
  const outcome = await place.jackpot('train', '--config', 'configs/atlantis.yaml', '--model-dir', 'model');
  expect(outcome.code).toBe(3);
  expect(outcome.stderr).toMatch(/configs\/atlantis\.yaml: no such file\. .*onboard/);
});
