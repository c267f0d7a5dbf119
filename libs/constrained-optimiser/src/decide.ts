import { type CountryConfig, isOnGrid } from '@jackpot/config-schema';
import type { TicketDistribution } from '@jackpot/forecast-model';
import {
  type Candidate,
  type DecisionContext,
  decisionContext,
  type DecisionInput,
  evaluateCandidate,
  missedConstraints,
} from './candidate.ts';
import type { ConstraintReport } from './constraint.ts';
import type { CandidateRow, Decision, JackpotEvaluation, Plan } from './decision.ts';
import { neighbourEffect, neighbourSentence } from './neighbours.ts';
import { type Choice, chooseOneWeek } from './one-week-rule.ts';
import type { PayoutWindow } from './payout-ratio.ts';
import { UnsupportedSettingsError, unsupportedSettings } from './supported-settings.ts';

/**
 * The jackpot to announce for the draw on `drawDate`, by evaluating every jackpot of the grid.
 *
 * @throws UnsupportedSettingsError where the config asks for a plan, basis or confidence that this version has not.
 */
export async function decide(input: DecisionInput): Promise<Decision> {
  const unsupported = unsupportedSettings(input.config);
  if (unsupported.length > 0) throw new UnsupportedSettingsError(unsupported);
  const context = decisionContext(input);
  const evaluated = context.bounds.jackpots.map((jackpot) => evaluateCandidate(context, jackpot));
  const choice = chooseOneWeek(evaluated, context.limit);
  return await Promise.resolve(describe(context, evaluated, choice));
}

/** Forecast, money and constraints of the given jackpots, on the grid or off it, in the given order. */
export function evaluateJackpots(input: DecisionInput, jackpots: readonly number[]): JackpotEvaluation[] {
  const context = decisionContext(input);
  return jackpots.map((jackpot) => {
    const candidate = evaluateCandidate(context, jackpot);
    const onGrid = isOnGrid(input.config, jackpot);
    return {
      ...candidate.money,
      jackpot,
      onGrid,
      objectiveValue: candidate.objectiveValue,
      extrapolated: candidate.tickets.extrapolated,
      salesInterval90: salesInterval(input.config, candidate.tickets),
      constraints: candidate.constraints,
      payoutExcess: candidate.payoutExcess,
      breachProbability: candidate.breachProbability,
      lossQuantile: candidate.lossQuantile(),
      satisfied: onGrid && missedConstraints(candidate).length === 0,
    };
  });
}

function describe(context: DecisionContext, evaluated: readonly Candidate[], choice: Choice): Decision {
  const { config, bounds } = context;
  const { candidate } = choice;
  const up = neighbourEffect(candidate, evaluated, 'up');
  const down = neighbourEffect(candidate, evaluated, 'down');
  return {
    ...candidate.money,
    status: choice.feasible ? 'recommended' : 'infeasible',
    drawDate: context.drawDate,
    jackpot: candidate.jackpot,
    lastJackpot: bounds.lastJackpot,
    objective: config.objective,
    objectiveValue: candidate.objectiveValue,
    extrapolated: candidate.tickets.extrapolated,
    salesInterval90: salesInterval(config, candidate.tickets),
    constraints: constraintReports(context, evaluated, candidate),
    violations: candidate.constraints
      .filter(({ satisfied }) => !satisfied)
      .map(({ name, slack }) => ({ name, amount: -slack })),
    payoutExcess: candidate.payoutExcess,
    realisedPayoutRatio: realisedPayoutRatio(context.window),
    breachProbability: candidate.breachProbability,
    lossQuantile: candidate.lossQuantile(),
    yielded: bounds.yielded,
    rolloverUnknown: bounds.rolloverUnknown,
    rolloverIgnoredAfterThisDraw: config.jackpot.rollover,
    plan: oneWeekPlan(context, candidate),
    up,
    down,
    why: [neighbourSentence(up, 'up', config.currency), neighbourSentence(down, 'down', config.currency)],
    candidates: evaluated.map((candidate) => candidateRow(config, candidate)),
  };
}

/** A constraint binds where the choice without it, all else equal, is another jackpot. */
function constraintReports(
  context: DecisionContext,
  evaluated: readonly Candidate[],
  chosen: Candidate,
): ConstraintReport[] {
  return chosen.constraints.map((constraint) => {
    const others = constraint.name === 'grid' ? pastTheGrid(context, chosen) : [];
    const without = chooseOneWeek([...evaluated, ...others], context.limit, constraint.name);
    return { ...constraint, binding: without.candidate.jackpot !== chosen.jackpot };
  });
}

/** The step past the grid's end, where the choice is that end: so far must the grid be lifted to see whether it binds. */
function pastTheGrid(context: DecisionContext, chosen: Candidate): Candidate[] {
  const { min, max, step } = context.config.jackpot;
  const past: number[] = [];
  if (chosen.jackpot === min && min > step) past.push(min - step);
  if (chosen.jackpot === max) past.push(max + step);
  return past.map((jackpot) => evaluateCandidate(context, jackpot));
}

/** The plan of a horizon of one week is the choice itself, which exhaustive search proves best. */
function oneWeekPlan({ drawDate }: DecisionContext, candidate: Candidate): Plan {
  const { jackpot, objectiveValue } = candidate;
  const { expectedSales, expectedPrizes, expectedNetRevenue } = candidate.money;
  const payoutRatio = payoutRatioOf(candidate);
  return {
    weeks: [{ drawDate, jackpot, expectedSales, expectedPrizes, expectedNetRevenue, payoutRatio }],
    objective: objectiveValue,
    bound: objectiveValue,
    gap: 0,
  };
}

function realisedPayoutRatio({ realisedPrizes, sales }: PayoutWindow): number | null {
  return realisedPrizes === null || sales === 0 ? null : realisedPrizes / sales;
}

function salesInterval(
  { ticketPrice }: CountryConfig,
  { interval90: [low, high] }: TicketDistribution,
): [number, number] {
  return [low * ticketPrice, high * ticketPrice];
}

function payoutRatioOf({ constraints }: Candidate): number {
  return constraints.find(({ name }) => name === 'payoutRatio')?.value ?? 0;
}

function candidateRow(config: CountryConfig, candidate: Candidate): CandidateRow {
  const { expectedSales, expectedNetRevenue, winProbability } = candidate.money;
  return {
    jackpot: candidate.jackpot,
    expectedSales,
    salesInterval90: salesInterval(config, candidate.tickets),
    expectedNetRevenue,
    winProbability,
    extrapolated: candidate.tickets.extrapolated,
    payoutRatio: payoutRatioOf(candidate),
    breachProbability: candidate.breachProbability,
    misses: missedConstraints(candidate),
  };
}
