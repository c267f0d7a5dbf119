import { addDays, type CountryConfig } from '@jackpot/config-schema';
import { DIGEST, DRAW, exampleConfig, exampleEvaluation, exampleRecommendation, salesRow } from '@jackpot/fixtures';
import { defaultRecipe, type Evaluation, scoredQuantiles } from '@jackpot/forecast-model';
import { type RecommendationMetadata, type CountrySummary, failedCountry, type RecordStatus } from '@jackpot/record';
import type { SalesRow } from '@jackpot/sales-data';
import { announcedJackpot, type DrawOutcome, drawOutcome } from '@jackpot/track-record';
import { countByStatus, type WeekSummary } from '@jackpot/workflow';
import type { CountryEvidence } from '../src/index.ts';
import type { ChosenRecommendation, JackpotRow } from '@jackpot/decision';

const RUN = { id: '2026-W48-r1', week: '2026-W48', clock: '2026-11-25T20:00:00.000Z' };
const LAST = 13e6;

/** A lottery whose expected sales, in its currency, rise with the square root of the jackpot. */
const expectedSales = (jackpot: number) => 4e6 + 2000 * Math.sqrt(jackpot);

function configOf(country: string): CountryConfig {
  return exampleConfig({
    country,
    jackpot: { min: 2e6, max: 20e6, step: 250_000, maxChange: 0.5 },
    constraints: {
      payoutRatio: { weeks: 52, min: 0.3, max: 0.48 },
      cash: { share: 0.4, breachProbabilityPerYear: 0.01 },
    },
    plan: { horizonWeeks: 52 },
  });
}

function candidateOf(jackpot: number): JackpotRow {
  const sales = expectedSales(jackpot);
  const winProbability = 1 - Math.exp(-sales / 2.5 / 45e6);
  return {
    jackpot,
    expectedSales: sales,
    salesInterval90: [0.88 * sales, 1.14 * sales],
    expectedNetRevenue: 0.6 * sales - winProbability * jackpot - 400_000,
    winProbability,
    extrapolated: jackpot > 18e6,
    payoutRatio: 0.25 + (winProbability * jackpot) / sales,
    breachProbability: jackpot > 17e6 ? 0.001 : 0,
    misses: [
      ...(jackpot > 17e6 ? ['cash' as const] : []),
      ...(jackpot < 6.5e6 || jackpot > 19.5e6 ? ['maxChange' as const] : []),
    ],
  };
}

const candidates = Array.from({ length: 73 }, (_, index) => candidateOf(2e6 + index * 250_000));

/** The jackpot chosen out of `candidates`, or of none that keeps the constraints. */
function recommendationOf(
  country: string,
  status: 'recommended' | 'infeasible',
  jackpot: number,
): ChosenRecommendation {
  const chosen = candidateOf(jackpot);
  const kept = status === 'recommended';
  return exampleRecommendation({
    country,
    status,
    jackpot,
    lastJackpot: LAST,
    simulatedCash: true,
    inputs: { config: DIGEST, company: DIGEST, sales: DIGEST },
    why: ['One step up would lower expected net revenue by GBP 31.'],
    expectedSales: chosen.expectedSales,
    expectedJackpotPaid: chosen.winProbability * jackpot,
    expectedSecondaryPrizes: 0.25 * chosen.expectedSales,
    expectedNetRevenue: chosen.expectedNetRevenue,
    winProbability: chosen.winProbability,
    extrapolated: chosen.extrapolated,
    constraints: [
      {
        name: 'payoutRatio',
        value: kept ? chosen.payoutRatio : 0.5,
        min: 0.3,
        max: 0.48,
        slack: kept ? 0.04 : -0.02,
        satisfied: kept,
        binding: !kept,
        shadowPrice: null,
      },
      { name: 'cash', value: 0, max: 0.000193, slack: 0.000193, satisfied: true, binding: false, shadowPrice: null },
      {
        name: 'maxChange',
        value: jackpot,
        min: 6.5e6,
        max: 19.5e6,
        slack: 6e6,
        satisfied: true,
        binding: false,
        shadowPrice: null,
      },
    ],
    violations: kept ? [] : [{ name: 'payoutRatio', amount: 0.02, drawDate: DRAW }],
    firstWeekInBounds: kept ? null : '2027-02-06',
    realisedPayoutRatio: 0.41,
    plan: {
      weeks: Array.from({ length: 52 }, (_, week) => ({
        drawDate: addDays(DRAW, 7 * week),
        jackpot: jackpot + 250_000 * (week % 4),
        expectedSales: 1e7,
        expectedPrizes: 4e6,
        expectedNetRevenue: 3e6,
        payoutRatio: 0.38 + 0.02 * Math.sin(week / 8),
        realisedRatioInterval90: [0.38 - 0.012 * Math.sqrt(week + 1), 0.38 + 0.012 * Math.sqrt(week + 1)] as const,
      })),
      objective: 1.56e8,
      bound: 1.56e8,
      gap: 0,
    },
    yearAhead: {
      drawDate: addDays(DRAW, 7 * 51),
      expectedRatio: 0.38,
      ratioInterval90: [0.29, 0.47],
      keepsMin: 0.615,
      keepsMax: 0.9995,
    },
    responseUncertainty: kept ? { value: 12_345, jackpots: [9.5e6, 12.75e6], shareOfVariance: 0.034 } : null,
    candidates: kept ? candidates : candidates.map((one) => ({ ...one, misses: [...one.misses, 'payoutRatio'] })),
  });
}

