import { accrualOf, configOn } from '@jackpot/config-schema';
import type { DecisionInput } from '../decision-input.ts';
import { keepingCandidates } from '../constraint/admissible-candidates.ts';
import { rulesAfter } from '../constraint/rollover.ts';
import { isWithinRatio } from '../constraint/payout-ratio.ts';
import type { EvaluatedJackpot } from '../evaluated-jackpot.ts';
import type { EvaluationContext } from '../evaluate-candidate.ts';
import { lossDistribution } from '../loss/loss-distribution.ts';
import { Horizon } from '../plan/horizon.ts';
import { RolloverHorizon } from '../plan/rollover/rollover-horizon.ts';
import { aimOf, Mixtures } from '../plan/rollover/rollover-plan.ts';
import { withRelaxation } from '../plan/plan-relaxation.ts';
import { loadSolver, SolverError } from '../plan/solver.ts';
import { posedDecision } from '../posed-decision.ts';

/** A jackpot that a country could announce, with its worth and its loss distribution. Money is in the country's currency. */
export interface DemandedJackpot {
  readonly jackpot: number;
  /** Of the objective over the horizon that begins with it, were later draws short of no cash. */
  readonly value: number;
  /** Of the objective in this draw alone. */
  readonly ofDraw: number;
  /** The largest loss that the cash constraint lets it have: so much of the company's spare cash it needs. */
  readonly need: number;
  /** P(loss > amount), in the config's reading of a loss. */
  readonly exceedance: (amount: number) => number;
}

/** Demand of a country for cash: its jackpots by rising need, each worth more than those before; at least one. */
export interface CashDemand {
  readonly jackpots: readonly DemandedJackpot[];
  /** Probability with which the loss of this draw may exceed what the country has. */
  readonly probability: number;
}

/** An amount of cash that no draw can exhaust. */
const ABUNDANT = 1e15;
/** Jackpots looked at, spread evenly over those that are worth more than every lower one. */
const MOST_JACKPOTS = 40;

/** Demand of one country's draw: what each amount of cash would let it announce. @throws SolverError */
export async function cashDemand(input: DecisionInput): Promise<CashDemand> {
  const abundant = { ...input, cash: { ...input.cash, available: ABUNDANT } };
  const { context, candidates } = await posedDecision(abundant);
  const keepers = keepingCandidates(candidates, context, { lift: 'cash' });
  const values = await horizonValues(context, keepers.length > 0 ? keepers : candidates);
  const rising = spread(worthMoreThanLower(values));
  return {
    probability: context.cashRule.probability,
    jackpots: rising.map(({ candidate, value }) => {
      const { jackpot, tickets } = candidate;
      const { exceedance } = context.cashRule;
      const rules = rulesAfter(configOn(input.config, input.drawDate), context.unwon);
      const lost = exceedance(lossDistribution({ config: rules, jackpot, tickets }));
      return { jackpot, value, ofDraw: candidate.objectiveValue, need: needOf(candidate), exceedance: lost };
    }),
  };
}

/** Of the largest loss that can be: a need is told so finely, rounded up. */
const FINENESS = 1e-4;

/** The loss quantile, found by comparisons, each of them much cheaper than the quantile's own search. */
function needOf({ jackpot, money, lossCanExceed }: EvaluatedJackpot): number {
  if (!lossCanExceed(0)) return 0;
  let [low, high] = [0, jackpot + money.expectedSales];
  while (lossCanExceed(high)) [low, high] = [high, 2 * high];
  const finest = FINENESS * high;
  while (high - low > finest) {
    const middle = (low + high) / 2;
    if (lossCanExceed(middle)) low = middle;
    else high = middle;
  }
  return high;
}

interface Valued {
  readonly candidate: EvaluatedJackpot;
  readonly value: number;
}

/**
 * Value of each candidate over the horizon; where no plan keeps the payout ratio, of plans that need not. Of a jackpot that accrues its
 * bound, at the prices of the best mixture of policies.
 */
async function horizonValues(context: EvaluationContext, candidates: readonly EvaluatedJackpot[]): Promise<Valued[]> {
  if (context.config.plan.horizonWeeks === 1 && context.path === null) {
    const within = candidates.filter(({ payout }) => isWithinRatio(payout, null));
    return (within.length > 0 ? within : candidates).map((candidate) => ({
      candidate,
      value: candidate.objectiveValue,
    }));
  }
  const highs = await loadSolver();
  if (accrualOf(context.config) !== null) {
    const game = new RolloverHorizon(context).game(candidates);
    const { aim, seeds } = aimOf(highs, game);
    const mixtures = new Mixtures(highs, game, aim, seeds);
    return (game.draws[0]?.options ?? []).flatMap(({ jackpot }, option): Valued[] => {
      const candidate = candidates.find((other) => other.jackpot === jackpot);
      return candidate ? [{ candidate, value: mixtures.boundOf(option) }] : [];
    });
  }
  const horizon = new Horizon(context);
  for (const problem of [horizon.problem(candidates), horizon.problem(candidates, { windows: [] })]) {
    const found = withRelaxation(highs, { problem, aim: 'objective', lenient: null }, (relaxation) =>
      (problem.draws[0] ?? []).flatMap(({ jackpot }, option): Valued[] => {
        const candidate = candidates.find((other) => other.jackpot === jackpot);
        const relaxed = candidate && relaxation.solve(option);
        return candidate && relaxed ? [{ candidate, value: relaxed.value }] : [];
      }),
    );
    if (found.length > 0) return found;
  }
  throw new SolverError('no jackpot begins a plan, though every window may be missed');
}

function worthMoreThanLower(values: readonly Valued[]): Valued[] {
  let best = -Infinity;
  return values
    .toSorted((a, b) => a.candidate.jackpot - b.candidate.jackpot)
    .filter(({ value }) => {
      if (value <= best) return false;
      best = value;
      return true;
    });
}

function spread(values: readonly Valued[]): readonly Valued[] {
  if (values.length <= MOST_JACKPOTS) return values;
  const every = (values.length - 1) / (MOST_JACKPOTS - 1);
  return Array.from({ length: MOST_JACKPOTS }, (_, at) => values[Math.round(at * every)]).filter(
    (value) => value !== undefined,
  );
}
