import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DRAW, exampleItem, exampleRecommendation, exampleSummary } from '@jackpot/fixtures';
import { openLocalPorts } from '@jackpot/platform/local';
import { getJson } from '@jackpot/ports';
import { canonicalJson, putPinned, recordId } from '@jackpot/record';
import { drawKeys, drawsOf } from '@jackpot/workflow';
import { optimise } from '../src/step.ts';
import { decisionDocument } from '@jackpot/decision';

const software = { commit: null, noCommit: null, dirty: false, nodeVersion: process.version, imageDigest: null };

/** A week whose data has a finding, after a week that recommended `jackpot` with a possible loss of `lossQuantile`. */
async function afterRecommending(
  earlier: { jackpot: number; lossQuantile: number } | null,
  { available = 1e8, draws = [DRAW] }: { readonly available?: number; readonly draws?: string[] } = {},
) {
  const ports = openLocalPorts(mkdtempSync(join(tmpdir(), 'jackpot-')), { now: () => new Date(0) });
  const { store, index } = ports;
  if (earlier !== null) {
    const document = exampleRecommendation({ ...earlier, drawDate: '2026-11-21' });
    const pair = await putPinned(store, 'runs/earlier/england/recommendation.json', canonicalJson(document));
    const summary = exampleSummary({ drawDate: '2026-11-21', recordId: 'england-earlier', jackpot: earlier.jackpot });
    const artefacts = { recommendation: pair, metadata: pair };
    const body = { summary, runId: 'earlier', recordedAt: 'then', artefacts, superseded: null };
    const place = { country: 'england', drawDate: '2026-11-21', week: '2026-W47' };
    await index.append({ ...place, revision: 1, id: 'england-earlier', model: null, body });
  }
  const company = { currency: 'EUR', safetyNet: 5e6, exchangeRates: { GBP: 1.17 } };
  const item = await exampleItem(store, { company });
  const validation = { verdict: 'findings', key: `${item.prefix}validation.json` };
  await store.put(item.cashKey, JSON.stringify({ available, version: 'v' }));
  await store.put(validation.key, JSON.stringify({ ...validation, findings: ['line 7 is broken', 'line 9 too'] }));
  const input = { ...item, draws, validation };
  try {
    const { status, key } = await optimise(input, { ...ports, clock: { now: () => new Date(0) }, software });
    const document = decisionDocument.parse(await getJson(store, key));
    const last = drawsOf(input).at(-1)?.prefix ?? '';
    return { status, ...document, last: decisionDocument.parse(await getJson(store, drawKeys(last).decision)) };
  } finally {
    ports.close();
  }
}

test('without valid data the jackpot of the last recommendation is held, with the reason', async () => {
  const { status, recommendation } = await afterRecommending({ jackpot: 20e6, lossQuantile: 16e6 });
  expect(status).toBe('held');
  expect(recommendation).toMatchObject({
    jackpot: 20e6,
    lossQuantile: 16e6,
    heldFrom: expect.stringMatching(/^england-2026-11-21-[0-9a-f]{8}$/) as string,
    currency: 'GBP',
  });
  expect(recommendation).toMatchObject({ reason: expect.stringContaining('line 7 is broken (and 1 more') as unknown });
});

test('every object that was read for it is named, with its role', async () => {
  const { inputs } = await afterRecommending({ jackpot: 20e6, lossQuantile: 16e6 });
  expect(inputs.map(({ key, role }) => [key, role])).toEqual([
    ['runs/2026-W48-r1/cash.json', 'cash'],
    ['runs/2026-W48-r1/england/inputs/company.json', 'company'],
    ['runs/2026-W48-r1/england/inputs/config.json', 'config'],
    ['runs/2026-W48-r1/england/validation.json', 'validation'],
    ['runs/earlier/england/recommendation.json', 'earlier'],
  ]);
});

test.each([
  ['there is none', null, {}, 'no earlier recommendation to hold'],
  ['it is no longer on the grid', { jackpot: 20_100_000, lossQuantile: 16e6 }, {}, 'not on the grid'],
  ['the cash no longer bears its loss', { jackpot: 20e6, lossQuantile: 16e6 }, { available: 2e7 }, 'share of the cash'],
])('nothing is held where %s', async (_, earlier, cash, why) => {
  await expect(afterRecommending(earlier, cash)).rejects.toThrow(why);
});

test('of two draws the second knows the first as an open draw, and its jackpot as the last', async () => {
  const { recommendation: first, last } = await afterRecommending(
    { jackpot: 20e6, lossQuantile: 16e6 },
    { draws: [DRAW, '2026-12-05'] },
  );
  expect(first).toMatchObject({ drawDate: DRAW, jackpot: 20e6, lastJackpot: null });
  expect(first).not.toHaveProperty('openDraws');
  const record = recordId('england', DRAW, canonicalJson(first));
  expect(last.recommendation).toMatchObject({
    drawDate: '2026-12-05',
    lastJackpot: 20e6,
    openDraws: [{ drawDate: DRAW, jackpot: 20e6, from: 'recommended', record }],
  });
  expect(last.inputs.map(({ key, role }) => [key, role])).toContainEqual([
    'runs/2026-W48-r1/england/2026-12-05/open-draws.json',
    'openDraws',
  ]);
});
