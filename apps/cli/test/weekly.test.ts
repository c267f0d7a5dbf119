import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeGzipText } from '@jackpot/sales-data';
import { Workplace, weekOf } from './workplace.ts';

jest.setTimeout(120_000);

const next = ['--draw-date', 'next'];

describe('a week of two countries', () => {
  const place = new Workplace(['england', 'sweden']);

  test('ends with a recommendation for each, with its files', async () => {
    const outcome = await place.weekly(...next);
    const { countries, drawDates } = weekOf(outcome);
    expect(outcome.code).toBe(0);
    expect(drawDates).toEqual(['2026-11-28']);
    expect(countries.map(({ country, status, currency }) => [country, status, currency])).toEqual([
      ['england', 'recommended', 'GBP'],
      ['sweden', 'recommended', 'SEK'],
    ]);
    for (const { country, drawDate, jackpot, recommendationId, model } of countries) {
      const metadata = JSON.parse(place.published(country, drawDate, 'metadata.json')) as Record<string, unknown>;
      expect(metadata).toMatchObject({ recommendationId, data: { version: 'unversioned' }, model });
      expect(JSON.parse(place.published(country, drawDate, 'recommendation.json'))).toMatchObject({ jackpot });
      expect(readFileSync(join(place.workspace, 'outbox', `${recommendationId}.eml`), 'utf8')).toContain('announce');
    }
    expect(outcome.stderr).toMatch(/england +training the model: done/);
  });

  test('a second run for the same draw gives the same ids and changes no record', async () => {
    const files = () =>
      ['england', 'sweden'].flatMap((country) =>
        ['recommendation.json', 'metadata.json'].map((file) => place.published(country, '2026-11-28', file)),
      );
    const before = { files: files(), records: await place.records('england') };
    const outcome = await place.weekly(...next);
    expect(outcome.code).toBe(0);
    expect(weekOf(outcome).countries.map(({ recommendationId }) => recommendationId)).toContain(before.records[0]?.id);
    expect({ files: files(), records: await place.records('england') }).toEqual(before);
    expect(outcome.stderr).not.toContain('training');
  });

  test('a published file that was lost with its run is made whole again', async () => {
    const file = join(place.workspace, 'recommendations/england/2026-11-28/recommendation.json');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, 'half');
    await place.weekly(...next);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('is superseded only on purpose, and keeps what it replaced in its history', async () => {
    place.edit('england', 'fixedCost: 500000', 'fixedCost: 600000');
    expect((await place.weekly(...next)).code).toBe(0);
    expect(await place.records('england')).toHaveLength(1);
    const outcome = await place.weekly(
      ...next,
      '--country',
      'england',
      '--supersede',
      '--reason',
      'the cost was wrong',
    );
    expect(outcome.code).toBe(0);
    const records = await place.records('england');
    expect(records.map(({ status }) => status)).toEqual(['recommended', 'recommended']);
    const metadata = JSON.parse(place.published('england', '2026-11-28', 'metadata.json')) as Record<string, unknown>;
    expect(metadata['supersedes']).toMatchObject({ id: records[0]?.id, reason: 'the cost was wrong' });
  });

  test('in a later week without valid data the jackpot is held, and the others go on', async () => {
    place.simulate(['sweden'], 111, '2026-11-29');
    const outcome = await place.weekly(...next);
    expect(outcome.code).toBe(4);
    const [england, sweden] = weekOf(outcome).countries;
    expect(england).toMatchObject({ status: 'held', drawDate: '2026-12-05' });
    expect(england?.reason).toMatch(/the data cannot be used: .*found 0 draws/);
    expect(sweden).toMatchObject({ status: 'recommended', drawDate: '2026-12-05' });
    expect((await place.records('england')).at(-1)?.status).toBe('held');
  });
});

test('the same inputs give the same bytes of the model and the recommendation in another workspace, trained anew', async () => {
  const [first, second] = [new Workplace(['sweden']), new Workplace(['sweden'])];
  await Promise.all([first.weekly(...next), second.weeklyTraining(...next)]);
  const bytes = (place: Workplace) => [
    readFileSync(join(place.workspace, 'runs/2026-11-25T2000-r1/sweden/model/model.json'), 'utf8'),
    place.published('sweden', '2026-11-28', 'recommendation.json'),
  ];
  expect(bytes(first)).toEqual(bytes(second));
});

describe('a run that is killed', () => {
  test('during training leaves no record and no half file, and the next one ends with exactly one', async () => {
    const place = new Workplace(['sweden']);
    const child = place.startTraining(...next);
    for await (const line of child.stderr) if (String(line).includes('training the model')) break;
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await place.records('sweden')).toEqual([]);

    expect((await place.weekly(...next)).code).toBe(0);
    expect(await place.records('sweden')).toMatchObject([{ status: 'recommended', drawDate: '2026-11-28' }]);
    const files = readdirSync(place.workspace, { recursive: true }).map(String);
    expect(files.filter((name) => name.includes('unfinished') || name.startsWith('scratch/'))).toEqual([]);
  });

  test('a second run at the same time is refused and told who holds the workspace', async () => {
    const place = new Workplace(['sweden']);
    const child = place.startTraining(...next);
    for await (const line of child.stderr) if (String(line).includes('training the model')) break;
    const second = await place.weekly(...next);
    child.kill('SIGKILL');
    expect(second.code).toBe(5);
    expect(second.stderr).toContain(`another run holds ${place.workspace}: process ${child.pid}`);
    expect(JSON.parse(second.stdout)).toMatchObject({ error: { name: 'WorkspaceHeld' } });
  });
});

