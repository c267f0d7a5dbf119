import type { ConstraintName, RestoringRelief } from '@jackpot/decision';
import type { DecisionContext } from './candidate.ts';
import { grid } from './constraint/grid.ts';
import { largestChange } from './constraint/largest-change.ts';
import type { Relief } from './constraint/relief.ts';
import type { Rule } from './rule.ts';

/** An easing that can be made larger or smaller; its amounts are in the unit that people are told. */
interface Measure {
  readonly name: ConstraintName;
  readonly bound?: 'min' | 'max';
  readonly of: (amount: number) => Relief;
  /** Start of the search. */
  readonly start: number;
}

/** An amount is known within a twentieth: so many times it suffices, and a smaller one does not. */
const precision = 1.05;
/** The search's first step, which is squared until the amount lies between two. */
const firstFactor = 1.15;
const mostSteps = 7;
const digitsTold = 3;

/**
 * For each constraint alone, the smallest easing with which a plan keeps everything again, to a twentieth, and what that plan
 * earns. Asked for where nothing keeps everything. Each constraint is lifted first: where that restores nothing, no easing does.
 */
export function restoringReliefs(context: DecisionContext, rule: Rule): RestoringRelief[] {
  const measures = measuresOf(context, rule);
  const lifted = rule.candidate.constraints
    .map(({ name }) => name)
    .filter((name) => name !== grid.name && !measures.some((measure) => measure.name === name));
  return [
    ...measures.flatMap((measure) => measured(rule, measure)),
    ...lifted.flatMap((name) => restored(rule, { lift: name }, { name, by: null })),
  ];
}

function measuresOf(context: DecisionContext, rule: Rule): Measure[] {
  const missed = rule.violations.find(({ name }) => name === 'payoutRatio');
  return [
    cashMeasure(context, rule),
    ...(missed?.bound === undefined ? [] : [ratioMeasure(missed.bound, missed.amount)]),
    ...(context.bounds.names.includes(largestChange.name)
      ? [{ name: largestChange.name, of: (moreChange: number) => ({ moreChange }), start: 1 / 16 }]
      : []),
  ];
}

/** More of the company's cash, in the country's currency: of it the country has its share, once the safety net is full. */
function cashMeasure({ config, cash, limit }: DecisionContext, { candidate }: Rule): Measure {
  const { share } = config.constraints.cash;
  const spare = (cash.available - cash.safetyNet) / cash.exchangeRate;
  const needed = Math.max(limit * (1 + 1 / 16), candidate.lossQuantile());
  return {
    name: 'cash',
    of: (amount) => ({ moreCash: Math.max(0, share * (spare + amount) - limit) }),
    start: needed / share - spare,
  };
}

function ratioMeasure(bound: 'min' | 'max', missed: number): Measure {
  return { name: 'payoutRatio', bound, of: (moreRatio) => ({ moreRatio, bound }), start: missed / 2 };
}

/** Whole jackpots may need a little more than the relaxation by which an amount is found. */
const factors = [1, 1.05, 1.1, 1.2, 1.5];

function measured(rule: Rule, { name, bound, of, start }: Measure): RestoringRelief[] {
  if (!rule.mayKeepAll({ lift: name })) return [];
  const least = leastAmount((amount) => rule.mayKeepAll(of(amount)), start);
  for (const factor of least === null ? [] : factors) {
    const by = roundedUp((least ?? 0) * factor);
    const found = restored(rule, of(by), { name, ...(bound === undefined ? {} : { bound }), by });
    if (found.length > 0) return found;
  }
  return [];
}

function restored(
  rule: Rule,
  relief: Relief,
  about: Pick<RestoringRelief, 'name' | 'bound' | 'by'>,
): RestoringRelief[] {
  const outlook = rule.keepingAll(relief);
  return outlook === null ? [] : [{ ...about, jackpot: outlook.jackpot, gain: outlook.value - rule.outlook.value }];
}

/** The least amount, but for a twentieth, that `suffices`, as every larger one does; null where none was found. */
export function leastAmount(suffices: (amount: number) => boolean, start: number): number | null {
  const enough = suffices(start);
  let [low, high] = [start, start];
  for (let step = 0, factor = firstFactor; high === low; step++, factor *= factor) {
    if (step === mostSteps) return enough ? high : null;
    const next = enough ? low / factor : high * factor;
    const nextSuffices = suffices(next);
    if (enough) [low, high] = nextSuffices ? [next, next] : [next, high];
    else [low, high] = nextSuffices ? [low, next] : [next, next];
  }
  while (high > low * precision) {
    const middle = Math.sqrt(low * high);
    if (suffices(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function roundedUp(amount: number): number {
  const unit = 10 ** (Math.floor(Math.log10(amount)) - digitsTold + 1);
  return Number((Math.ceil(amount / unit - 1e-9) * unit).toPrecision(digitsTold + 1));
}
