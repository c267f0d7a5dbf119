import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishData } from '@jackpot/data-version';
import { exampleModel, exampleSummary } from '@jackpot/fixtures';
import { neighboursPrior } from '@jackpot/forecast-model';
import { GivenCash, type LocalPorts, openLocalPorts } from '@jackpot/platform/local';
import { type CashSecret, getJson } from '@jackpot/ports';
import { MemoryNotifier } from '@jackpot/ports/contract';
import { announce, canonicalJson, getPinnedJson, putPinned, recordBody, type RecordStatus } from '@jackpot/record';
import { writeGzipText } from '@jackpot/sales-data';
import { type CountryItem, INDEX_PAGE, type WeekRequest, runKeys, weekSummary } from '@jackpot/workflow';
import { weekOpener } from '../src/step.ts';

const CONFIGS = join(import.meta.dirname, '../../../configs');
const CLOCK = new Date('2026-11-25T20:00:00Z');
const CASH: CashSecret = {
  value: { amount: 1e8, currency: 'EUR', asOf: '2026-11-25T18:00:00Z' },
  version: 'v1',
  simulated: false,
};
const SALES = [
  'country,draw_date,jackpot_announced,tickets_sold',
  'england,2026-11-14,5000000,4000000',
  'england,2026-11-21,5000000,4000000',
  'england,2026-11-28,5000000,4000000',
  'sweden,2026-11-21,7500000,1700000',
];

async function week({ cash = CASH, edit = (text: string) => text, sales = SALES } = {}) {
  const workspace = mkdtempSync(join(tmpdir(), 'jackpot-'));
  mkdirSync(join(workspace, 'configs'));
  for (const name of ['england', 'sweden', 'company'])
    cpSync(join(CONFIGS, `${name}.yaml`), join(workspace, `configs/${name}.yaml`));
  const ports = openLocalPorts(workspace, { now: () => CLOCK });
  const england = new TextDecoder().decode(await ports.store.get('configs/england.yaml'));
  writeFileSync(join(workspace, 'configs/england.yaml'), edit(england));
  await publishData(ports.store, { path: 'sales.csv.gz', bytes: writeGzipText(sales.join('\n')), versioned: true });
  const all = { ...ports, secrets: new GivenCash(cash), clock: { now: () => CLOCK } };
  const open = (executionId = 'first', request: WeekRequest = {}) =>
    weekOpener({ action: 'open', executionId, request }, all) as Promise<{
      outcome: string;
      runId: string;
      countriesKey: string;
    }>;
  const items = async (key: string) => (await getJson(ports.store, key)) as CountryItem[];
  return { ports, all, open, items };
}

/** A record in force, whose pair lies under its run's keys and not yet where people look for it. */
async function recommended({ index, store }: LocalPorts, status: RecordStatus = 'recommended'): Promise<void> {
  const recommendation = await putPinned(store, 'runs/earlier/recommendation.json', 'a');
  const metadata = await putPinned(store, 'runs/earlier/metadata.json', 'b');
  const id = 'england-2026-11-28-00000000';
  const body = {
    summary: exampleSummary({ status, recordId: id }),
    runId: 'earlier',
    recordedAt: 'then',
    superseded: null,
    artefacts: { recommendation, metadata },
  };
  const place = { country: 'england', drawDate: '2026-11-28', week: '2026-W48' };
  await index.append({ ...place, revision: 1, id, model: null, body });
}

/** Registers an approved model; returns its digest. */
async function approve({ registry, store }: LocalPorts, country: string, model: string): Promise<string> {
  const modelKey = `runs/earlier/${country}/model/model.json`;
  const { sha256: modelDigest } = await putPinned(store, modelKey, model);
  await registry.register({
    ...{
      country,
      modelKey,
      modelDigest,
      trainingJob: country,
      status: 'Approved',
      reasons: [],
      metrics: {},
      lineage: {},
    },
    ...{ archiveKey: '', recipeDigest: '', evaluationKey: '', evaluationDigest: '' },
  });
  return modelDigest;
}

