import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCountryConfig } from '@jackpot/config-schema';
import { openLocalPorts } from '@jackpot/platform/local';
import { getJson } from '@jackpot/ports';
import { canonicalJson, putPinned } from '@jackpot/record';
import { optimise } from '../src/step.ts';
import { decisionDocument } from '@jackpot/decision';

const text = readFileSync(join(import.meta.dirname, '../../../configs/england.yaml'), 'utf8');
const parsed = parseCountryConfig({ name: 'england.yaml', text });
if (!parsed.ok) throw new Error('england.yaml is not valid');
const england = parsed.value;

const software = { commit: null, noCommit: null, dirty: false, nodeVersion: process.version, imageDigest: null };

/** A week whose data has a finding, after a week that recommended `jackpot` with a possible loss of `lossQuantile`. */
async function afterRecommending(earlier: { jackpot: number; lossQuantile: number } | null, { available = 1e8 } = {}) {
  const ports = openLocalPorts(mkdtempSync(join(tmpdir(), 'jackpot-')), { now: () => new Date(0) });
  const { store, index } = ports;
  if (earlier !== null) {
    const document = {
      formatVersion: 1,
      status: 'recommended',
      country: 'england',
      drawDate: '2026-11-21',
      currency: 'GBP',
      lastJackpot: null,
      simulatedCash: false,
      inputs: { config: '', company: '', sales: '' },
      why: [],
      objective: 'netRevenue',
      expectedSales: 1,
      expectedJackpotPaid: 0.1,
      expectedSecondaryPrizes: 0,
      expectedNetRevenue: 1,
      winProbability: 0.1,
      extrapolated: false,
      constraints: [],
      violations: [],
      firstWeekInBounds: null,
      realisedPayoutRatio: null,
      yielded: [],
      rolloverUnknown: false,
      rolloverIgnoredAfterThisDraw: false,
      modelDigest: '',
      plan: {
        weeks: [
          {
            drawDate: '2026-11-21',
            jackpot: 1,
            expectedSales: 1,
            expectedPrizes: 1,
            expectedNetRevenue: 1,
            payoutRatio: 1,
          },
        ],
        objective: 1,
        bound: 1,
        gap: 0,
      },
      candidates: [
        {
          jackpot: 1,
          expectedSales: 1,
          salesInterval90: [1, 1],
          expectedNetRevenue: 1,
          winProbability: 0.1,
          extrapolated: false,
          payoutRatio: 1,
          breachProbability: 0,
          misses: [],
        },
      ],
      ...earlier,
    };
    const pair = await putPinned(store, 'runs/earlier/england/recommendation.json', canonicalJson(document));
    const summary = {
      country: 'england',
      drawDate: '2026-11-21',
      status: 'recommended',
      reason: null,
      recordId: 'england-earlier',
      currency: 'GBP',
      jackpot: earlier.jackpot,
      lastJackpot: null,
      expectedSales: 1,
      expectedNetRevenue: 1,
      extrapolated: false,
      constraints: [],
      model: null,
      rejection: null,
      drift: null,
      metadataKey: null,
      simulatedCash: false,
    };
    const artefacts = { recommendation: pair, metadata: pair };
    const body = { summary, runId: 'earlier', recordedAt: 'then', artefacts, superseded: null };
    const place = { country: 'england', drawDate: '2026-11-21', week: '2026-W47' };
    await index.append({ ...place, revision: 1, id: 'england-earlier', model: null, body });
  }
  await store.put('runs/r/cash.json', JSON.stringify({ available, version: 'v' }));
  await store.put(
    'runs/r/england/validation.json',
    JSON.stringify({ verdict: 'findings', findings: ['line 7 is broken', 'line 9 too'] }),
  );
  const company = { currency: 'EUR', safetyNet: 5e6, exchangeRates: { GBP: 1.17 } };
  const input = {
    status: 'ready',
    runId: 'r',
    week: '2026-W48',
    country: 'england',
    drawDate: '2026-11-28',
    clock: '2026-11-25T20:00:00.000Z',
    prefix: 'runs/r/england/',
    supersede: null,
    jobPrefix: 'r-england',
    inputs: {
      config: await putPinned(store, 'runs/r/england/inputs/config.json', canonicalJson(england)),
      company: await putPinned(store, 'runs/r/england/inputs/company.json', canonicalJson(company)),
      sales: null,
      champion: await putPinned(store, 'runs/r/england/inputs/champion.json', 'null'),
    },
    dataProblems: [],
    data: null,
    laterRows: 0,
    cashKey: 'runs/r/cash.json',
    cashVersion: 'v',
    simulatedCash: false,
    validation: { verdict: 'findings', key: 'runs/r/england/validation.json' },
  };
  try {
    const { status, key } = await optimise(input, { ...ports, clock: { now: () => new Date(0) }, software });
    const document = decisionDocument.parse(await getJson(store, key));
    return { status, ...document };
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

test('every object that was read for it is named: config, company, cash, what is wrong with the data, what is held', async () => {
  const { inputs } = await afterRecommending({ jackpot: 20e6, lossQuantile: 16e6 });
  expect(inputs.map(({ key }) => key)).toEqual([
    'runs/earlier/england/recommendation.json',
    'runs/r/cash.json',
    'runs/r/england/inputs/company.json',
    'runs/r/england/inputs/config.json',
    'runs/r/england/validation.json',
  ]);
});

test.each([
  ['there is none', null, {}, 'no earlier recommendation to hold'],
  ['it is no longer on the grid', { jackpot: 20_100_000, lossQuantile: 16e6 }, {}, 'not on the grid'],
  ['the cash no longer bears its loss', { jackpot: 20e6, lossQuantile: 16e6 }, { available: 2e7 }, 'share of the cash'],
])('nothing is held where %s', async (_, earlier, cash, why) => {
  await expect(afterRecommending(earlier, cash)).rejects.toThrow(why);
});
