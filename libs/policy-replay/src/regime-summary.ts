import { drawsPerYear } from '@jackpot/config-schema';
import { breachProbabilityPerDraw } from '@jackpot/constrained-optimiser';
import { adjustedRevenue } from './adjusted-revenue.ts';
import { binomialUpperTail, type Estimate, estimate } from './estimate.ts';
import { type PolicyName, policyNames } from './policies.ts';
import type { Regime } from './regime.ts';
import type { Replay } from './replay.ts';

/** Result of one policy in one regime. Money is in the country's currency; gains are shares of the oracle's revenue. */
interface PolicySummary {
  readonly policy: PolicyName;
  /** Adjusted expected revenue of the replayed weeks. */
  readonly revenue: Estimate;
  /** 1 − adjusted revenue / the oracle's, by seed. */
  readonly regret: Estimate;
  /** The same of each seed, in the order of the regime's. */
  readonly regretBySeed: readonly number[];
  /** Adjusted revenue above the constant's and the one-week rule's of the same seed; null where they weren't replayed. */
  readonly gainOnConstant: Estimate | null;
  readonly gainOnOneWeek: Estimate | null;
  /** Expected prizes over expected sales of the replayed weeks. */
  readonly payoutRatio: Estimate;
  /** Share of weeks whose window of the payout ratio misses its bounds by more than a tenth of a point. */
  readonly missedWindows: number;
  /** The largest miss, as a share of sales. */
  readonly largestMiss: number;
  /**
   * Weeks that lost more than the limit; how many were to be expected; how many the config allows; and the probability of
   * so many or more, were each week's exactly the allowed one (1 where the config reads the worst case instead).
   */
  readonly cash: {
    readonly breaches: number;
    readonly expected: number;
    readonly allowed: number;
    readonly pValue: number;
  };
}

export interface RegimeSummary {
  readonly regime: string;
  /** Seeds that every policy here was replayed with. */
  readonly seeds: readonly number[];
  readonly startingRatio: Estimate;
  readonly policies: readonly PolicySummary[];
}

const NOTABLE_MISS = 0.001;

/** Compares the policies, regime by regime, where there is a seed that all of them were replayed with, the oracle too. */
export function summariseRegimes(regimes: readonly Regime[], replays: readonly Replay[]): RegimeSummary[] {
  return regimes.flatMap((regime) => summariseRegime(regime, replays) ?? []);
}

function summariseRegime(regime: Regime, replays: readonly Replay[]): RegimeSummary | null {
  const own = replays.filter((replay) => replay.regime === regime.name);
  const played = policyNames.filter((name) => own.some(({ policy }) => policy === name));
  const seeds = [...new Set(own.map(({ seed }) => seed))]
    .filter((seed) => played.every((name) => own.some((replay) => replay.policy === name && replay.seed === seed)))
    .sort((a, b) => a - b);
  if (seeds.length === 0 || !played.includes('oracle')) return null;
  const bySeed = (name: PolicyName): Replay[] =>
    seeds.flatMap((seed) => own.filter((replay) => replay.policy === name && replay.seed === seed));
  const oracles = bySeed('oracle');
  const revenues = new Map(played.map((name) => [name, adjustedRevenues(bySeed(name), oracles)] as const));
  const gain = (name: PolicyName, on: PolicyName): Estimate | null => {
    const [mine, other] = [revenues.get(name) ?? [], revenues.get(on)];
    if (other === undefined || name === on) return null;
    return estimate(mine.map((revenue, i) => (revenue - (other[i] ?? 0)) / (oracles[i]?.objective ?? NaN)));
  };
  return {
    regime: regime.name,
    seeds,
    startingRatio: estimate(oracles.map(({ startingRatio }) => startingRatio)),
    policies: played.map((policy) => {
      const own = revenues.get(policy) ?? [];
      const regretBySeed = own.map((revenue, i) => 1 - revenue / (oracles[i]?.objective ?? NaN));
      return {
        policy,
        revenue: estimate(own),
        regret: estimate(regretBySeed),
        regretBySeed,
        gainOnConstant: gain(policy, 'constant'),
        gainOnOneWeek: gain(policy, 'one week'),
        ...violations(regime, bySeed(policy)),
      };
    }),
  };
}

function adjustedRevenues(replays: readonly Replay[], oracles: readonly Replay[]): number[] {
  return replays.flatMap((replay) =>
    oracles.filter(({ seed }) => seed === replay.seed).map((oracle) => adjustedRevenue(replay, oracle)),
  );
}

function violations({ config, lastPastDraw }: Regime, replays: readonly Replay[]) {
  const misses = replays.flatMap(({ payoutMisses }) => payoutMisses);
  const sum = (value: (replay: Replay) => number) => replays.reduce((total, replay) => total + value(replay), 0);
  const breaches = sum(({ cashBreaches }) => cashBreaches);
  const level = breachProbabilityPerDraw(
    config.constraints.cash.breachProbabilityPerYear,
    drawsPerYear(config, lastPastDraw),
  );
  return {
    payoutRatio: estimate(replays.map(({ prizes, sales }) => prizes / sales)),
    missedWindows: misses.filter((miss) => miss > NOTABLE_MISS).length / misses.length,
    largestMiss: Math.max(0, ...misses),
    cash: {
      breaches,
      expected: sum(({ expectedCashBreaches }) => expectedCashBreaches),
      allowed: level * misses.length,
      pValue: level > 0 ? binomialUpperTail(breaches, misses.length, level) : 1,
    },
  };
}
