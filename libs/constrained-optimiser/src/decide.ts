import { accrualOf, configOn, type CountryConfig } from '@jackpot/config-schema';
import type { Decision, JackpotRow } from '@jackpot/decision';
import type { DecisionInput } from './decision-input.ts';
import type { EvaluatedJackpot } from './evaluated-jackpot.ts';
import { type EvaluationContext, evaluateCandidate } from './evaluate-candidate.ts';
import { carryOverSentence } from './carry-over-sentence.ts';
import { carriedOf, carriedWorthIfAny, carryOver } from './carry-over.ts';
import { missedConstraints } from './constraint/constraint.ts';
import { constraintReports } from './constraint-reports.ts';
import { salesInterval } from './evaluate-jackpots.ts';
import { exploredCandidate } from './exploration.ts';
import { goodRanges, nearTie } from './near-ties.ts';
import { Horizon } from './plan/horizon.ts';
import { oneWeekRule } from './one-week-rule.ts';
import { missingDraws, payoutBasis } from './constraint/payout-ratio.ts';
import { checkPinned } from './pinned-jackpots.ts';
import { someMoney } from './constraint/amounts.ts';
import { planRule } from './plan/plan-rule.ts';
import { RolloverHorizon } from './plan/rollover/rollover-horizon.ts';
import { rolloverRule } from './plan/rollover/rollover-rule.ts';
import { posedDecision } from './posed-decision.ts';
import { restoringReliefs } from './restoring-reliefs.ts';
import { rolloverSentences } from './rollover-sentences.ts';
import type { Rule } from './rule.ts';
import { neighbourEffect, whySentences } from './why.ts';

/**
 * The jackpot to announce for the draw on `drawDate`: the best of the grid for this draw, or the first of the best plan
 * over the config's horizon; what `pinned` sets, where it sets one.
 *
 * @throws PinnedJackpotError
 */
export async function decide(input: DecisionInput): Promise<Decision> {
  const { context, candidates } = await posedDecision(input);
  const ruleAmong = ruleOf(context);
  const pinned = context.pinned.get(input.drawDate);
  if (pinned !== undefined) {
    checkPinned(input.drawDate, pinned, context.bounds.values(pinned));
    const asked = candidates.filter(({ jackpot }) => jackpot === pinned);
    return describe(context, candidates, await ruleAmong(asked), {});
  }
  const { rule: best, departure } = await settled(context, candidates, ruleAmong);
  const announced = exploredCandidate(context, best.candidate, candidates, (other) => best.withFirst(other) !== null);
  if (announced === best.candidate) return describe(context, candidates, best, { nearTie: departure });
  // The plan goes on from what is announced.
  const rule = await ruleAmong([announced]);
  const price = (best.withFirst(best.candidate) ?? best.outlook.value) - rule.outlook.value;
  return describe(context, candidates, rule, { exploration: { best: best.candidate.jackpot, price } });
}

/** The rule that announces, of jackpots as good as the best, the one nearest to the last, its plan going on from there. */
async function settled(
  context: EvaluationContext,
  candidates: readonly EvaluatedJackpot[],
  ruleAmong: RuleAmong,
): Promise<{ readonly rule: Rule; readonly departure: Departure['nearTie'] }> {
  const best = await ruleAmong(candidates);
  const { lastJackpot } = context.bounds;
  if (lastJackpot === null || best.violations.length > 0 || best.recovering) return { rule: best, departure: null };
  const [nearest] = best.firstWithin([nearTie(best.candidate, candidates, lastJackpot)]);
  if (!nearest || nearest === best.candidate) return { rule: best, departure: null };
  const { candidate, violations, firstWeekInBounds, yearAhead, plan, rollover } = await ruleAmong([nearest]);
  if (violations.length > 0) return { rule: best, departure: null };
  const costs = (best.withFirst(best.candidate) ?? 0) - (best.withFirst(nearest) ?? 0);
  return {
    // Reliefs go on to be compared among all candidates.
    rule: { ...best, candidate, violations, firstWeekInBounds, yearAhead, plan, rollover },
    departure: { best: best.candidate.jackpot, costs: Math.max(0, costs) },
  };
}

type RuleAmong = (candidates: readonly EvaluatedJackpot[]) => Promise<Rule>;

/** The choice among some candidates for this draw, by the config's horizon. What later draws may have is found once. */
function ruleOf(context: EvaluationContext): RuleAmong {
  if (context.config.plan.horizonWeeks === 1 && context.path === null)
    return (candidates) => Promise.resolve(oneWeekRule(context, candidates));
  if (accrualOf(context.config) !== null) {
    const horizon = new RolloverHorizon(context);
    return (candidates) => rolloverRule(context, horizon, candidates);
  }
  const horizon = new Horizon(context);
  return (candidates) => planRule(context, horizon, candidates);
}