/** A draw a week up to the one before `DRAW`: every 13th sold far more than its neighbours. */
const sales: readonly SalesRow[] = Array.from({ length: 120 }, (_, index) => {
  const jackpotAnnounced = 8e6 + 250_000 * (index % 20) + (index === 119 ? LAST - 12.75e6 : 0);
  const ticketsSold = Math.round((expectedSales(jackpotAnnounced) * (index % 13 === 0 ? 1.3 : 1)) / 2.5);
  const drawDate = addDays(DRAW, -7 * (120 - index));
  return salesRow({ drawDate, line: index + 2, jackpotAnnounced, ticketsSold, jackpotPaid: 0, secondaryPrizesPaid: 0 });
});

/** The model's median is right but for every 13th draw, which lies outside its 90 % interval; the naive's is 20 % too low. */
const folds = (factor: number): Evaluation['challenger']['folds'] =>
  sales.slice(-26).map(({ drawDate, ticketsSold, jackpotAnnounced }) => ({
    drawDate,
    actual: ticketsSold,
    quantiles: scoredQuantiles.map((q) => factor * (0.8 + 0.4 * q) * (expectedSales(jackpotAnnounced) / 2.5)),
  }));

const evaluation = exampleEvaluation({
  challenger: { recipe: defaultRecipe, folds: folds(1) },
  seasonalNaive: { folds: folds(0.8) },
  training: { rows: 120, cutoff: '2026-11-21', backend: 'cpu', seed: 1 },
});

function metadataOf(country: string, status: string): RecommendationMetadata {
  const object = (name: string) => ({ key: `runs/${RUN.id}/${country}/${name}`, sha256: DIGEST });
  return {
    formatVersion: 1,
    recommendationId: `${country}-${DRAW}-01234567`,
    country,
    drawDate: DRAW,
    status,
    run: { ...RUN, executionId: 'execution-1' },
    code: { commit: 'c'.repeat(40), noCommit: null, dirty: false, node: 'v24.21.0' },
    image: { digest: null },
    data: { md5: 'd'.repeat(32), sha256: DIGEST, size: 33_540, version: 'dvc' },
    config: object('inputs/config.json'),
    model: {
      version: 1,
      digest: DIGEST,
      recipeDigest: DIGEST,
      trainingJob: 'job',
      key: 'model.json',
      registeredAt: '2026-11-25T20:03:00.000Z',
    },
    challenger: {
      version: 1,
      verdict: 'approved',
      reasons: ['loss is better'],
      trainingJob: 'job',
      backend: 'cpu',
      seed: 1,
    },
    approval: null,
    cash: { version: 'demonstration', simulated: true },
    supersedes: null,
    publishedAt: '2026-11-25T20:04:00.000Z',
    inputs: [
      object('inputs/config.json'),
      object('inputs/sales.csv.gz'),
      { ...object('cash.json'), sha256: 'ca5'.padEnd(64, 'h') },
    ],
    outputs: [object('recommendation.json')],
  };
}

