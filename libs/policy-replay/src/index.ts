export { adjustedRevenue } from './adjusted-revenue.ts';
export { averageRegret } from './average-regret.ts';
export { binomialUpperTail, type Estimate, estimate } from './estimate.ts';
export { type PolicyName, policies, policyNames } from './policies.ts';
export type { Announce, Policy } from './policy.ts';
export type { Regime } from './regime.ts';
export { type RegimeSummary, summariseRegimes } from './regime-summary.ts';
export { regimes } from './regimes.ts';
export { type Replay, replay, type ReplayRequest } from './replay.ts';