/** A model whose rows say that sales respond with an elasticity of 0.3. */
function knowingModel(): string {
  const responseDraws = [0.28, 0.3, 0.32].map((slope) => Array<number>(7).fill(slope));
  return canonicalJson(exampleModel({ elasticity: 0.3, fit: { responseDraws } }));
}

describe('OpenWeek', () => {
  test('pins for each country its own inputs and nothing of another', async () => {
    const { open, items, ports } = await week();
    const opened = await open();
    expect(opened).toEqual({
      outcome: 'opened',
      runId: '2026-11-25T2000-r1',
      countriesKey: 'runs/2026-11-25T2000-r1/countries.json',
    });
    const [england, sweden] = await items(opened.countriesKey);
    expect([england?.country, england?.drawDate, england?.status]).toEqual(['england', '2026-11-28', 'ready']);
    expect([sweden?.country, sweden?.drawDate]).toEqual(['sweden', '2026-11-28']);
    expect(await ports.store.list('runs/2026-11-25T2000-r1/england/inputs/')).toEqual(
      ['champion.json', 'company.json', 'config.json', 'sales.csv.gz'].map(
        (name) => `runs/2026-11-25T2000-r1/england/inputs/${name}`,
      ),
    );
    expect(england).toMatchObject({ laterRows: 1, data: { versioned: true }, cashVersion: 'v1', simulatedCash: false });
  });

  test('pins for each country how the others respond, as their latest approved models say, and nothing else of them', async () => {
    const { open, items, ports } = await week();
    const digest = await approve(ports, 'england', knowingModel());
    await approve(ports, 'sweden', '{"formatVersion":0}');
    const [england, sweden] = await items((await open()).countriesKey);
    const pinned = (item: CountryItem | undefined) => (item?.status === 'ready' ? item.inputs.prior : undefined);
    // A model that can't be read tells the others nothing, and nobody else's trouble.
    expect([england?.status, pinned(england)]).toEqual(['ready', undefined]);
    const prior = neighboursPrior.parse(await getPinnedJson(ports.store, pinned(sweden) ?? { key: '', sha256: '' }));
    expect(prior.neighbours).toHaveLength(1);
    expect(prior.neighbours[0]).toMatchObject({ country: 'england', version: 1, digest });
    expect(prior.neighbours[0]?.elasticity.mean).toBeCloseTo(0.3, 1);
  });

  test('a run of one country hears of all others', async () => {
    const { open, items, ports } = await week();
    await approve(ports, 'england', knowingModel());
    const [sweden] = await items((await open('first', { countries: ['sweden'] })).countriesKey);
    expect(sweden?.status === 'ready' && sweden.inputs.prior?.key).toBe(
      'runs/2026-11-25T2000-r1/sweden/inputs/prior.json',
    );
  });

  test('a second trigger is a duplicate while the first runs', async () => {
    const { open, ports } = await week();
    ports.executions.start('first');
    await open('first');
    expect(await open('second')).toMatchObject({ outcome: 'duplicate', runId: '2026-11-25T2000-r1' });
  });

  test('a decided country is left out, and its published pair made whole; on purpose it is decided anew', async () => {
    const { open, items, ports } = await week();
    await recommended(ports);
    expect((await items((await open()).countriesKey)).map(({ country }) => country)).toEqual(['sweden']);
    expect(await ports.store.list('recommendations/england')).toHaveLength(2);
    const supersede = { by: 'ann', reason: 'wrong price' };
    expect((await items((await open('again', { supersede })).countriesKey))[0]).toMatchObject({
      country: 'england',
      supersede,
    });
  });

  test('a draw that was announced before its record was told is told all the same', async () => {
    const { all, ports } = await week();
    await recommended(ports);
    const at = '2026-11-26T10:00:00Z';
    const announced = {
      country: 'england',
      jackpot: 9e6,
      by: 'ann',
      at,
      reason: 'the board',
      answers: null,
      misses: [],
    };
    await announce({ ...announced, drawDate: '2026-11-28' }, ports.index);
    const told = new MemoryNotifier();
    const opened = await weekOpener({ action: 'open', executionId: 'first', request: {} }, { ...all, notifier: told });
    expect(told.sent.map(({ country }) => country)).toEqual(['england']);
    expect(opened).toMatchObject({ outcome: 'opened' });
    expect(await ports.store.exists('recommendations/england/2026-11-28/recommendation.json')).toBe(true);
  });

  test('the closing tells what is in force and was not told', async () => {
    const { open, all, ports } = await week();
    const { runId } = await open();
    await recommended(ports);
    const told = new MemoryNotifier();
    await weekOpener({ action: 'close', executionId: 'first', runId }, { ...all, notifier: told });
    expect(told.sent.map(({ country }) => country)).toEqual(['england', 'sweden', null]);
    expect(await ports.store.exists('recommendations/england/2026-11-28/recommendation.json')).toBe(true);
  });

  test('a country that was infeasible is decided again', async () => {
    const { open, items, ports } = await week();
    await recommended(ports, 'infeasible');
    expect(await items((await open()).countriesKey)).toHaveLength(2);
  });

  test('a wrong config is an item with its problems, and the other country starts', async () => {
    const { open, items } = await week({ edit: (text) => text.replace('fixedCost: 500000', 'fixedCost: much') });
    const [england, sweden] = await items((await open()).countriesKey);
    expect(england).toMatchObject({ status: 'invalid', drawDate: '2026-11-28' });
    expect(england?.status === 'invalid' && england.problems.join()).toMatch(
      /england\.yaml:\d+:\d+: fixedCost: expected a number/,
    );
    expect(sweden?.status).toBe('ready');
  });

  test('cash that cannot be used stops every country, without its amount in any message', async () => {
    const cash = { ...CASH, value: { amount: -12345, currency: 'EUR', asOf: '2026-11-25T18:00:00Z' } };
    const { open, items } = await week({ cash });
    const all = await items((await open()).countriesKey);
    expect(all.map(({ status }) => status)).toEqual(['invalid', 'invalid']);
    expect(JSON.stringify(all)).toContain('available cash, version v1: amount');
    expect(JSON.stringify(all)).not.toContain('12345');
  });

  test('cash in another currency is worth its exchange rate', async () => {
    const cash = { ...CASH, value: { amount: 1000, currency: 'GBP', asOf: '2026-11-25T18:00:00Z' } };
    const { open, ports } = await week({ cash });
    await open();
    const { available } = (await getJson(ports.store, 'runs/2026-11-25T2000-r1/cash.json')) as { available: number };
    expect(available).toBeGreaterThan(1000);
    expect(available).toBeLessThan(1500);
  });

  test('a run of every country subscribes their readers; one of some countries leaves all as they are', async () => {
    const { all } = await week({ edit: (text) => `${text}notify: { emails: [ann@example.org, bob@example.org] }\n` });
    const notifier = new MemoryNotifier();
    const open = (executionId: string, request: WeekRequest) =>
      weekOpener({ action: 'open', executionId, request }, { ...all, notifier });
    await all.store.put(
      'configs/sweden.yaml',
      `${new TextDecoder().decode(await all.store.get('configs/sweden.yaml'))}notify: { emails: [ann@example.org] }\n`,
    );
    await open('first', {});
    const everyone = new Map([
      ['ann@example.org', ['england', 'sweden']],
      ['bob@example.org', ['england']],
    ]);
    expect(notifier.readers).toEqual(everyone);
    await open('second', { countries: ['england'] });
    expect(notifier.readers).toEqual(everyone);
  });

  describe('what stops one country stops no other', () => {
    /** Opens the week where one country's champion is registered and its file is as `prepare` leaves it. */
    async function opened(change: (all: Awaited<ReturnType<typeof week>>['all']) => object) {
      const { all, items } = await week();
      const ports = { ...all, ...change(all) };
      const { countriesKey } = (await weekOpener({ action: 'open', executionId: 'first', request: {} }, ports)) as {
        countriesKey: string;
      };
      return items(countriesKey);
    }
    const registryOf = (latestApproved: (country: string) => Promise<unknown>) => ({
      registry: { latestApproved } as unknown as LocalPorts['registry'],
    });
    const champion = { version: 3, modelKey: 'runs/earlier/england/model/model.json', modelDigest: 'd' };
    const refusal = Object.assign(new Error('length must be at most 63'), { name: 'ValidationException' });

    test.each([
      ['a champion whose model is gone', () => Promise.resolve(champion), 'model.json'],
      ['a name that the registry refuses', () => Promise.reject(refusal), 'ValidationException'],
    ])('%s', async (_, latest, says) => {
      const [england, sweden] = await opened(() =>
        registryOf((country) => (country === 'england' ? latest() : Promise.resolve(null))),
      );
      expect(england).toMatchObject({ status: 'invalid', problems: [expect.stringContaining(says)] });
      expect(sweden?.status).toBe('ready');
    });

    test('but what may pass is thrown, for the week to be opened again', async () => {
      const isPassing = (error: unknown) => error === refusal;
      await expect(opened(() => ({ ...registryOf(() => Promise.reject(refusal)), isPassing }))).rejects.toBe(refusal);
    });

    test('problems without end are counted', async () => {
      const many = Array.from({ length: 2000 }, (_, line) => `  key${line}: 1`).join('\n');
      const { open, items } = await week({
        edit: (text) => `${text}\nunknown:\n${many}\n${many.replaceAll('  ', '')}`,
      });
      const [england, sweden] = await items((await open()).countriesKey);
      expect(Buffer.byteLength(JSON.stringify(england))).toBeLessThan(64_000);
      expect([england?.status, sweden?.status]).toEqual(['invalid', 'ready']);
    });
  });

  test('a topic that takes no reader holds up no week, and the digest says so', async () => {
    const notifier = new MemoryNotifier();
    notifier.subscribe = () => Promise.reject(new Error('AuthorizationError'));
    const { all } = await week({ edit: (text) => `${text}notify: { emails: [ann@example.org] }\n` });
    const ports = { ...all, notifier };
    await weekOpener({ action: 'open', executionId: 'first', request: {} }, ports);
    await weekOpener({ action: 'close', executionId: 'first', runId: '2026-11-25T2000-r1' }, ports);
    const digest = notifier.sent.find(({ country }) => country === null);
    expect(digest?.body).toContain('nobody could be subscribed: Error: AuthorizationError');
  });

  describe('draws without a row are open', () => {
    const without = (date: string) => SALES.filter((line) => !line.startsWith(`england,${date}`));
    const openDraws = async ({ ports }: Awaited<ReturnType<typeof week>>, run = '2026-11-25T2000-r1') =>
      getJson(ports.store, `runs/${run}/england/inputs/open-draws.json`);
    const announcement = {
      country: 'england',
      drawDate: '2026-11-21',
      jackpot: 7_777_777,
      by: 'ann',
      at: '2026-11-18T09:00:00Z',
      reason: 'the board',
      answers: null,
      misses: ['grid'],
    };

    test('and pinned with the jackpot of the draw before, which is assumed', async () => {
      const opened = await week({ sales: without('2026-11-21') });
      const [england] = await opened.items((await opened.open()).countriesKey);
      expect(england).toMatchObject({ status: 'ready', drawDate: '2026-11-28' });
      expect(await openDraws(opened)).toEqual([
        { drawDate: '2026-11-21', jackpot: 5_000_000, from: 'assumed', record: null },
      ]);
    });

    test('with that of a row without sales, else of the last announcement, else of the record in force', async () => {
      const sales = without('2026-11-21').filter((line) => !line.startsWith('england,2026-11-28'));
      const opened = await week({ sales });
      const request = { drawDate: '2026-12-05', countries: ['england'] };
      await recommended(opened.ports);
      for (const jackpot of [6_000_000, 7_777_777]) await announce({ ...announcement, jackpot }, opened.ports.index);
      await opened.open('first', request);
      const known = [
        { drawDate: '2026-11-21', jackpot: 7_777_777, from: 'announced', record: null },
        { drawDate: '2026-11-28', jackpot: 10_000_000, from: 'recommended', record: 'england-2026-11-28-00000000' },
      ];
      expect(await openDraws(opened, '2026-12-02T2000-r1')).toEqual(known);
      const rows = [...sales, 'england,2026-11-21,8000000,'];
      await publishData(opened.ports.store, {
        path: 'sales.csv.gz',
        bytes: writeGzipText(rows.join('\n')),
        versioned: true,
      });
      await opened.open('second', request);
      expect(await openDraws(opened, '2026-12-02T2000-r2')).toEqual([
        { drawDate: '2026-11-21', jackpot: 8_000_000, from: 'row', record: null },
        known[1],
      ]);
    });

    test('but not where the calendar says that none took place', async () => {
      const exceptions = 'exceptions: [{ date: 2026-11-21, cancelled: true }]';
      const edit = (text: string) => text.replace(/^draw: .*/m, `draws: { weekdays: [saturday], ${exceptions} }`);
      const opened = await week({ sales: without('2026-11-21'), edit });
      const [england] = await opened.items((await opened.open()).countriesKey);
      expect(england).toMatchObject({ status: 'ready', drawDate: '2026-11-28' });
      expect(england?.status === 'ready' && england.inputs.openDraws).toBeUndefined();
    });

    test('a row that differs from what was recorded as announced counts, and is told', async () => {
      const { open, items, ports } = await week();
      await announce(announcement, ports.index);
      const [england] = await items((await open()).countriesKey);
      expect(england).toMatchObject({
        announcedOtherwise: [
          'draw of 2026-11-21: the data says that GBP 5,000,000 was announced, the record GBP 7,777,777, by ann; the data counts. ' +
            'Correct it, or record the announcement again',
        ],
      });
      await announce({ ...announcement, jackpot: 5_000_000 }, ports.index);
      const [again] = await items((await open('again', { supersede: { by: 'ann', reason: 'anew' } })).countriesKey);
      expect(again).toMatchObject({ status: 'ready', drawDate: '2026-11-28' });
      expect(again).not.toHaveProperty('announcedOtherwise');
    });

    test('a draw that was announced is decided no more', async () => {
      const { open, items, ports } = await week();
      await announce({ ...announcement, drawDate: '2026-11-28' }, ports.index);
      expect((await items((await open()).countriesKey)).map(({ country }) => country)).toEqual(['sweden']);
      await expect(open('again', { drawDate: '2026-11-28', countries: ['england'] })).rejects.toThrow(
        'england: the jackpot of 2026-11-28 was announced by ann, 7777777: it is decided no more',
      );
      expect(ports.index.countries()).toEqual([]);
      const both = await open('both', { drawDate: '2026-11-28', countries: ['england', 'sweden'] });
      expect((await items(both.countriesKey)).map(({ country }) => country)).toEqual(['sweden']);
    });
  });

  test('a game drawn on the day on which its week is run is decided a week ahead, its own draw being open', async () => {
    const edit = (text: string) => text.replace('saturday', 'thursday').replace('Europe/London', 'Asia/Tokyo');
    const sales = SALES.map((line) => line.replace('england,2026-11-21', 'england,2026-11-19'));
    const { open, items, ports } = await week({ edit, sales });
    const opened = await open('first', { drawDate: '2026-12-03', countries: ['england'] });
    expect(await items(opened.countriesKey)).toMatchObject([
      { status: 'ready', drawDate: '2026-12-03', clock: '2026-11-25T20:00:00.000Z' },
    ]);
    expect(await getJson(ports.store, `runs/${opened.runId}/england/inputs/open-draws.json`)).toMatchObject([
      { drawDate: '2026-11-26' },
    ]);
  });

  test('a draw that is in no calendar is refused by name; one of some countries is the week of the others', async () => {
    const { open, items } = await week({ edit: (text) => text.replace('saturday', 'friday') });
    await expect(open('first', { drawDate: '2026-11-28', countries: ['england', 'sweden'] })).rejects.toThrow(
      '2026-11-28 is no draw of england: england is drawn on 2026-11-27 and 2026-12-04',
    );
    await expect(open('second', { drawDate: '2026-11-26' })).rejects.toMatchObject({ name: 'NoSuchDraw' });
    const { countriesKey } = await open('third', { drawDate: '2026-11-28' });
    expect((await items(countriesKey)).map(({ drawDate }) => drawDate)).toEqual(['2026-11-27', '2026-11-28']);
  });

  test('a country without a draw before the next run is left out', async () => {
    const edit = (text: string) => text.replace(/^draw: .*/m, 'draws: { dayOfMonth: 24 }');
    const { open, items } = await week({ edit });
    expect((await items((await open()).countriesKey)).map(({ country }) => country)).toEqual(['sweden']);
  });

  test('a recovery run decides as of the Wednesday before its draw, for the countries it names', async () => {
    const { open, items } = await week();
    const opened = await open('first', { drawDate: '2026-11-21', countries: ['england'] });
    expect(opened.runId).toBe('2026-11-18T2000-r1');
    expect(await items(opened.countriesKey)).toMatchObject([
      { country: 'england', drawDate: '2026-11-21', laterRows: 2 },
    ]);
  });
});