describe("one country's trouble stays its own", () => {
  test('a wrong config fails that country with its place', async () => {
    const place = new Workplace(['england', 'sweden']);
    place.edit('england', 'oneIn: 45000000', 'onein: 45000000');
    const outcome = await place.weekly(...next);
    expect(outcome.code).toBe(4);
    const [england, sweden] = weekOf(outcome).countries;
    expect(england).toMatchObject({ status: 'failed', drawDate: '2026-11-28', jackpot: null, metadata: null });
    expect(england?.reason).toMatch(/england\.yaml:\d+:\d+: .*did you mean "oneIn"/);
    expect(sweden?.status).toBe('recommended');
  });

  test('a model that the gate rejects is registered and not used', async () => {
    const place = new Workplace(['sweden']);
    place.edit('sweden', /$/, 'gate: { marginOverSeasonalNaive: 0.99 }\n');
    const outcome = await place.weekly(...next);
    expect(outcome.code).toBe(4);
    expect(weekOf(outcome).countries[0]?.reason).toMatch(/no model is approved: loss .* 99.0 % better is required/);
    expect(await place.records('sweden')).toMatchObject([{ status: 'failed' }]);
  });
});

test('draws after the clock are left out, and the count is told', async () => {
  const place = new Workplace(['sweden'], { weeks: 120 });
  await place.weekly('--draw-date', '2026-10-31');
  const validation = join(place.workspace, 'runs/2026-10-28T2000-r1/sweden/validation.json');
  expect(JSON.parse(readFileSync(validation, 'utf8'))).toMatchObject({ laterRowsLeftOut: 4, draws: 116 });
});

describe('input that no country can start with', () => {
  test('ends with 3 and every problem', async () => {
    const place = new Workplace(['england', 'sweden']);
    place.edit('england', 'currency: GBP', 'currency: GBX');
    place.edit('sweden', 'step:', 'steps:');
    const outcome = await place.weekly('--draw-date', '2026-11-28');
    expect(outcome.code).toBe(3);
    expect(outcome.stderr).toMatch(/1\. england: .*currency: expected .*\n2\. sweden: .*did you mean "step"/s);
    expect((await place.weekly(...next)).code).toBe(3);
  });

  test('data that differs from its pointer is refused before anything is written', async () => {
    const place = new Workplace(['sweden']);
    writeFileSync(
      `${place.data}.dvc`,
      `outs:\n- md5: ${'a'.repeat(32)}\n  size: 1\n  hash: md5\n  path: sales.csv.gz\n`,
    );
    const outcome = await place.weekly(...next);
    expect(outcome.code).toBe(3);
    expect(outcome.stderr).toContain('differs from its pointer');
    expect(existsSync(place.workspace)).toBe(false);
  });

  test('a data file that is no sales data fails every country with the reason', async () => {
    const place = new Workplace(['sweden']);
    writeFileSync(place.data, writeGzipText('country;draw_date\n'));
    const outcome = await place.weekly('--draw-date', '2026-11-28');
    expect(outcome.code).toBe(4);
    expect(weekOf(outcome).countries[0]?.reason).toContain('no earlier recommendation to hold');
  });

  test.each([
    ['a country without a config', ['--country', 'atlantis'], /--country atlantis: .* has sweden/],
    ['no date', ['--draw-date', '28/11/2026'], /expected a date such as 2026-11-28/],
    ['no amount', ['--available-cash', 'lots'], /an amount such as/],
    ['a supersede without a reason', ['--supersede'], /needs --reason/],
    ['an unknown option', ['--speed', '9'], /unknown option '--speed'/],
  ])('%s is wrong usage', async (_, args, message) => {
    const outcome = await new Workplace(['sweden']).weekly(...args);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(message);
  });
});