/** A jackpot with the objective over the horizon that begins with it; null where no plan that does keeps the payout ratio. */
interface HorizonValue {
  readonly jackpot: number;
  readonly value: number | null;
}

/** The jackpot that would be announced and then the given ones, in their order, each with its value over the horizon. */
export async function horizonValues(input: DecisionInput, jackpots: readonly number[]): Promise<HorizonValue[]> {
  const { context, candidates } = await posedDecision(input);
  const { rule } = await settled(context, candidates, ruleOf(context));
  const announced = exploredCandidate(context, rule.candidate, candidates, (other) => rule.withFirst(other) !== null);
  return [announced.jackpot, ...jackpots].map((jackpot) => ({
    jackpot,
    value: rule.withFirst(evaluateCandidate(context, jackpot)),
  }));
}

/** Departure from the best jackpot, with its reason. */
type Departure = Pick<Decision, 'exploration' | 'nearTie'>;

function describe(
  context: EvaluationContext,
  candidates: readonly EvaluatedJackpot[],
  rule: Rule,
  { exploration = null, nearTie: tie = null }: Partial<Departure>,
): Decision {
  const { config, bounds, window } = context;
  const carried = carriedOf(context);
  const { candidate, plan, violations, firstWeekInBounds, recovering, yearAhead } = rule;
  const decision = {
    ...candidate.money,
    status: violations.length === 0 ? ('recommended' as const) : ('infeasible' as const),
    drawDate: context.drawDate,
    jackpot: candidate.jackpot,
    lastJackpot: bounds.lastJackpot,
    objective: config.objective,
    objectiveValue: candidate.objectiveValue,
    extrapolated: candidate.tickets.extrapolated,
    salesInterval90: salesInterval(configOn(config, context.drawDate), candidate.tickets),
    constraints: constraintReports(context, rule),
    violations,
    ...(violations.length > 0 && { reliefs: restoringReliefs(context, rule) }),
    firstWeekInBounds,
    recovering,
    yearAhead,
    payoutBasis: payoutBasis(config, window),
    payoutExcess: candidate.payout.excess,
    missingWeeks: missingDraws(context),
    realisedPayoutRatio:
      window.realisedPrizes === null || window.sales === 0 ? null : window.realisedPrizes / window.sales,
    breachProbability: candidate.breachProbability,
    lossQuantile: candidate.lossQuantile(),
    yielded: [...bounds.yielded, ...(rule.changeDropped ? (['laterMaxChange'] as const) : [])],
    rolloverUnknown: bounds.rolloverUnknown,
    rolloverIgnoredAfterThisDraw: config.jackpot.rollover === true,
    plan: {
      ...plan,
      weeks: plan.weeks.map((week) => (context.pinned.has(week.drawDate) ? { ...week, pinned: true as const } : week)),
    },
    exploration,
    nearTie: tie,
    goodRanges: violations.length === 0 && exploration === null ? goodRanges(rule, candidates) : [],
    up: neighbourEffect(rule, candidates, 'up'),
    down: neighbourEffect(rule, candidates, 'down'),
    ...(rule.rollover && { rollover: rule.rollover }),
    ...(carried && { carryOver: carryOver(context, carried, rule) }),
    candidates: candidates.map((candidate) => ({
      ...candidateRow(configOn(config, context.drawDate), candidate),
      ...carriedWorthIfAny(context, candidate),
    })),
  };
  const { currency } = config;
  const { horizonWeeks } = config.plan;
  const without = (name: Decision['constraints'][number]['name']) => rule.under({ lift: name });
  const worth = decision.carryOver ? [carryOverSentence(decision.carryOver, currency)] : [];
  const set = context.pinned.has(context.drawDate)
    ? [`${someMoney(candidate.jackpot, currency)} is set for this draw, whatever is best.`]
    : [];
  const ahead = rule.rollover ? rolloverSentences(rule.rollover, config) : [];
  return {
    ...decision,
    why: [...set, ...ahead, ...worth, ...whySentences({ ...decision, currency, horizonWeeks, without })],
  };
}

function candidateRow(config: CountryConfig, candidate: EvaluatedJackpot): JackpotRow {
  const { expectedSales, expectedNetRevenue, winProbability } = candidate.money;
  return {
    jackpot: candidate.jackpot,
    expectedSales,
    salesInterval90: salesInterval(config, candidate.tickets),
    expectedNetRevenue,
    winProbability,
    extrapolated: candidate.tickets.extrapolated,
    payoutRatio: candidate.payout.constraint.value,
    breachProbability: candidate.breachProbability,
    misses: missedConstraints(candidate),
  };
}
