import { type Estimate, estimate } from './estimate.ts';
import type { PolicyName } from './policies.ts';
import type { RegimeSummary } from './regime-summary.ts';

/**
 * A policy's regret averaged over the regimes that it was replayed in, and its standard error over the seeds that all of them
 * have. Regimes are played on the same random streams, so their regrets of one seed may go together: they are averaged seed by
 * seed, and only seeds are taken as independent. Null where the regimes have no seed in common.
 */
export function averageRegret(summaries: readonly RegimeSummary[], policy: PolicyName): Estimate | null {
  const regimes = summaries.flatMap(({ seeds, policies }) =>
    policies.filter((other) => other.policy === policy).map(({ regretBySeed }) => new Map(pairs(seeds, regretBySeed))),
  );
  const [first, ...others] = regimes;
  const common = [...(first?.keys() ?? [])].filter((seed) => others.every((regrets) => regrets.has(seed)));
  if (common.length === 0) return null;
  return estimate(common.map((seed) => estimate(regimes.map((regrets) => regrets.get(seed) ?? NaN)).mean));
}

function pairs(seeds: readonly number[], values: readonly number[]): (readonly [seed: number, value: number])[] {
  return seeds.map((seed, at) => [seed, values[at] ?? NaN]);
}
