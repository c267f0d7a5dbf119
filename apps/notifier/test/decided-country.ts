import type { ChosenRecommendation, DecisionDocument } from '@jackpot/decision';
import { countryConfig } from '@jackpot/config-schema';
import { defaultRecipe, type Evaluation, scoredQuantiles } from '@jackpot/forecast-model';
import { MemoryNotifier, MemoryObjectStore, MemoryRecordIndex } from '@jackpot/ports/contract';
import { canonicalJson, putPinned } from '@jackpot/record';
import { type PublishInput, type ReadyCountryItem, runKeys } from '@jackpot/workflow';

const START = Date.parse('2026-11-25T20:10:00Z');
export const RUN = '2026-W48-r1';
export const DRAW = '2026-11-28';
export const MODEL = 'd'.repeat(64);
/** Software that decides, unless a test says otherwise. */
export const DECIDED_BY = {
  code: { commit: 'c'.repeat(40), noCommit: null, dirty: false, node: 'v24.0.0' },
  image: { digest: 'sha256:1' },
};

const config = countryConfig.parse({
  country: 'england',
  currency: 'GBP',
  timeZone: 'Europe/London',
  draw: { weekday: 'saturday' },
  ticketPrice: 2.5,
  jackpot: { min: 2e6, max: 20e6, step: 1e6 },
  prizes: { jackpot: { win: 'odds', oneIn: 45e6, paid: 'shared' }, secondary: { shareOfSales: 0.25 } },
  shares: { retailer: 0.05, duty: 0.1, goodCauses: 0.3 },
  fixedCost: 400_000,
  constraints: { payoutRatio: { weeks: 52, max: 0.48 }, cash: { share: 0.4, breachProbabilityPerYear: 0.01 } },
  plan: { horizonWeeks: 1 },
});

/** Empty ports, with a clock that goes on by a second whenever it is asked. */
export function memoryPorts() {
  let asked = 0;
  return {
    store: new MemoryObjectStore(),
    index: new MemoryRecordIndex(),
    notifier: new MemoryNotifier(),
    clock: { now: () => new Date(START + 1000 * asked++) },
  };
}

export type MemoryPorts = ReturnType<typeof memoryPorts>;

/** A country that OpenWeek has started: its inputs are pinned. */
export async function startedCountry({ store }: MemoryPorts, runId = RUN): Promise<ReadyCountryItem> {
  const prefix = runKeys.country(runId, 'england');
  const pin = (name: string, value: unknown) => putPinned(store, `${prefix}inputs/${name}`, canonicalJson(value));
  return {
    status: 'ready',
    runId,
    week: '2026-W48',
    country: 'england',
    drawDate: DRAW,
    clock: '2026-11-25T20:00:00.000Z',
    prefix,
    supersede: null,
    jobPrefix: 'job',
    inputs: {
      config: await pin('config.json', config),
      company: await pin('company.json', {}),
      sales: null,
      champion: await pin('champion.json', null),
    },
    dataProblems: [],
    data: null,
    laterRows: 0,
    cashKey: runKeys.cash(runId),
    cashVersion: 'v1',
    simulatedCash: false,
  };
}

function recommendationOf(jackpot: number): ChosenRecommendation {
  const money = { jackpot, expectedSales: 10e6, expectedNetRevenue: 3e6 };
  return {
    formatVersion: 1,
    status: 'recommended',
    country: 'england',
    drawDate: DRAW,
    currency: 'GBP',
    lastJackpot: null,
    simulatedCash: false,
    inputs: { config: MODEL, company: MODEL, sales: null },
    lossQuantile: 9e6,
    why: ['It earns most.'],
    objective: 'netRevenue',
    ...money,
    expectedJackpotPaid: 1e6,
    expectedSecondaryPrizes: 2.5e6,
    winProbability: 0.1,
    extrapolated: false,
    constraints: [],
    violations: [],
    firstWeekInBounds: null,
    realisedPayoutRatio: null,
    yielded: [],
    rolloverUnknown: false,
    rolloverIgnoredAfterThisDraw: false,
    plan: {
      weeks: [{ ...money, drawDate: DRAW, expectedPrizes: 3.5e6, payoutRatio: 0.35 }],
      objective: 3e6,
      bound: 3e6,
      gap: 0,
    },
    candidates: [
      {
        ...money,
        salesInterval90: [9e6, 11e6],
        winProbability: 0.1,
        extrapolated: false,
        payoutRatio: 0.35,
        breachProbability: 0,
        misses: [],
      },
    ],
    modelDigest: MODEL,
  };
}

const folds = ['2026-11-14', '2026-11-21'].map((drawDate) => ({
  drawDate,
  actual: 4e6,
  quantiles: scoredQuantiles.map((level) => 4e6 * (0.5 + level)),
}));

const evaluation: Evaluation = {
  formatVersion: 1,
  country: 'england',
  drawDate: DRAW,
  challenger: { recipe: defaultRecipe, folds },
  champion: null,
  seasonalNaive: { folds },
  refresh: false,
  drift: null,
  training: { rows: 100, cutoff: '2026-11-21', backend: 'cpu', seed: 7 },
};

/** Adds what JudgeModel adds to a country whose model it rejects. */
export async function rejectedModel({ store }: MemoryPorts): Promise<Pick<PublishInput['country'], 'judgement'>> {
  const prefix = `${runKeys.country(RUN, 'england')}model/`;
  return {
    judgement: {
      verdict: 'rejected',
      version: 2,
      reasons: ['it is worse', 'it covers enough'],
      drift: null,
      model: await putPinned(store, `${prefix}model.json`, canonicalJson({})),
      evaluation: await putPinned(store, `${prefix}evaluation.json`, canonicalJson(evaluation)),
    },
  };
}

interface Decided {
  readonly runId?: string;
  readonly jackpot?: number;
  readonly changes?: Partial<ChosenRecommendation>;
  readonly software?: DecisionDocument['software'];
}

/** The same, trained and decided: its `decision.json` recommends `jackpot`, but for `changes`. */
export async function decidedCountry(
  ports: MemoryPorts,
  { jackpot = 10e6, runId = RUN, changes = {}, software = DECIDED_BY }: Decided = {},
): Promise<PublishInput['country']> {
  const item = await startedCountry(ports, runId);
  const recommendation = { ...recommendationOf(jackpot), ...changes };
  const decision: DecisionDocument = {
    recommendation,
    model: {
      version: 1,
      digest: MODEL,
      recipeDigest: MODEL,
      trainingJob: 'job-1',
      key: `${item.prefix}model/model.json`,
      registeredAt: '2026-11-18T20:05:00.000Z',
    },
    software,
    inputs: [item.inputs.config],
    approval: null,
    sinceLast: null,
  };
  const key = `${item.prefix}decision.json`;
  await ports.store.put(key, canonicalJson(decision));
  return {
    ...item,
    validation: { verdict: 'pass', key: `${item.prefix}validation.json` },
    training: { job: 'job-2', status: 'Completed', archiveUri: 's3://bucket/model.tar.gz' },
    decision: { status: recommendation.status, key, approval: null },
  };
}