describe('CloseWeek', () => {
  test('a country that has no record gets a failed one; the claim is free again', async () => {
    const { open, ports, all } = await week();
    ports.executions.start('first');
    const { runId } = await open('first');
    await recommended(ports);
    const closed = await weekOpener({ action: 'close', executionId: 'first', runId }, all);
    expect(closed).toEqual({
      runId,
      counts: { recommended: 1, 'awaiting-approval': 0, infeasible: 0, held: 0, failed: 1 },
    });
    const entry = await ports.index.current('sweden', '2026-11-28');
    expect(recordBody.parse(entry?.body).summary).toMatchObject({ status: 'failed', country: 'sweden' });
    expect(await ports.store.exists(runKeys.summary(runId))).toBe(true);
    expect(await ports.store.list('outbox/')).toEqual([
      `outbox/${runId}.eml`,
      'outbox/england-2026-11-28-00000000.eml',
      `outbox/${entry?.id}.eml`,
    ]);
    expect((await open('second')).runId).toBe('2026-11-25T2000-r2');
  });

  test('index.html leads to the reports of all runs: an earlier version kept no line of its own, and a broken or unfinished one is left out', async () => {
    const { open, ports, all } = await week();
    ports.executions.start('first');
    const { runId } = await open('first');
    await weekOpener({ action: 'close', executionId: 'first', runId }, all);
    const { store } = ports;
    const earlier = weekSummary.parse(await getJson(store, runKeys.summary(runId)));
    await store.put(
      runKeys.summary('before'),
      canonicalJson({ ...earlier, runId: 'before', clock: '2026-11-18T20:00:00Z' }),
    );
    await store.put(runKeys.summary('broken'), '{}');
    await store.put(runKeys.week('unfinished'), '{}');
    ports.executions.start('second');
    const { runId: second } = await open('second');
    await weekOpener({ action: 'close', executionId: 'second', runId: second }, all);
    const page = new TextDecoder().decode(await store.get(INDEX_PAGE));
    const links = [...page.matchAll(/href="(runs\/[^"]+)"/g)].map(([, link]) => link);
    expect(links).toEqual([second, runId, 'before'].map(runKeys.report));
    expect(await store.exists(runKeys.report(second))).toBe(true);
    expect(page).toContain('2 failed');
  });
});