/** A recommendation of ten million, published for a draw whose sales are known; the last one was announced as it was. */
function outcomeOf(drawDate: string): DrawOutcome {
  const row = sales.find((row) => row.drawDate === drawDate);
  const rows = [1e6, 20e6].map((jackpot) => ({
    jackpot,
    expectedSales: expectedSales(jackpot),
    salesInterval90: [0.8 * expectedSales(jackpot), 1.2 * expectedSales(jackpot)] as const,
    expectedNetRevenue: 3e6 - jackpot / 10,
  }));
  const recordId = `england-${drawDate}-89abcdef`;
  const published = { recordId, drawDate, recommended: LAST, lastJackpot: 9e6, rows };
  return drawOutcome(published, row, announcedJackpot(row, undefined), null);
}

/** The evidence of a country whose week ended in `status`. */
export function exampleEvidence(country: string, status: RecordStatus): CountryEvidence {
  const common = {
    run: RUN,
    config: configOf(country),
    sales,
    outcomes: ['2026-11-14', '2026-11-21'].map((drawDate) => outcomeOf(drawDate)),
    pastAsThisDraw: null,
    planBefore: {
      drawDate: '2026-11-21',
      weeks: Array.from({ length: 52 }, (_, week) => ({
        drawDate: addDays(DRAW, 7 * (week - 1)),
        expectedNetRevenue: 2.9e6,
      })),
    },
    revenueStray90: null,
  };
  const recordId = `${country}-${DRAW}-01234567`;
  const failed = failedCountry({
    country,
    drawDate: DRAW,
    failure: { step: 'ValidateData', cause: 'data', detail: '<script>alert("line 7")</script>: expected a number' },
    recordId,
    simulatedCash: true,
  });
  if (status === 'failed')
    return { ...common, summary: failed, recommendation: null, metadata: null, evaluation: null };
  const actBy = { at: '2026-11-28T00:00:00.000Z', timeZone: 'Europe/London' };
  const summary: CountrySummary = { ...failed, actBy, status, currency: 'GBP', jackpot: LAST, lastJackpot: LAST };
  const metadata = metadataOf(country, status);
  if (status === 'held') {
    const { formatVersion, drawDate, currency, simulatedCash, inputs, lossQuantile } = recommendationOf(
      country,
      'recommended',
      LAST,
    );
    const held = {
      formatVersion,
      country,
      drawDate,
      currency,
      simulatedCash,
      inputs,
      lossQuantile,
      jackpot: LAST,
      lastJackpot: LAST,
    };
    const reason = 'the model was rejected';
    const recommendation = { ...held, status, heldFrom: `${country}-2026-11-14-89abcdef`, reason, why: [reason] };
    return { ...common, summary: { ...summary, reason }, recommendation, metadata, evaluation };
  }
  const recommendation = recommendationOf(country, status === 'infeasible' ? status : 'recommended', 10.25e6);
  const { jackpot, constraints, extrapolated, violations, yearAhead = null } = recommendation;
  const waits = status === 'awaiting-approval';
  return {
    ...common,
    summary: {
      ...summary,
      reason: status === 'infeasible' ? 'no jackpot keeps the payout ratio' : waits ? 'nobody approved it yet' : null,
      jackpot,
      expectedSales: recommendation.expectedSales,
      expectedNetRevenue: recommendation.expectedNetRevenue,
      extrapolated,
      constraints,
      violations,
      yearAhead,
      model: { version: 1, digest: DIGEST },
      metadataKey: waits
        ? `runs/${RUN.id}/${country}/awaiting-approval/metadata.json`
        : `recommendations/${country}/${DRAW}/metadata.json`,
    },
    recommendation,
    metadata,
    evaluation,
  };
}

/** A week of six countries, of which not all are well. */
export function exampleWeek(
  statuses: readonly RecordStatus[] = [
    'recommended',
    'awaiting-approval',
    'infeasible',
    'recommended',
    'held',
    'failed',
  ],
): { readonly summary: WeekSummary; readonly pictured: readonly CountryEvidence[] } {
  const pictured = statuses.map((status, index) => exampleEvidence(`country-${index + 1}`, status));
  const countries = pictured.map(({ summary }) => summary);
  return {
    summary: {
      runId: RUN.id,
      week: RUN.week,
      clock: RUN.clock,
      simulatedCash: true,
      exchange: { currency: 'EUR', rates: { GBP: 1.17 } },
      counts: countByStatus(countries),
      countries,
      readerProblems: [],
    },
    pictured,
  };
}
